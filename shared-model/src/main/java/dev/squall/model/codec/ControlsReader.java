package dev.squall.model.codec;

import dev.squall.model.experiment.DeclaredControl;
import dev.squall.model.experiment.LifecycleControl;
import dev.squall.model.grammar.StepKeys;
import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code controls}: kept as written, checked for a name, a provider, a known scope, a module of Python, and for a
 * control of the experiment that a {@code ref} names.
 */
final class ControlsReader {
    private static final String REF = "ref";

    private ControlsReader() {}

    static List<LifecycleControl> read(Block parent) {
        var controls = new ArrayList<LifecycleControl>();
        for (var entry : parent.list("controls")) {
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
        var declared = DeclaredControl.in(experiment.source());
        var names = declared.stream()
                .map(DeclaredControl::source)
                .filter(control -> control.member(REF).equals(Json.NULL))
                .map(control -> control.member("name"))
                .toList();
        for (var control : declared) {
            var ref = control.source().member(REF);
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
}
