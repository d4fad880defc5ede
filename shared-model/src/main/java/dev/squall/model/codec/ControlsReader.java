package dev.squall.model.codec;

import dev.squall.model.experiment.LifecycleControl;
import dev.squall.model.grammar.StepKeys;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code controls}: kept as written, checked for a name, a provider and a known scope. */
final class ControlsReader {
    private ControlsReader() {}

    static List<LifecycleControl> read(Block parent) {
        var controls = new ArrayList<LifecycleControl>();
        for (var entry : parent.list("controls")) {
            entry.block(parent.findings(), StepKeys.CONTROL).ifPresent(fields -> {
                var name = fields.requiredText("name", "give the control a name");
                if (fields.mapping("provider").isEmpty()) {
                    fields.missing("provider", "write {type: python, module: ...}");
                }
                fields.word("scope", StepKeys.SCOPES);
                name.ifPresent(text -> controls.add(new LifecycleControl(text, fields.source())));
            });
        }
        return controls;
    }
}
