package dev.squall.model.codec;

import java.util.List;

/** The provider types an author can write: Chaos Toolkit's three, then Squall's own families. */
public final class ProviderFamilies {
    public static final List<String> NATIVE = List.of(
            "kubernetes",
            "toxiproxy",
            "network",
            "resource",
            "signal",
            "chaos-point",
            "prometheus",
            "tcp",
            "dns",
            "sql",
            "kafka");
    static final List<String> ALL = List.of(
            "http",
            "process",
            "python",
            "kubernetes",
            "toxiproxy",
            "network",
            "resource",
            "signal",
            "chaos-point",
            "prometheus",
            "tcp",
            "dns",
            "sql",
            "kafka");

    private ProviderFamilies() {}

    static String remedy(String written) {
        var all = "use http, process, python or one of Squall's families: " + String.join(", ", NATIVE);
        return Nearest.to(written, ALL)
                .map(near -> "did you mean '" + near + "'? Or " + all)
                .orElse(all);
    }
}
