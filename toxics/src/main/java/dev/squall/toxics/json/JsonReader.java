package dev.squall.toxics.json;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads the first JSON value of a text; what comes behind it is not looked at. Keeps its place on a stack of its own, so that no depth ends it. */
public final class JsonReader {
    private static final int DEEPEST = 10_000;

    private final Cursor in;
    private final Deque<Open> open = new ArrayDeque<>();

    private JsonReader(Supply supply) {
        in = new Cursor(supply);
    }

    /** Asks for no more of the text than the value needs; a supply that fails is wrong like a text that is. */
    public static Reading<Json> read(Supply supply) {
        var reader = new JsonReader(supply);
        try {
            return reader.in.skipBlanks() ? new Reading.Good<>(reader.read()) : new Reading.Wrong<>("EOF");
        } catch (Syntax | IOException wrong) {
            return new Reading.Wrong<>(String.valueOf(wrong.getMessage()));
        }
    }

    /** A mapping or an array whose end has not been seen. */
    private static final class Open {
        private final boolean mapping;
        private final List<Json.Member> members = new ArrayList<>();
        private final List<Json> items = new ArrayList<>();
        private String name = "";

        Open(boolean mapping) {
            this.mapping = mapping;
        }

        void add(Json value) {
            if (mapping) {
                members.add(new Json.Member(name, value));
            } else {
                items.add(value);
            }
        }

        Json closed() {
            return mapping ? new Json.Mapping(members) : new Json.Array(items);
        }
    }

    private Json read() throws Syntax, IOException {
        while (true) {
            byte sign = in.afterBlanks();
            Json value;
            if (sign == '{' || sign == '[') {
                if (!opensEmpty(sign)) {
                    continue;
                }
                value = open.pop().closed();
            } else {
                value = scalar(sign);
            }
            while (!open.isEmpty() && endsWith(value)) {
                value = open.pop().closed();
            }
            if (open.isEmpty()) {
                return value;
            }
        }
    }

    private boolean opensEmpty(byte sign) throws Syntax, IOException {
        if (open.size() >= DEEPEST) {
            throw in.unexpected("exceeded max depth");
        }
        in.pass();
        open.push(new Open(sign == '{'));
        if (in.afterBlanks() == (sign == '{' ? '}' : ']')) {
            in.pass();
            return true;
        }
        if (sign == '{') {
            name();
        }
        return false;
    }

    /** Puts a value where it belongs; true when that was the last one there. */
    private boolean endsWith(Json value) throws Syntax, IOException {
        var container = open.element();
        container.add(value);
        byte sign = in.afterBlanks();
        if (sign == ',') {
            in.pass();
            if (container.mapping) {
                in.afterBlanks();
                name();
            }
            return false;
        }
        if (sign != (container.mapping ? '}' : ']')) {
            throw in.unexpected(container.mapping ? "after object key:value pair" : "after array element");
        }
        in.pass();
        return true;
    }

    private void name() throws Syntax, IOException {
        if (in.sign() != '"') {
            throw in.unexpected("looking for beginning of object key string");
        }
        open.element().name = in.string();
        if (in.afterBlanks() != ':') {
            throw in.unexpected("after object key");
        }
        in.pass();
    }

    private Json scalar(byte sign) throws Syntax, IOException {
        return switch (sign) {
            case '"' -> new Json.Text(in.string());
            case 't' -> word("true", new Json.Bool(true));
            case 'f' -> word("false", new Json.Bool(false));
            case 'n' -> word("null", Json.NULL);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> new Json.Numeral(in.number());
            default -> throw in.unexpected("looking for beginning of value");
        };
    }

    private Json word(String word, Json value) throws Syntax, IOException {
        in.word(word);
        return value;
    }
}
