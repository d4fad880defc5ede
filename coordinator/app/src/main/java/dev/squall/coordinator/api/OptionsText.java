package dev.squall.coordinator.api;

import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** How an experiment that is sent by itself is to be run: query parameters, as they came. */
@SuppressWarnings("NullAway.Init") // the framework fills the fields
public class OptionsText {
    @Parameter(description = "Decides every random choice; drawn when it is not given.", example = "42")
    @QueryParam("seed")
    @Nullable
    String seed;

    @Parameter(description = "What a rehearsal leaves out: none, probes, actions, activities, pause. Default: none.")
    @QueryParam("dry")
    @Nullable
    String dry;

    @Parameter(description = "Of the whole run up to its rollbacks. Default: none.", example = "10m")
    @QueryParam("deadline")
    @Nullable
    String deadline;

    @Parameter(
            description =
                    "default, before-method-only, after-method-only, during-method-only, continuously, skip. Default: the experiment's.")
    @QueryParam("hypothesis-strategy")
    @Nullable
    String hypothesis;

    @Parameter(description = "default, always, never, deviated. Default: the experiment's.")
    @QueryParam("rollback-strategy")
    @Nullable
    String rollbacks;

    @Parameter(
            description = "A value for a name that the experiment's configuration declares, as text; may be repeated.",
            example = "url=http://app:8000")
    @QueryParam("var")
    List<String> variables = new ArrayList<>();
}
