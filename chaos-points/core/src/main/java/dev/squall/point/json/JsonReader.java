package dev.squall.point.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/**
 * Reads one JSON text: at most {@value #DEEPEST} values inside each other and numbers of {@value #LONGEST_NUMBER} characters,
 * so that nobody can make it work for long. A name that comes twice in a mapping is refused, as nobody knows which one counts.
 */
public final class JsonReader {
    static final int DEEPEST = 16;
    static final int LONGEST_NUMBER = 40;

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private final String text;
    private int at;

    /** The value, or where it went wrong. */
    public sealed interface Reading {
        record Read(Json value) implements Reading {}

        record Malformed(String detail) implements Reading {}
    }

    private static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1;

        MalformedException(String detail) {
            super(detail);
        }
    }

    private JsonReader(String text) {
        this.text = text;
    }

    public static Reading read(String text) {
        var reader = new JsonReader(text);
        try {
            Json value = reader.value(0);
            reader.spaces();
            if (reader.at < text.length()) {
                throw new MalformedException("something comes after the end");
            }
            return new Reading.Read(value);
        } catch (MalformedException e) {
            return new Reading.Malformed("no JSON at character " + reader.at + ": " + e.getMessage());
        }
    }

    private Json value(int depth) throws MalformedException {
        if (depth > DEEPEST) {
            throw new MalformedException("more than " + DEEPEST + " values inside each other");
        }
        spaces();
        char c = peek();
        if (c == '{') {
            return mapping(depth);
        }
        if (c == '[') {
            return array(depth);
        }
        if (c == '"') {
            return new Json.Text(string());
        }
        return c == '-' || Character.isDigit(c) ? number() : word();
    }

    private Json mapping(int depth) throws MalformedException {
        var members = new LinkedHashMap<String, Json>();
        at++;
        spaces();
        if (take('}')) {
            return Json.Mapping.EMPTY;
        }
        do {
            spaces();
            String name = string();
            spaces();
            require(':');
            if (members.put(name, value(depth + 1)) != null) {
                throw new MalformedException("'" + name + "' comes twice");
            }
            spaces();
        } while (take(','));
        require('}');
        return new Json.Mapping(members);
    }

    private Json array(int depth) throws MalformedException {
        var items = new ArrayList<Json>();
        at++;
        spaces();
        if (take(']')) {
            return new Json.Array(items);
        }
        do {
            items.add(value(depth + 1));
            spaces();
        } while (take(','));
        require(']');
        return new Json.Array(items);
    }

    private Json number() throws MalformedException {
        int from = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(from, at);
        if (digits.length() > LONGEST_NUMBER || !NUMBER.matcher(digits).matches()) {
            throw new MalformedException("no number");
        }
        return new Json.Number(new BigDecimal(digits));
    }

    private Json word() throws MalformedException {
        if (takeAll("true")) {
            return new Json.Bool(true);
        }
        if (takeAll("false")) {
            return new Json.Bool(false);
        }
        if (takeAll("null")) {
            return Json.NOTHING;
        }
        throw new MalformedException("no value");
    }

    private String string() throws MalformedException {
        require('"');
        var read = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            if (c < ' ') {
                throw new MalformedException("a control character in a string");
            }
            read.append(c == '\\' ? escaped() : c);
        }
        at++;
        return read.toString();
    }

    private char escaped() throws MalformedException {
        char c = peek();
        at++;
        int simple = "\"\\/bfnrt".indexOf(c);
        if (simple >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(simple);
        }
        if (c == 'u' && at + 4 <= text.length() && text.substring(at, at + 4).matches("[0-9a-fA-F]{4}")) {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        throw new MalformedException("no escape");
    }

    private void spaces() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() throws MalformedException {
        if (at >= text.length()) {
            throw new MalformedException("it ends too early");
        }
        return text.charAt(at);
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private boolean takeAll(String word) {
        boolean there = text.startsWith(word, at);
        at += there ? word.length() : 0;
        return there;
    }

    private void require(char c) throws MalformedException {
        if (!take(c)) {
            throw new MalformedException("'" + c + "' is missing");
        }
    }
}
