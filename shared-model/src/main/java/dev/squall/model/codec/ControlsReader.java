package dev.squall.model.codec;

import dev.squall.model.experiment.LifecycleControl;
import dev.squall.model.grammar.StepKeys;
import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.List;
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
            entry.block(parent.findings(), StepKeys.CONTROL).ifPresent(fields -> {
                var name = fields.requiredText("name", "give the control a name");
                var provider = fields.mapping("provider");
                provider.ifPresentOrElse(
                        ControlsReader::provider,
                        () -> fields.missing("provider", "write {type: python, module: ...}"));
                fields.word("scope", StepKeys.SCOPES);
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
        var declared = owners(new Entry("", experiment.source()))
                .flatMap(owner -> items(owner, CONTROLS))
                .toList();
        var names = declared.stream()
                .filter(control -> control.value().member(REF).equals(Json.NULL))
                .map(control -> control.value().member("name"))
                .toList();
        for (var control : declared) {
            var ref = control.value().member(REF);
            if (!ref.equals(Json.NULL)
                    && !names.contains(ref)
                    && experiment.findings().dialect().validates()) {
                experiment
                        .findings()
                        .problem(
                                control.path() + "." + REF,
                                ref,
                                "no control of the experiment has that name",
                                "name one that stands without a 'ref' of its own");
            }
        }
    }

    private static Stream<Entry> owners(Entry experiment) {
        var hypothesis = new Entry("steady-state-hypothesis", experiment.value().member("steady-state-hypothesis"));
        var steps = Stream.of(items(hypothesis, "probes"), items(experiment, "method"), items(experiment, "rollbacks"))
                .flatMap(entries -> entries);
        return Stream.concat(Stream.of(experiment, hypothesis), steps);
    }

    private static Stream<Entry> items(Entry owner, String key) {
        var list = new Entry(
                owner.path().isEmpty() ? key : owner.path() + "." + key,
                owner.value().member(key));
        return list.value() instanceof Json.Array(var items)
                ? Stream.iterate(0, i -> i < items.size(), i -> i + 1).map(list::item)
                : Stream.empty();
    }
}
