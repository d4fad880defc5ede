package dev.squall.model.experiment;

import dev.squall.model.json.Json;

/** A Chaos Toolkit control: Python functions to be called before and after something; kept as written. */
public record LifecycleControl(String name, Json.Mapping source) {
    public LifecycleControl {
        Experiment.requireText(name, "name");
    }
}
