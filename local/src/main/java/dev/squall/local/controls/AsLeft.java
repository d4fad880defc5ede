package dev.squall.local.controls;

import dev.squall.agent.python.ControlAnswer;
import dev.squall.model.json.Json;
import java.util.LinkedHashMap;

/** The experiment and its configuration as the last control left them; the next one is given them like that. */
final class AsLeft {
    private Json.Mapping experiment;
    private Json.Mapping known;
    private Json.Mapping configuration;

    AsLeft(Json.Mapping experiment, Json.Mapping configuration) {
        this.experiment = experiment;
        this.known = configuration;
        this.configuration = configuration;
    }

    Json.Mapping experiment() {
        return experiment;
    }

    Json.Mapping configuration() {
        return configuration;
    }

    void by(ControlAnswer.Left left, Context context, Json before) {
        if (left.experiment() instanceof Json.Mapping now) {
            experiment = now;
        }
        if (!left.context().equals(before)) {
            experiment = context.into(experiment, left.context());
        }
        if (left.configuration() instanceof Json.Mapping now) {
            configuration = now;
        }
    }

    /** What the run itself has found out since stands beside what controls have changed. */
    void learn(Json.Mapping found) {
        var members = new LinkedHashMap<>(configuration.members());
        found.members().forEach((name, value) -> {
            if (!value.equals(known.members().get(name))) {
                members.put(name, value);
            }
        });
        known = found;
        configuration = new Json.Mapping(members);
    }
}
