package dev.squall.model.codec;

import dev.squall.model.experiment.Provider;
import dev.squall.model.json.Json;

/** Providers as they travel in commands; experiments write them otherwise, see the reader of experiments. */
public final class ProviderCodec {
    private ProviderCodec() {}

    public static Json.Mapping write(Provider provider) {
        return switch (provider) {
            case Provider.Http http ->
                new Members()
                        .put("type", "http")
                        .put("url", http.url())
                        .put("method", http.method())
                        .put("headers", http.headers())
                        .put("arguments", http.arguments())
                        .put("timeout", http.timeout())
                        .put("verify_tls", http.verifyTls())
                        .put("max_retries", http.maxRetries())
                        .done();
            case Provider.Process process ->
                new Members()
                        .put("type", "process")
                        .put("path", process.path())
                        .put("arguments", process.arguments())
                        .put("timeout", process.timeout())
                        .done();
            case Provider.Python python ->
                new Members()
                        .put("type", "python")
                        .put("module", python.module())
                        .put("func", python.func())
                        .put("arguments", python.arguments())
                        .put("secrets", python.secrets(), Json::of)
                        .done();
            case Provider.Native own ->
                new Members()
                        .put("type", "native")
                        .put("family", own.family())
                        .put("func", own.func())
                        .put("arguments", own.arguments())
                        .done();
        };
    }

    static Provider read(Fields fields) {
        return switch (fields.text("type")) {
            case "http" ->
                new Provider.Http(
                        fields.text("url"),
                        fields.text("method"),
                        fields.any("headers"),
                        fields.any("arguments"),
                        fields.any("timeout"),
                        fields.truth("verify_tls"),
                        fields.small("max_retries"));
            case "process" -> new Provider.Process(fields.text("path"), fields.any("arguments"), fields.any("timeout"));
            case "python" ->
                new Provider.Python(
                        fields.text("module"),
                        fields.text("func"),
                        fields.mapping("arguments"),
                        fields.list("secrets", Fields::text));
            case "native" ->
                new Provider.Native(fields.text("family"), fields.text("func"), fields.mapping("arguments"));
            default -> throw fields.unknown("type");
        };
    }
}
