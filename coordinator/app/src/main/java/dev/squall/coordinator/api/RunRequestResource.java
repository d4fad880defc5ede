package dev.squall.coordinator.api;

import dev.squall.coordinator.kafka.Requests;
import dev.squall.coordinator.store.CataloguedRun;
import dev.squall.coordinator.store.RunCatalogue;
import dev.squall.model.codec.JsonDocumentReader;
import dev.squall.model.codec.Parsing;
import dev.squall.model.codec.Problem;
import dev.squall.model.journal.Phase;
import dev.squall.model.json.Json;
import dev.squall.model.message.Request;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people ask of a run that exists; it goes to the run's owner by Kafka, wherever that is. */
@Path(RunResource.PATH)
@Tag(name = "runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RunRequestResource {
    private static final Duration SENDING = Duration.ofSeconds(5);

    private final RunCatalogue catalogue;
    private final Requests requests;
    private final InstantSource clock;

    RunRequestResource(RunCatalogue catalogue, Requests requests, InstantSource clock) {
        this.catalogue = catalogue;
        this.requests = requests;
        this.clock = clock;
    }

    @POST
    @Path("/" + RunViewResource.ID + ":abort")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @Operation(
            operationId = "abortRun",
            summary = "Stop a run, undo its faults and roll back",
            description = "The body may be empty or {\"reason\": \"why\", \"by\": \"who\"}.")
    @APIResponse(responseCode = "202", description = "Its owner will hear of it; follow the run to see it end")
    @APIResponse(responseCode = "404", description = "There is no such run")
    @APIResponse(responseCode = "409", description = "The run is over")
    @APIResponse(responseCode = "503", description = "Kafka cannot be reached; faults end with their leases")
    public Response abort(@PathParam("id") String id, InputStream body) {
        return asked(
                id,
                body,
                Set.of("by", "reason"),
                (run, fields) -> run.phase == Phase.FINISHED
                        ? conflict("run-over", "The run is over", "there is nothing left to stop")
                        : sent(new Request.Abort(
                                id,
                                clock.instant(),
                                text(fields, "by").orElse(RunResource.ANYONE),
                                text(fields, "reason").orElse("no reason given"))));
    }

    @POST
    @Path("/" + RunViewResource.ID + "/approvals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "approveRun",
            summary = "Approve a run's plan",
            description =
                    "The body is {\"by\": \"who\", \"plan-hash\": \"the run's plan-hash\"}; as many different people as the experiment requires.")
    @APIResponse(responseCode = "202", description = "Its owner will hear of it")
    @APIResponse(responseCode = "400", description = "'by' or 'plan-hash' is missing")
    @APIResponse(responseCode = "404", description = "There is no such run")
    @APIResponse(responseCode = "409", description = "The run waits for no approval, or its plan is another")
    public Response approve(@PathParam("id") String id, InputStream body) {
        return asked(id, body, Set.of("by", "plan-hash"), (run, fields) -> {
            var by = text(fields, "by");
            var hash = text(fields, "plan-hash");
            if (by.isEmpty() || hash.isEmpty()) {
                var missing = new Problem("body", by.isEmpty() ? "by" : "plan-hash", 0, 0, "is missing", "write both");
                return ProblemReply.malformed(List.of(missing)).response();
            }
            if (run.phase != Phase.AWAITING_APPROVAL) {
                return conflict(
                        "no-approval-awaited", "The run waits for no approval", "it is " + Shape.word(run.phase));
            }
            return hash.get().equals(run.planHash)
                    ? sent(new Request.Approve(id, clock.instant(), by.get(), hash.get()))
                    : conflict("other-plan", "The run has another plan", "look at the plan and its 'plan-hash' again");
        });
    }

    private interface Asking {
        Response of(CataloguedRun run, Json.Mapping fields);
    }

    private Response asked(String id, InputStream body, Set<String> keys, Asking asking) {
        var run = catalogue.run(id);
        if (run.isEmpty()) {
            return ProblemReply.noRun(id).response();
        }
        return switch (Body.read(body)) {
            case Body.Refused(var problem) -> problem.response();
            case Body.Text(String text) when text.isBlank() -> asking.of(run.get(), Json.Mapping.EMPTY);
            case Body.Text(String text) ->
                switch (JsonDocumentReader.read("body", text)) {
                    case Parsing.Malformed(var problem) ->
                        ProblemReply.malformed(List.of(problem)).response();
                    case Parsing.Parsed(var document) -> {
                        var problems = RequestText.problems(document, keys);
                        yield problems.isEmpty() && document.root() instanceof Json.Mapping fields
                                ? asking.of(run.get(), fields)
                                : ProblemReply.malformed(problems).response();
                    }
                };
        };
    }

    private static Optional<String> text(Json.Mapping fields, String key) {
        return fields.text(key).filter(text -> !text.isBlank()).map(RequestText::shortened);
    }

    private static Response conflict(String kind, String title, String detail) {
        return ProblemReply.of(409, kind, title, detail).response();
    }

    private Response sent(Request request) {
        try {
            requests.send(request).toCompletableFuture().get(SENDING.toMillis(), TimeUnit.MILLISECONDS);
            return Replies.json(202, new Shape().put("id", request.run()).done())
                    .build();
        } catch (ExecutionException | TimeoutException e) {
            return ProblemReply.unavailable("Kafka has not taken the request; it may still arrive")
                    .response();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ProblemReply.unavailable("the coordinator is stopping").response();
        }
    }
}
