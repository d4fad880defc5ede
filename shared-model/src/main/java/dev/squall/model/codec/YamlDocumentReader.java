package dev.squall.model.codec;

import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * YAML 1.1 text to {@link Json}, by the parser's events, with the meaning that Python's {@code yaml.safe_load} gives:
 * see {@link YamlScalar}. Aliases share their value; what they would grow to is counted against {@link TextLimits}.
 */
public final class YamlDocumentReader {
    private static final String TAGS = "tag:yaml.org,2002:";

    private final Parser parser;
    private final Composition composition;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int aliases;
    private int deepest;

    /** A finished value under a name; an unfinished one has none yet, and must not contain itself. */
    private record Anchored(List<Json> value, int values, int height) {}

    private YamlDocumentReader(Parser parser, Composition composition) {
        this.parser = parser;
        this.composition = composition;
    }

    /** One document. */
    public static Parsing read(String source, String text) {
        var composition = new Composition(source);
        try {
            TextLimits.requireShort(source, text);
            TextLimits.requireShortLines(source, text);
            return new Parsing.Parsed(composition.document(compose(text, composition)));
        } catch (MalformedText malformed) {
            return new Parsing.Malformed(malformed.problem());
        }
    }

    private static Json compose(String text, Composition composition) throws MalformedText {
        var options = new LoaderOptions();
        options.setProcessComments(false);
        options.setCodePointLimit(TextLimits.MAX_CHARACTERS);
        try {
            var stream = new StreamReader(text.startsWith("\uFEFF") ? text.substring(1) : text);
            return new YamlDocumentReader(new ParserImpl(stream, options), composition).document();
        } catch (MarkedYAMLException e) {
            var context = e.getContext() == null ? "" : e.getContext() + ", ";
            throw composition.malformed(at(e.getProblemMark()), "this is no YAML: " + context + e.getProblem(), "");
        } catch (YAMLException e) {
            throw composition.malformed(Position.UNKNOWN, "this is no YAML: " + firstLine(e), "");
        }
    }

    private static String firstLine(YAMLException e) {
        var message = String.valueOf(e.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private Json document() throws MalformedText {
        parser.getEvent(); // the stream's start
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            throw composition.malformed(Position.UNKNOWN, "the document is empty", "write an experiment");
        }
        parser.getEvent(); // the document's start
        var root = value(1);
        parser.getEvent(); // the document's end
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            var at = at(parser.peekEvent().getStartMark());
            throw composition.malformed(at, "a second document begins", "write one document in one file");
        }
        return root;
    }

    private Json value(int depth) throws MalformedText {
        var event = (NodeEvent) parser.getEvent();
        var at = at(event.getStartMark());
        if (event instanceof AliasEvent) {
            return aliased(event.getAnchor(), depth, at);
        }
        composition.count(1, at);
        int outer = deepest;
        int before = composition.values();
        deepest = depth;
        if (event.getAnchor() != null) {
            anchors.put(event.getAnchor(), new Anchored(List.of(), 0, 0));
        }
        var value = composition.placed(
                switch (event) {
                    case ScalarEvent scalar -> YamlScalar.value(scalar, at, composition);
                    case SequenceStartEvent sequence -> sequence(sequence, depth, at);
                    case MappingStartEvent mapping -> mapping(mapping, depth, at);
                    default -> throw new IllegalStateException("no event of a node: " + event);
                },
                at);
        if (event.getAnchor() != null) {
            int values = composition.values() - before + 1;
            anchors.put(event.getAnchor(), new Anchored(List.of(value), values, deepest - depth));
        }
        deepest = Math.max(outer, deepest);
        return value;
    }

    private Json aliased(String name, int depth, Position at) throws MalformedText {
        var anchored = anchors.get(name);
        if (anchored == null) {
            throw composition.malformed(
                    at, "no anchor '&" + name + "' stands before '*" + name + "'", "define it first");
        }
        if (anchored.value().isEmpty()) {
            throw composition.malformed(at, "'*" + name + "' contains itself", "break the cycle");
        }
        if (++aliases > TextLimits.MAX_ALIASES) {
            throw composition.malformed(
                    at, "there are more than " + TextLimits.MAX_ALIASES + " aliases", "write values out");
        }
        composition.count(anchored.values(), at);
        composition.requireDepth(depth + anchored.height(), at);
        deepest = Math.max(deepest, depth + anchored.height());
        return anchored.value().getFirst();
    }

    private Json.Array sequence(SequenceStartEvent event, int depth, Position at) throws MalformedText {
        requireTag(event.getTag(), "seq", at);
        composition.requireDepth(depth, at);
        var items = new ArrayList<Json>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(value(depth + 1));
        }
        parser.getEvent();
        return new Json.Array(items);
    }

    private Json.Mapping mapping(MappingStartEvent event, int depth, Position at) throws MalformedText {
        requireTag(event.getTag(), "map", at);
        composition.requireDepth(depth, at);
        var merged = new LinkedHashMap<String, Json>();
        var own = new LinkedHashMap<String, Json>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            var keyEvent = parser.peekEvent();
            var keyAt = at(keyEvent.getStartMark());
            var key = value(depth + 1);
            if (keyEvent instanceof ScalarEvent scalar && YamlScalar.isMerge(scalar)) {
                merge(merged, value(depth + 1), keyAt);
            } else {
                composition.put(own, YamlScalar.keyText(key, keyAt, composition), value(depth + 1), keyAt);
            }
        }
        parser.getEvent();
        merged.putAll(own);
        return new Json.Mapping(merged);
    }

    /** {@code <<: *a} or {@code <<: [*a, *b]}, where the first of several wins. */
    private void merge(Map<String, Json> into, Json value, Position at) throws MalformedText {
        if (value instanceof Json.Mapping(var members)) {
            into.putAll(members);
            return;
        }
        if (value instanceof Json.Array(var items)) {
            for (var item : items.reversed()) {
                if (!(item instanceof Json.Mapping(var members))) {
                    throw composition.malformed(at, "'<<' merges mappings, not " + item.typeName(), "");
                }
                into.putAll(members);
            }
            return;
        }
        throw composition.malformed(at, "'<<' merges mappings, not " + value.typeName(), "");
    }

    private void requireTag(String tag, String expected, Position at) throws MalformedText {
        if (tag != null && !tag.equals("!") && !tag.equals(TAGS + expected)) {
            throw composition.malformed(at, "the tag '" + tag + "' is not supported here", "remove it");
        }
    }

    private static Position at(Mark mark) {
        return mark == null ? Position.UNKNOWN : new Position(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
