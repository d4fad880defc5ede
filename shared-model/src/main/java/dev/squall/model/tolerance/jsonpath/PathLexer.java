package dev.squall.model.tolerance.jsonpath;

import java.util.ArrayList;
import java.util.List;

/** Cuts a path into tokens; white space between them means nothing. */
final class PathLexer {
    /** A name, a text in double quotes, a number, or a sign; {@code END} closes the list. */
    enum Kind {
        NAME,
        WORD,
        TEXT,
        NUMBER,
        SIGN,
        END
    }

    /** @param text of a TEXT without its quotes, its escapes left as they are */
    record Token(Kind kind, String text, int offset) {
        boolean is(String sign) {
            return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
        }
    }

    private static final List<String> TWO = List.of("..", ">=", "<=", "!=");
    private static final String ONE = "@$.*=><{}[]:,()?";
    private static final List<String> WORDS = List.of("and", "or", "not", "true", "false", "null");

    private final String path;
    private int at;

    private PathLexer(String path) {
        this.path = path;
    }

    static List<Token> tokens(String path) throws BadPath {
        var lexer = new PathLexer(path);
        var tokens = new ArrayList<Token>();
        do {
            tokens.add(lexer.next());
        } while (tokens.getLast().kind() != Kind.END);
        return tokens;
    }

    private Token next() throws BadPath {
        while (at < path.length() && " \t\n\r".indexOf(path.charAt(at)) >= 0) {
            at++;
        }
        int start = at;
        if (at == path.length()) {
            return new Token(Kind.END, "", start);
        }
        char c = path.charAt(at);
        if (c == '"') {
            return text(start);
        }
        if (c == '-' || isDigit(at)) {
            return number(start);
        }
        if (isLetter(c)) {
            while (at < path.length() && (isLetter(path.charAt(at)) || isDigit(at))) {
                at++;
            }
            var name = path.substring(start, at);
            return new Token(WORDS.contains(name) ? Kind.WORD : Kind.NAME, name, start);
        }
        if (start + 2 <= path.length() && TWO.contains(path.substring(start, start + 2))) {
            at += 2;
        } else if (ONE.indexOf(c) >= 0) {
            at++;
        } else {
            throw BadPath.at(
                    start, c == '\'' ? "keys stand in double quotes, not single ones," : "unexpected '" + c + "'");
        }
        return new Token(Kind.SIGN, path.substring(start, at), start);
    }

    private Token text(int start) throws BadPath {
        at++;
        while (at < path.length() && path.charAt(at) != '"') {
            if (path.charAt(at) < ' ') {
                throw BadPath.at(at, "a control character");
            }
            at += path.charAt(at) == '\\' ? escape() : 1;
        }
        if (at >= path.length()) {
            throw BadPath.at(start, "a text without its closing quote");
        }
        at++;
        return new Token(Kind.TEXT, path.substring(start + 1, at - 1), start);
    }

    private int escape() throws BadPath {
        char c = at + 1 < path.length() ? path.charAt(at + 1) : ' ';
        if (c != 'u') {
            if ("\"\\/bfnrt".indexOf(c) < 0) {
                throw BadPath.at(at, "an unknown escape");
            }
            return 2;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (i >= path.length() || Character.digit(path.charAt(i), 16) < 0) {
                throw BadPath.at(at, "an unknown escape");
            }
        }
        return 6;
    }

    /** As in JSON: no leading zeros. */
    private Token number(int start) throws BadPath {
        at += path.charAt(at) == '-' ? 1 : 0;
        if (!isDigit(at)) {
            throw BadPath.at(start, "unexpected '-'");
        }
        integer();
        if (at + 1 < path.length() && path.charAt(at) == '.' && isDigit(at + 1)) {
            at++;
            digits();
        }
        if (at < path.length() && (path.charAt(at) == 'e' || path.charAt(at) == 'E')) {
            int sign = at + 1 < path.length() && "+-".indexOf(path.charAt(at + 1)) >= 0 ? 1 : 0;
            if (isDigit(at + 1 + sign)) {
                at += 1 + sign;
                integer();
            }
        }
        return new Token(Kind.NUMBER, path.substring(start, at), start);
    }

    private void integer() {
        if (path.charAt(at) == '0') {
            at++;
        } else {
            digits();
        }
    }

    private void digits() {
        while (isDigit(at)) {
            at++;
        }
    }

    private boolean isDigit(int index) {
        return index < path.length() && path.charAt(index) >= '0' && path.charAt(index) <= '9';
    }

    private static boolean isLetter(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
