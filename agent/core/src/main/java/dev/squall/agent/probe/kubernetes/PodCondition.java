package dev.squall.agent.probe.kubernetes;

import dev.squall.agent.call.Arguments;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One condition of a pod: its type, such as {@code Ready}, and its status, {@code True}, {@code False} or {@code Unknown}. */
record PodCondition(String type, String status) {

    static List<PodCondition> of(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).map(status -> status.getConditions()).orElse(List.of()).stream()
                .map(condition -> new PodCondition(condition.getType(), condition.getStatus()))
                .toList();
    }

    /** The argument {@code conditions}: a list of {@code {type, status}}, of which every one has to be there. */
    static List<PodCondition> read(Arguments arguments) {
        var conditions = new ArrayList<PodCondition>();
        if (!(arguments.any("conditions").orElse(Json.NULL) instanceof Json.Array(List<Json> items))) {
            arguments.wrong("conditions", "must be a list such as [{type: Ready, status: \"True\"}]");
            return conditions;
        }
        for (var item : items) {
            var read = one(item);
            read.ifPresent(conditions::add);
            if (read.isEmpty()) {
                arguments.wrong(
                        "conditions", "must have a type and a status in each, such as {type: Ready, status: \"True\"}");
            }
        }
        return conditions;
    }

    /** YAML makes a boolean of a status without quotes. */
    private static Optional<PodCondition> one(Json item) {
        if (!(item instanceof Json.Mapping members)
                || members.text("type").isEmpty()
                || members.members().size() != 2) {
            return Optional.empty();
        }
        String type = members.text("type").get();
        return switch (members.get("status").orElse(Json.NULL)) {
            case Json.Text(String status) -> Optional.of(new PodCondition(type, status));
            case Json.Bool(boolean is) -> Optional.of(new PodCondition(type, is ? "True" : "False"));
            case Json.Null _, Json.Number _, Json.Array _, Json.Mapping _ -> Optional.empty();
        };
    }

    String words() {
        return type + "=" + status;
    }
}
