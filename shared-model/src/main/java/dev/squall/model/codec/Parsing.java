package dev.squall.model.codec;

/** What came of parsing a text. */
public sealed interface Parsing {
    record Parsed(Document document) implements Parsing {}

    record Malformed(Problem problem) implements Parsing {}
}
