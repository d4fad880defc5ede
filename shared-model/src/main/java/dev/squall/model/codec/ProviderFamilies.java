package dev.squall.model.codec;

import dev.squall.model.grammar.ProviderKeys;

/** What to say of a provider type that is none. */
final class ProviderFamilies {
    private ProviderFamilies() {}

    static String remedy(String written) {
        var all = "use http, process, python or one of Squall's families: " + String.join(", ", ProviderKeys.NATIVE);
        return Nearest.to(written, ProviderKeys.ALL)
                .map(near -> "did you mean '" + near + "'? Or " + all)
                .orElse(all);
    }
}
