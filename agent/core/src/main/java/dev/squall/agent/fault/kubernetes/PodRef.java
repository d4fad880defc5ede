package dev.squall.agent.fault.kubernetes;

import dev.squall.model.json.Json;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * One pod, by its UID: a replacement may bear the same name.
 *
 * @param owner UID of the controller that replaces it, if one does
 */
record PodRef(String namespace, String name, String uid, Optional<String> owner) {

    static PodRef of(Pod pod) {
        var metadata = pod.getMetadata();
        return new PodRef(metadata.getNamespace(), metadata.getName(), metadata.getUid(), ownerOf(pod));
    }

    static Optional<String> ownerOf(Pod pod) {
        return Optional.ofNullable(pod.getMetadata().getOwnerReferences()).orElse(List.of()).stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .map(OwnerReference::getUid)
                .findFirst();
    }

    String identity() {
        return "pod " + namespace + "/" + name + " uid=" + uid;
    }

    Json.Mapping toJson() {
        var members = new LinkedHashMap<String, Json>();
        members.put("namespace", Json.of(namespace));
        members.put("name", Json.of(name));
        members.put("uid", Json.of(uid));
        owner.ifPresent(value -> members.put("owner", Json.of(value)));
        return new Json.Mapping(members);
    }

    static List<PodRef> listOf(Json.Mapping data) {
        return data.member("pods").items().stream()
                .map(item -> fromJson((Json.Mapping) item))
                .toList();
    }

    private static PodRef fromJson(Json.Mapping members) {
        return new PodRef(
                members.text("namespace").orElseThrow(),
                members.text("name").orElseThrow(),
                members.text("uid").orElseThrow(),
                members.text("owner"));
    }
}
