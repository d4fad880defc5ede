package dev.squall.coordinator.api;

import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What {@link Submitted} reads from an {@code application/json} body; only for the API's description. */
@Schema(name = "Submission", description = "An experiment and how to run it. Other members are refused.")
record EnvelopeShape(
        @Schema(description = "The experiment: an object, or YAML or JSON as a text", required = true)
        Object experiment,

        @Schema(description = "Values for names that the experiment's configuration declares")
        Map<String, Object> variables,

        @Schema(description = "Decides every random choice; 64 bits, also as a text. Default: drawn")
        Optional<Long> seed,

        @Schema(
                description = "What a rehearsal leaves out",
                defaultValue = "none",
                enumeration = {"none", "probes", "actions", "activities", "pause"})
        String dry,

        @Schema(description = "Of the whole run up to its rollbacks: 90s, 10m, 2h, at most 7 days. Default: none")
        String deadline,

        @Schema(
                name = "hypothesis-strategy",
                description = "When the hypothesis is checked. Default: the experiment's",
                enumeration = {
                    "default",
                    "before-method-only",
                    "after-method-only",
                    "during-method-only",
                    "continuously",
                    "skip"
                })
        String hypothesisStrategy,

        @Schema(
                name = "rollback-strategy",
                description = "When rollbacks run. Default: the experiment's",
                enumeration = {"default", "always", "never", "deviated"})
        String rollbackStrategy) {}
