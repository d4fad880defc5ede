package dev.squall.model.grammar;

import static dev.squall.model.grammar.Form.ANY;
import static dev.squall.model.grammar.Form.TEXT;

import java.util.Map;

/** The written forms of a tolerance that are mappings, but for a probe, which is a step. */
public final class ToleranceKeys {
    private static final Key TYPE = Key.needed("type", TEXT, "regex, jsonpath, range or probe");
    private static final Key TARGET = Key.of("target", ANY, "The part of the output that is looked at, such as stdout");
    private static final Key NAME = Key.ignored("name");

    public static final Keys REGEX = Keys.of(
            "A pattern that is found in it",
            TYPE,
            Key.needed("pattern", Form.ANY_TEXT, "A regular expression, as Python writes it"),
            TARGET,
            NAME);

    public static final Keys JSONPATH = Keys.of(
            "A path that finds something in it",
            TYPE,
            Key.needed("path", TEXT, "Such as $.items[*].id"),
            Key.of("expect", ANY, "Exactly what it finds"),
            Key.of("count", Form.NUMBER, "How many things it finds"),
            TARGET,
            NAME);

    public static final Keys RANGE = Keys.of(
            "A range that it is in",
            TYPE,
            Key.needed("range", Form.items(Form.NUMBER), "[lowest, highest], both included"),
            TARGET,
            NAME);

    public static final Keys STATUS = Keys.of(
            "A status, or one of several",
            new Key("status", Form.either(Form.WHOLE, Form.items(Form.WHOLE)), true, true, "200, or [200, 201]"));

    public static final Map<String, Keys> BY_TYPE = Map.of("regex", REGEX, "jsonpath", JSONPATH, "range", RANGE);

    private ToleranceKeys() {}
}
