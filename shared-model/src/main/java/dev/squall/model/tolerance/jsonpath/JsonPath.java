package dev.squall.model.tolerance.jsonpath;

import dev.squall.model.json.Json;
import java.util.List;

/** A parsed path such as {@code $.items[*][?(@.price>10)].id}, to be matched against documents. */
public record JsonPath(String text, Query query) {
    /** Characters of a path. */
    public static final int MAX_LENGTH = 4096;

    public sealed interface Parsing {}

    public record Parsed(JsonPath path) implements Parsing {}

    /** @param reason what is wrong, and after how many characters */
    public record Bad(String reason) implements Parsing {}

    public sealed interface Matching {}

    /** What the path leads to, in the order of the document. */
    public record Found(List<Json> values) implements Matching {
        public Found {
            values = List.copyOf(values);
        }
    }

    /** The path asks for more than is reasonable, or for a slice with steps of zero. */
    public record GaveUp(String reason) implements Matching {}

    public static Parsing parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return new Bad("it is longer than " + MAX_LENGTH + " characters");
        }
        try {
            return new Parsed(new JsonPath(text, new PathParser(PathLexer.tokens(text)).path()));
        } catch (BadPath bad) {
            return new Bad(bad.reason());
        }
    }

    public Matching match(Json document) {
        return Evaluation.of(query, document);
    }
}
