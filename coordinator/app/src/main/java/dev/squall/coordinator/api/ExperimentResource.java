package dev.squall.coordinator.api;

import dev.squall.coordinator.submit.Preparation;
import dev.squall.coordinator.submit.Preparation.Prepared;
import dev.squall.coordinator.submit.Submission;
import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Reading;
import dev.squall.model.codec.Warning;
import dev.squall.model.journal.Plan;
import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What can be said of an experiment without starting anything. */
@Path("/api/v1")
@Tag(name = "experiments", description = "What can be said of an experiment without starting anything")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ExperimentResource {
    /** A plan that nobody starts has no run; the journal never shows this name. */
    private static final String NO_RUN = "dry";

    private final Preparation preparation;

    ExperimentResource(Preparation preparation) {
        this.preparation = preparation;
    }

    @POST
    @Path("/experiments:validate")
    @Consumes({Media.YAML, Media.OLD_YAML, Media.TEXT_YAML})
    @Operation(
            operationId = "validateExperiment",
            summary = "Read an experiment and say what is wrong with it",
            description = "Looks at the document alone: neither at the fleet nor at any environment.")
    @RequestBody(
            description = "An experiment of at most 4 MiB",
            required = true,
            content = {
                @Content(mediaType = Media.YAML, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = EnvelopeShape.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "It is an experiment: {\"valid\": true, \"title\", \"warnings\": [...]}")
    @APIResponse(
            responseCode = "422",
            description = "It is none; 'errors' says where (path, line, column), what and the remedy")
    public Response validate(InputStream body, @BeanParam OptionsText options) {
        return validated(Submitted.experiment(body, options));
    }

    @POST
    @Path("/experiments:validate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response validateEnvelope(InputStream body) {
        return validated(Submitted.envelope(body));
    }

    @POST
    @Path("/plans")
    @Consumes({Media.YAML, Media.OLD_YAML, Media.TEXT_YAML})
    @Operation(operationId = "planExperiment", summary = "Plan an experiment and start nothing", description = """
                    The dry run: which agents would carry out each step, out of which candidates, by which seed. The same seed over \
                    the same fleet gives the same plan.""")
    @RequestBody(
            description = "An experiment of at most 4 MiB",
            required = true,
            content = {
                @Content(mediaType = Media.YAML, schema = @Schema(type = SchemaType.OBJECT)),
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = EnvelopeShape.class))
            })
    @APIResponse(
            responseCode = "200",
            description =
                    "{\"seed\", \"placements\": [{\"step\", \"chosen\", \"candidates\", \"quorum\"}], \"warnings\"}")
    @APIResponse(
            responseCode = "422",
            description = "It is no experiment, or it cannot be run over the fleet of now; 'errors' says why")
    public Response plan(InputStream body, @BeanParam OptionsText options) {
        return planned(Submitted.experiment(body, options));
    }

    @POST
    @Path("/plans")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response planEnvelope(InputStream body) {
        return planned(Submitted.envelope(body));
    }

    private static Response validated(Submitted submitted) {
        return switch (submitted) {
            case Submitted.Refused(var problem) -> problem.response();
            case Submitted.Read(Submission submission) ->
                switch (ExperimentReader.read(submission.experiment())) {
                    case Reading.Unreadable(var problems, var _) ->
                        ProblemReply.invalid(problems).response();
                    case Reading.Read(var experiment, var warnings) ->
                        Replies.ok(new Shape()
                                .put("valid", true)
                                .put("title", experiment.title())
                                .put("warnings", warnings, ExperimentResource::warning)
                                .done());
                };
        };
    }

    private Response planned(Submitted submitted) {
        return switch (submitted) {
            case Submitted.Refused(var problem) -> problem.response();
            case Submitted.Read(Submission submission) ->
                switch (preparation.prepare(NO_RUN, submission)) {
                    case Prepared.Invalid(var problems) ->
                        ProblemReply.invalid(problems).response();
                    case Prepared.Impossible(var problems) ->
                        ProblemReply.impossible(problems).response();
                    case Prepared.Ready(var plan, var warnings) -> Replies.ok(plan(plan, warnings));
                };
        };
    }

    private static Json plan(Plan plan, List<Warning> warnings) {
        return new Shape()
                .put("title", plan.experiment().title())
                .put("seed", Long.toString(plan.seed()))
                .put("hypothesis-strategy", plan.policy().hypothesis().word())
                .put("rollback-strategy", plan.policy().rollbacks().word())
                .put("dry", plan.policy().dry())
                .put(
                        "placements",
                        plan.placements().entrySet(),
                        placed -> new Shape()
                                .put("step", placed.getKey().toString())
                                .put("chosen", placed.getValue().chosen(), ExperimentResource::agent)
                                .put("candidates", placed.getValue().candidates(), ExperimentResource::agent)
                                .put("quorum", Json.of(placed.getValue().quorum()))
                                .done())
                .put("warnings", warnings, ExperimentResource::warning)
                .done();
    }

    private static Json agent(AgentRef agent) {
        return Json.of(agent.toString());
    }

    static Json warning(Warning warning) {
        return ProblemReply.finding(
                warning.path(), warning.line(), warning.column(), warning.message(), warning.remedy());
    }
}
