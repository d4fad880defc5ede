package dev.squall.model.codec;

import dev.squall.model.experiment.LifecycleControl;
import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads {@code controls}: kept as written, checked for a name, a provider, a known scope, a module of Python, and for a
 * control of the experiment that a {@code ref} names.
 */
final class ControlsReader {
    private static final String CONTROLS = "controls";
    private static final String REF = "ref";

    private ControlsReader() {}

    static List<LifecycleControl> read(Block parent) {
        var controls = new ArrayList<LifecycleControl>();
        for (var entry : parent.list(CONTROLS)) {
            entry.block(parent.findings()).ifPresent(fields -> {
                var name = fields.requiredText("name", "give the control a name");
                var provider = fields.mapping("provider");
                provider.ifPresentOrElse(
                        ControlsReader::provider,
                        () -> fields.missing("provider", "write {type: python, module: ...}"));
                fields.word("scope", Map.of("before", true, "after", true));
                name.ifPresent(text -> controls.add(new LifecycleControl(text, fields.source())));
            });
        }
        return controls;
    }

    /** There is but one kind that is ever called; any other is passed over, as Chaos Toolkit does without a word. */
    private static void provider(Block provider) {
        if (!Json.of("python").equals(provider.any("type").orElse(Json.NULL))) {
            provider.findings()
                    .warn(provider.path(), provider.source(), "a control is only called when its 'type' is python", "");
        } else if (provider.findings().dialect().validates()) {
            provider.requiredText("module", "name the Python module with the control's functions");
        }
    }

    /** When all is read that can declare a control: each {@code ref} has to name one of them. */
    static void references(Block experiment) {
        var declared = owners(experiment)
                .flatMap(owner -> owner.list(CONTROLS).stream())
                .flatMap(entry -> entry.block(experiment.findings()).stream())
                .toList();
        var names = declared.stream()
                .filter(control -> !control.has(REF))
                .flatMap(control -> control.source().text("name").stream())
                .toList();
        for (var control : declared) {
            var ref = control.any(REF);
            boolean known = ref.isEmpty() || ref.get() instanceof Json.Text(String name) && names.contains(name);
            if (!known && experiment.findings().dialect().validates()) {
                control.wrong(
                        REF,
                        ref.get(),
                        "no control of the experiment has that name",
                        "name one that stands without a 'ref' of its own");
            }
        }
    }

    private static Stream<Block> owners(Block experiment) {
        var hypothesis = experiment.mapping("steady-state-hypothesis");
        var steps = Stream.of(
                        hypothesis.map(block -> block.list("probes")).orElse(List.of()),
                        experiment.list("method"),
                        experiment.list("rollbacks"))
                .flatMap(List::stream)
                .flatMap(entry -> entry.value() instanceof Json.Mapping
                        ? entry.block(experiment.findings()).stream()
                        : Optional.<Block>empty().stream());
        return Stream.concat(Stream.concat(Stream.of(experiment), hypothesis.stream()), steps);
    }
}
