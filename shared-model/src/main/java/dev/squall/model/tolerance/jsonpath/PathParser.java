package dev.squall.model.tolerance.jsonpath;

import dev.squall.model.json.Json;
import dev.squall.model.tolerance.jsonpath.PathLexer.Kind;
import dev.squall.model.tolerance.jsonpath.PathLexer.Token;
import dev.squall.model.tolerance.jsonpath.Query.Operand;
import dev.squall.model.tolerance.jsonpath.Query.Segment;
import dev.squall.model.tolerance.jsonpath.Query.Subscript;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The grammar of jsonpath2, by recursive descent; filters are {@link ConditionParser}'s. */
final class PathParser {
    private static final int MAX_DEPTH = 50;

    private final List<Token> tokens;
    private int next;
    private int depth;

    PathParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    /** The whole path. */
    Query path() throws BadPath {
        if (!peek().is("$")) {
            throw BadPath.at(peek().offset(), "a path begins with '$', not");
        }
        var query = query();
        if (peek().kind() != Kind.END) {
            throw unexpected();
        }
        return query;
    }

    private Query query() throws BadPath {
        enter();
        boolean fromRoot = take().is("$");
        var segments = new ArrayList<Segment>();
        while (true) {
            if (accept("..")) {
                segments.add(new Segment(true, peek().is("[") ? subscripts() : List.of(bareword())));
            } else if (accept(".")) {
                segments.add(new Segment(false, List.of(bareword())));
            } else if (peek().is("[")) {
                segments.add(new Segment(false, subscripts()));
            } else {
                depth--;
                return new Query(fromRoot, segments);
            }
        }
    }

    private Subscript bareword() throws BadPath {
        if (accept("*")) {
            return new Subscript.Wildcard();
        }
        if (peek().kind() != Kind.NAME) {
            throw unexpected();
        }
        var name = take();
        return peek().is("(") ? call(name) : new Subscript.Key(name.text());
    }

    private List<Subscript> subscripts() throws BadPath {
        expect("[");
        var subscripts = new ArrayList<Subscript>();
        do {
            subscripts.add(subscript());
        } while (accept(","));
        expect("]");
        return subscripts;
    }

    private Subscript subscript() throws BadPath {
        if (peek().kind() == Kind.TEXT) {
            return new Subscript.Key(take().text());
        }
        if (peek().kind() == Kind.NUMBER || peek().is(":")) {
            return indexOrSlice();
        }
        if (accept("*")) {
            return new Subscript.Wildcard();
        }
        if (accept("?")) {
            expect("(");
            var condition = new ConditionParser(this).condition();
            expect(")");
            return new Subscript.Filter(condition);
        }
        if (peek().is("$") || peek().is("@")) {
            return new Subscript.Computed(query());
        }
        if (peek().kind() == Kind.NAME) {
            return call(take());
        }
        throw unexpected();
    }

    private Subscript indexOrSlice() throws BadPath {
        var start = integer();
        if (!accept(":")) {
            return new Subscript.Index(start.orElseThrow());
        }
        var end = integer();
        var step = accept(":") ? integer() : Optional.<Long>empty();
        return new Subscript.Slice(start, end, step);
    }

    private Optional<Long> integer() throws BadPath {
        if (peek().kind() != Kind.NUMBER) {
            return Optional.empty();
        }
        var number = take();
        if (isFraction(number.text())) {
            throw BadPath.at(number.offset(), "a position is an integer, not " + number.text());
        }
        return Optional.of(Query.position(number.text()));
    }

    private Subscript call(Token name) throws BadPath {
        var function = Query.Function.named(name.text())
                .orElseThrow(() -> BadPath.at(name.offset(), "there is no function '" + name.text() + "'"));
        expect("(");
        var arguments = new ArrayList<Operand>();
        if (!peek().is(")")) {
            do {
                arguments.add(operand());
            } while (accept(","));
        }
        expect(")");
        return new Subscript.Call(function, arguments);
    }

    Operand operand() throws BadPath {
        return peek().is("$") || peek().is("@") ? new Operand.Found(query()) : new Operand.Literal(literal());
    }

    private Json literal() throws BadPath {
        enter();
        var token = take();
        Json value = switch (token.kind()) {
            case TEXT -> Json.of(token.text());
            case NUMBER -> number(token);
            case WORD, SIGN ->
                switch (token.text()) {
                    case "true" -> Json.of(true);
                    case "false" -> Json.of(false);
                    case "null" -> Json.NULL;
                    case "[" -> array();
                    case "{" -> mapping();
                    default -> throw BadPath.at(token.offset(), "unexpected '" + token.text() + "'");
                };
            case NAME -> throw BadPath.at(token.offset(), "a text stands in double quotes, not '" + token.text() + "'");
            case END -> throw BadPath.at(token.offset(), "the path ends too early");
        };
        depth--;
        return value;
    }

    private static Json number(Token token) throws BadPath {
        if (token.text().length() > 300) {
            throw BadPath.at(token.offset(), "a number of too many digits");
        }
        return isFraction(token.text())
                ? Json.of(Math.clamp(Double.parseDouble(token.text()), -Double.MAX_VALUE, Double.MAX_VALUE))
                : Json.number(new java.math.BigDecimal(token.text()));
    }

    private Json array() throws BadPath {
        var items = new ArrayList<Json>();
        if (!accept("]")) {
            do {
                items.add(literal());
            } while (accept(","));
            expect("]");
        }
        return new Json.Array(items);
    }

    private Json mapping() throws BadPath {
        var mapping = Json.Mapping.EMPTY;
        if (!accept("}")) {
            do {
                if (peek().kind() != Kind.TEXT) {
                    throw unexpected();
                }
                var key = take().text();
                expect(":");
                mapping = mapping.with(key, literal());
            } while (accept(","));
            expect("}");
        }
        return mapping;
    }

    private static boolean isFraction(String number) {
        return number.indexOf('.') >= 0 || number.indexOf('e') >= 0 || number.indexOf('E') >= 0;
    }

    Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        var token = tokens.get(next);
        next += token.kind() == Kind.END ? 0 : 1;
        return token;
    }

    boolean accept(String sign) {
        boolean there = peek().is(sign);
        next += there ? 1 : 0;
        return there;
    }

    void expect(String sign) throws BadPath {
        if (!accept(sign)) {
            throw BadPath.at(peek().offset(), "'" + sign + "' is missing");
        }
    }

    void enter() throws BadPath {
        if (++depth > MAX_DEPTH) {
            throw new BadPath("it is nested more than " + MAX_DEPTH + " deep");
        }
    }

    void leave() {
        depth--;
    }

    private BadPath unexpected() {
        var token = peek();
        return token.kind() == Kind.END
                ? BadPath.at(token.offset(), "the path ends too early")
                : BadPath.at(token.offset(), "unexpected '" + token.text() + "'");
    }
}
