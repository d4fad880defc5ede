package dev.squall.coordinator.api;

import dev.squall.coordinator.store.IdempotencyKeys;
import dev.squall.coordinator.submit.Launch;
import dev.squall.coordinator.submit.Launch.Launched;
import dev.squall.coordinator.submit.Preparation.Prepared;
import dev.squall.coordinator.submit.Submission;
import dev.squall.model.codec.Warning;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Starts runs. */
@Path(RunResource.PATH)
@Tag(name = "runs", description = "Start, watch and stop runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RunResource {
    static final String PATH = "/api/v1/runs";
    /** Who asks, as long as nobody has to say who they are. */
    static final String ANYONE = "api";

    private static final String KEY = "Idempotency-Key";

    private final Launch launch;

    RunResource(Launch launch) {
        this.launch = launch;
    }

    @POST
    @Consumes({Media.YAML, Media.OLD_YAML, Media.TEXT_YAML})
    @Operation(operationId = "startRun", summary = "Start an experiment", description = """
                    The body is the experiment itself, in YAML or JSON, with options as query parameters; or, as application/json, \
                    an envelope: {"experiment": <object, or YAML or JSON text>, "variables": {"name": value}, "seed": 1, \
                    "dry": "none|probes|actions|activities|pause", "deadline": "10m", "hypothesis-strategy": "default|...", \
                    "rollback-strategy": "default|..."}. The answer comes when the run is stored: it will run whatever happens to \
                    this coordinator. The body is at most 4 MiB.""")
    @APIResponse(
            responseCode = "202",
            description = "Stored and on its way: {\"id\", \"warnings\"}; Location names the run")
    @APIResponse(responseCode = "400", description = "The body or an option cannot be read")
    @APIResponse(responseCode = "413", description = "The body is longer than 4 MiB")
    @APIResponse(
            responseCode = "422",
            description = "It is no experiment, or no agent can carry it out, or the key was used for another request")
    @APIResponse(
            responseCode = "503",
            description = "The run is not known to be stored; repeat the request with the same Idempotency-Key")
    public Response start(
            InputStream body,
            @BeanParam OptionsText options,
            @Parameter(description = "A repetition with the same key within 7 days is answered with the same run")
                    @HeaderParam(KEY)
                    @Nullable
                    String key) {
        return start(Submitted.experiment(body, options), key);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response startEnvelope(InputStream body, @HeaderParam(KEY) @Nullable String key) {
        return start(Submitted.envelope(body), key);
    }

    private Response start(Submitted submitted, @Nullable String key) {
        if (key != null && (key.isBlank() || key.length() > IdempotencyKeys.MAX_LENGTH)) {
            return ProblemReply.of(
                            400,
                            "bad-idempotency-key",
                            "The idempotency key cannot be used",
                            "a key has 1 to " + IdempotencyKeys.MAX_LENGTH + " characters")
                    .response();
        }
        return switch (submitted) {
            case Submitted.Refused(var problem) -> problem.response();
            case Submitted.Read(Submission submission) -> {
                var once = Optional.ofNullable(key).map(text -> new Launch.Key(text, Fingerprint.of(submission)));
                yield reply(launch.launch(submission, once, ANYONE));
            }
        };
    }

    private static Response reply(Launched launched) {
        return switch (launched) {
            case Launched.Accepted(String run, boolean again, List<Warning> warnings) ->
                Replies.json(
                                202,
                                new Shape()
                                        .put("id", run)
                                        .put("again", again)
                                        .put("warnings", warnings, ExperimentResource::warning)
                                        .done())
                        .header(HttpHeaders.LOCATION, PATH + "/" + run)
                        .build();
            case Launched.Refused(Prepared.Invalid(var problems)) ->
                ProblemReply.invalid(problems).response();
            case Launched.Refused(Prepared.Impossible(var problems)) ->
                ProblemReply.impossible(problems).response();
            case Launched.Refused(Prepared.Ready _) ->
                throw new IllegalStateException("a plan that is ready was refused");
            case Launched.KeyTaken() ->
                ProblemReply.of(
                                422,
                                "idempotency-key-reused",
                                "The idempotency key stands for another request",
                                "use a new key for a new request")
                        .response();
            case Launched.Unavailable(String reason) ->
                ProblemReply.unavailable(reason).response();
        };
    }
}
