package dev.squall.model.tolerance.jsonpath;

import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import dev.squall.model.tolerance.jsonpath.Query.Comparator;
import dev.squall.model.tolerance.jsonpath.Query.Expression;
import dev.squall.model.tolerance.jsonpath.Query.Operand;
import dev.squall.model.tolerance.jsonpath.Query.Segment;
import dev.squall.model.tolerance.jsonpath.Query.Subscript;
import java.util.ArrayList;
import java.util.List;

/** One match of a path against one document, with a limit on the work. */
final class Evaluation {
    /** Values looked at; a path that needs more multiplies itself. */
    static final int MAX_VISITS = 400_000;

    private final Json root;
    private int visits;

    /** Ends an evaluation early; never leaves this class. */
    static final class Stop extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stop(String reason) {
            super(reason, null, false, false);
        }
    }

    private Evaluation(Json root) {
        this.root = root;
    }

    static JsonPath.Matching of(Query query, Json document) {
        try {
            return new JsonPath.Found(new Evaluation(document).find(query, document));
        } catch (Stop stop) {
            return new JsonPath.GaveUp(String.valueOf(stop.getMessage()));
        }
    }

    private List<Json> find(Query query, Json current) {
        var values = List.of(query.fromRoot() ? root : current);
        for (Segment segment : query.segments()) {
            var next = new ArrayList<Json>();
            for (var value : segment.recursive() ? withDescendants(values) : values) {
                for (var subscript : segment.subscripts()) {
                    for (var below : down(subscript, value)) {
                        visit();
                        next.add(below);
                    }
                }
            }
            values = next;
        }
        return values;
    }

    private List<Json> withDescendants(List<Json> values) {
        var all = new ArrayList<Json>();
        for (var value : values) {
            collect(value, all);
        }
        return all;
    }

    private void collect(Json value, List<Json> into) {
        visit();
        into.add(value);
        for (var child : Descent.children(value)) {
            collect(child, into);
        }
    }

    private List<Json> down(Subscript subscript, Json value) {
        visit();
        return switch (subscript) {
            case Subscript.Key(String name) -> Descent.key(value, name);
            case Subscript.Index(long position) -> Descent.index(value, position);
            case Subscript.Slice slice -> Descent.slice(value, slice);
            case Subscript.Wildcard() -> Descent.children(value);
            case Subscript.Filter(Expression condition) -> holds(condition, value) ? List.of(value) : List.of();
            case Subscript.Computed(Query path) -> computed(path, value);
            case Subscript.Call call -> called(call, value);
        };
    }

    private List<Json> computed(Query path, Json value) {
        var found = new ArrayList<Json>();
        for (var key : find(path, value)) {
            if (key instanceof Json.Text(String name)) {
                found.addAll(Descent.key(value, name));
            } else {
                Functions.integer(key).ifPresent(position -> found.addAll(Descent.index(value, position)));
            }
        }
        return found;
    }

    /** Once for each combination of what the arguments find. */
    private List<Json> called(Subscript.Call call, Json value) {
        var combinations = List.of(List.<Json>of());
        for (var argument : call.arguments()) {
            var longer = new ArrayList<List<Json>>();
            for (var combination : combinations) {
                for (var found : values(argument, value)) {
                    visit();
                    var extended = new ArrayList<>(combination);
                    extended.add(found);
                    longer.add(extended);
                }
            }
            combinations = longer;
        }
        var results = new ArrayList<Json>();
        for (var combination : combinations) {
            Functions.call(call.function(), value, combination).ifPresent(results::add);
        }
        return results;
    }

    private List<Json> values(Operand operand, Json current) {
        return switch (operand) {
            case Operand.Found(Query path) -> find(path, current);
            case Operand.Literal(Json value) -> List.of(value);
        };
    }

    private boolean holds(Expression expression, Json current) {
        return switch (expression) {
            case Expression.And(var left, var right) -> holds(left, current) && holds(right, current);
            case Expression.Or(var left, var right) -> holds(left, current) || holds(right, current);
            case Expression.Not(var condition) -> !holds(condition, current);
            case Expression.Some(Operand.Found(Query path)) ->
                !find(path, current).isEmpty();
            case Expression.Some(Operand.Literal(Json value)) -> PythonValues.truth(value);
            case Expression.Compare(var left, var comparator, var right) ->
                any(values(left, current), comparator, values(right, current));
        };
    }

    private boolean any(List<Json> left, Comparator comparator, List<Json> right) {
        for (var a : left) {
            for (var b : right) {
                visit();
                if (compares(a, comparator, b)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Order is for numbers alone; a numeric text is no number. */
    private static boolean compares(Json a, Comparator comparator, Json b) {
        var left = PythonValues.number(a);
        var right = PythonValues.number(b);
        boolean numbers = left.isPresent() && right.isPresent();
        int order = numbers ? left.get().compareTo(right.get()) : 0;
        return switch (comparator) {
            case EQUAL -> PythonValues.equal(a, b);
            case NOT_EQUAL -> !PythonValues.equal(a, b);
            case LESS -> numbers && order < 0;
            case AT_MOST -> numbers && order <= 0;
            case MORE -> numbers && order > 0;
            case AT_LEAST -> numbers && order >= 0;
        };
    }

    private void visit() {
        if (++visits > MAX_VISITS) {
            throw new Stop("the path looks at more than " + MAX_VISITS + " values");
        }
    }
}
