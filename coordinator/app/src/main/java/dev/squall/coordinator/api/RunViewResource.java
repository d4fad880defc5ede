package dev.squall.coordinator.api;

import dev.squall.coordinator.store.CataloguedRun;
import dev.squall.coordinator.store.PostgresRunStore;
import dev.squall.coordinator.store.RunCatalogue;
import dev.squall.coordinator.store.RunCatalogue.Filter;
import dev.squall.model.codec.ChaosToolkitJournal;
import dev.squall.model.codec.ChaosToolkitJournal.Form;
import dev.squall.model.codec.JournalCodec;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.journal.Journal;
import dev.squall.model.journal.Phase;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows runs: lists, one run, its journal and its events as they happen. */
@Path(RunResource.PATH)
@Tag(name = "runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RunViewResource {
    static final String ID = "{id: [^/:]+}";

    private final RunCatalogue catalogue;
    private final PostgresRunStore store;
    private final EventStreams streams;
    private final Machine machine;

    RunViewResource(RunCatalogue catalogue, PostgresRunStore store, EventStreams streams, Machine machine) {
        this.catalogue = catalogue;
        this.store = store;
        this.streams = streams;
        this.machine = machine;
    }

    @GET
    @Operation(operationId = "listRuns", summary = "Runs, newest first, page by page")
    @APIResponse(
            responseCode = "200",
            description = "{\"runs\": [...], \"next\": <cursor of the next page, if there is one>}")
    public Response list(
            @Parameter(description = "The 'next' of the page before") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "Runs on one page: 1 to 200. Default: 50.") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(
                            description =
                                    "planned, awaiting-approval, checking-before, acting, checking-after, rolling-back, finished")
                    @QueryParam("phase")
                    @Nullable
                    String phase,
            @Parameter(description = "The experiment's owner, exactly") @QueryParam("owner") @Nullable String owner) {
        var page = Page.read(cursor, limit);
        var wanted = Arrays.stream(Phase.values())
                .filter(one -> Shape.word(one).equals(phase))
                .findFirst();
        if (page.isEmpty() || (phase != null && wanted.isEmpty())) {
            return ProblemReply.of(
                            400,
                            "bad-parameter",
                            "A query parameter cannot be used",
                            "'cursor' is the 'next' of another page, 'limit' is 1 to 200, 'phase' is a phase's name")
                    .response();
        }
        var filter = new Filter(wanted, Optional.ofNullable(owner));
        var found = catalogue.before(page.get().before(), filter, page.get().limit() + 1);
        return Replies.ok(page.get().of(found));
    }

    @GET
    @Path("/" + ID)
    @Operation(operationId = "getRun", summary = "Where a run is and how it ended")
    @APIResponse(responseCode = "200", description = "The run; its ETag changes with each thing that happens to it")
    @APIResponse(responseCode = "304", description = "Nothing has happened since the ETag in If-None-Match")
    @APIResponse(responseCode = "404", description = "There is no such run")
    public Response run(@PathParam("id") String id, @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String seen) {
        var run = catalogue.run(id);
        if (run.isEmpty()) {
            return ProblemReply.noRun(id).response();
        }
        long version = store.version(id);
        String tag = "\"" + version + "\"";
        return tag.equals(seen)
                ? Response.notModified().header(HttpHeaders.ETAG, tag).build()
                : Replies.json(
                                200,
                                RunShape.of(run.get()).put("version", version).done())
                        .header(HttpHeaders.ETAG, tag)
                        .build();
    }

    @GET
    @Path("/" + ID + "/journal")
    @Produces({MediaType.APPLICATION_JSON, Media.SQUALL_JOURNAL})
    @Operation(operationId = "getJournal", summary = "What happened, also while the run goes on", description = """
                    application/json is Chaos Toolkit's journal, with what it has no word for under 'squall'; \
                    application/vnd.squall.journal+json is Squall's own, with every agent's answer. Secrets are masked.""")
    @APIResponse(responseCode = "200", description = "The journal so far")
    @APIResponse(responseCode = "404", description = "There is no such run")
    public Response journal(@PathParam("id") String id, @HeaderParam(HttpHeaders.ACCEPT) @Nullable String accept) {
        var events = store.load(id);
        if (events.isEmpty()) {
            return ProblemReply.noRun(id).response();
        }
        var journal = Journal.of(events);
        return accept != null && accept.contains(Media.SQUALL_JOURNAL)
                ? Response.ok(JsonWriter.writeBytes(JournalCodec.write(journal)), Media.SQUALL_JOURNAL)
                        .build()
                : Replies.ok(ChaosToolkitJournal.json(journal, machine.platform(), machine.node(), Form.SQUALL));
    }

    @GET
    @Path("/" + ID + "/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "followRun", summary = "A run's events as they happen, from the first", description = """
                    Server-sent events: 'id' is the event's place in the run's history, 'data' its JSON, secrets masked. Goes on \
                    after Last-Event-ID; ends after the run's end.""")
    @APIResponse(responseCode = "200", description = "The stream")
    @APIResponse(responseCode = "404", description = "There is no such run")
    @APIResponse(responseCode = "503", description = "Too many streams are open")
    public Response events(@PathParam("id") String id, @HeaderParam("Last-Event-ID") @Nullable String last) {
        Optional<CataloguedRun> run = catalogue.run(id);
        if (run.isEmpty()) {
            return ProblemReply.noRun(id).response();
        }
        return streams.open(id, EventStreams.place(last));
    }
}
