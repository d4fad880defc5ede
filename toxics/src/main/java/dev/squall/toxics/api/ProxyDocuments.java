package dev.squall.toxics.api;

import dev.squall.toxics.json.Document;
import dev.squall.toxics.json.Field;
import dev.squall.toxics.json.Json;
import dev.squall.toxics.json.Reading;
import dev.squall.toxics.proxy.NewProxy;
import dev.squall.toxics.proxy.NewToxic;
import dev.squall.toxics.proxy.ProxyChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What clients send about proxies. A message that comes of it is whole: it is what the client gets to read. */
final class ProxyDocuments {
    private static final String BAD_BODY = "bad request body: ";
    private static final String LISTED = "struct { toxiproxy.Proxy; Enabled *bool \"json:\\\"enabled\\\"\" }";
    private static final List<Field> SINGLE = fields("Proxy.", "Proxy.enabled");
    private static final List<Field> IN_A_LIST = fields(".Proxy.", ".enabled");

    private ProxyDocuments() {}

    private static List<Field> fields(String path, String enabledPath) {
        return List.of(
                new Field("name", new Field.Type.Text(), path + "name"),
                new Field("listen", new Field.Type.Text(), path + "listen"),
                new Field("upstream", new Field.Type.Text(), path + "upstream"),
                new Field("enabled", new Field.Type.Truth(), enabledPath),
                new Field("toxics", new Field.Type.Anything(), path + "toxics"));
    }

    static Reading<NewProxy> wanted(Reading<Json> body) {
        return switch (document(body, "toxiproxy.Proxy", SINGLE)) {
            case Reading.Wrong<Document> wrong -> wrong.as();
            case Reading.Good<Document>(Document document) -> wanted(document, "");
        };
    }

    /** Every one of a list is looked at before anything is done. */
    static Reading<List<NewProxy>> list(Reading<Json> body) {
        return switch (body) {
            case Reading.Wrong<Json>(String message) -> new Reading.Wrong<>(BAD_BODY + message);
            case Reading.Good<Json>(Json.Null()) -> new Reading.Good<>(List.of());
            case Reading.Good<Json>(Json.Array(var items)) -> list(items);
            case Reading.Good<Json>(Json other) ->
                new Reading.Wrong<>(
                        BAD_BODY + "json: cannot unmarshal " + other.kind() + " into Go value of type []" + LISTED);
        };
    }

    private static Reading<List<NewProxy>> list(List<Json> items) {
        var documents = new ArrayList<Document>();
        for (Json item : items) {
            switch (document(new Reading.Good<>(item), LISTED, IN_A_LIST)) {
                case Reading.Wrong<Document> wrong -> {
                    return wrong.as();
                }
                case Reading.Good<Document>(Document document) -> documents.add(document);
            }
        }
        var wanted = new ArrayList<NewProxy>();
        for (var document : documents) {
            switch (wanted(document, " at proxy " + (wanted.size() + 1))) {
                case Reading.Wrong<NewProxy> wrong -> {
                    return wrong.as();
                }
                case Reading.Good<NewProxy>(NewProxy proxy) -> wanted.add(proxy);
            }
        }
        return new Reading.Good<>(wanted);
    }

    static Reading<ProxyChange> change(Reading<Json> body) {
        return switch (document(body, "toxiproxy.Proxy", SINGLE)) {
            case Reading.Wrong<Document> wrong -> wrong.as();
            case Reading.Good<Document>(Document document) ->
                new Reading.Good<>(
                        new ProxyChange(document.text("listen"), document.text("upstream"), document.truth("enabled")));
        };
    }

    private static Reading<Document> document(Reading<Json> body, String shown, List<Field> fields) {
        Reading<Document> document = switch (body) {
            case Reading.Wrong<Json> wrong -> wrong.as();
            case Reading.Good<Json>(Json json) -> Document.read(json, shown, fields);
        };
        return document instanceof Reading.Wrong<Document>(String message)
                ? new Reading.Wrong<>(BAD_BODY + message)
                : document;
    }

    private static Reading<NewProxy> wanted(Document document, String where) {
        String name = document.text("name").orElse("");
        String upstream = document.text("upstream").orElse("");
        if (name.isEmpty() || upstream.isEmpty()) {
            return new Reading.Wrong<>("missing required field: " + (name.isEmpty() ? "name" : "upstream") + where);
        }
        return switch (toxics(document.any("toxics").orElse(Json.NULL), where)) {
            case Reading.Wrong<List<NewToxic>> wrong -> wrong.as();
            case Reading.Good<List<NewToxic>>(var toxics) ->
                new Reading.Good<>(new NewProxy(
                        name,
                        document.text("listen").orElse(""),
                        upstream,
                        document.truth("enabled").orElse(true),
                        toxics));
        };
    }

    private static Reading<List<NewToxic>> toxics(Json json, String where) {
        var toxics = new ArrayList<NewToxic>();
        var names = new HashSet<String>();
        List<Json> items = json instanceof Json.Array(var written) ? written : List.of();
        if (!(json instanceof Json.Array || json instanceof Json.Null) || items.size() > NewProxy.MOST_TOXICS) {
            return new Reading.Wrong<>(BAD_BODY + "toxics has to be a list of at most " + NewProxy.MOST_TOXICS + where);
        }
        for (Json item : items) {
            String at = " at toxic " + (toxics.size() + 1) + where;
            switch (ToxicDocuments.wanted(new Reading.Good<>(item), names::contains)) {
                case ToxicDocuments.Wanted.Wrong(String message) -> {
                    return new Reading.Wrong<>(message + at);
                }
                case ToxicDocuments.Wanted.Taken() -> {
                    return new Reading.Wrong<>("toxic already exists" + at);
                }
                case ToxicDocuments.Wanted.Good(NewToxic toxic) -> {
                    names.add(toxic.name());
                    toxics.add(toxic);
                }
            }
        }
        return new Reading.Good<>(toxics);
    }
}
