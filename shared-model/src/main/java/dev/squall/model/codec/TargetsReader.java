package dev.squall.model.codec;

import dev.squall.model.experiment.Targets;
import dev.squall.model.experiment.Targets.AgentSelection;
import dev.squall.model.experiment.Targets.AgentSelection.Mode;
import dev.squall.model.grammar.SafetyKeys;
import dev.squall.model.json.Json;
import java.util.List;
import java.util.Optional;

/** Reads {@code targets}: in which clusters, on which of their agents. */
final class TargetsReader {
    private TargetsReader() {}

    static Optional<Targets> read(Block parent) {
        return parent.entry("targets")
                .flatMap(entry -> entry.block(parent.findings(), SafetyKeys.TARGETS))
                .flatMap(fields -> {
                    boolean bySelector = fields.any("clusters").orElse(Json.NULL) instanceof Json.Mapping;
                    var selector = bySelector
                            ? fields.mapping("clusters").flatMap(clusters -> {
                                var text = clusters.requiredText("selector", "write label=value");
                                clusters.warnUnknown();
                                return text;
                            })
                            : Optional.<String>empty();
                    var clusters = bySelector ? List.<String>of() : fields.texts("clusters");
                    var agents = fields.mapping("agents")
                            .flatMap(TargetsReader::agents)
                            .orElse(AgentSelection.ANY);
                    double quorum =
                            fields.number("quorum").map(Number::doubleValue).orElse(1.0);
                    fields.warnUnknown();
                    return fields.build(() -> new Targets(clusters, selector, agents, quorum));
                });
    }

    private static Optional<AgentSelection> agents(Block fields) {
        var selector = fields.text("selector");
        var mode = fields.word("mode", SafetyKeys.MODES).orElse(Mode.ANY);
        var value = fields.integer("value");
        if (value.isEmpty() && (mode == Mode.COUNT || mode == Mode.PERCENT)) {
            fields.missing("value", "write how many");
        }
        fields.warnUnknown();
        return fields.build(() -> new AgentSelection(selector, mode, value.orElse(1)));
    }
}
