package dev.squall.model.tolerance.jsonpath;

import dev.squall.model.tolerance.jsonpath.Query.Comparator;
import dev.squall.model.tolerance.jsonpath.Query.Expression;

/** The grammar of filters: comparisons, {@code not}, then {@code or}, and weakest {@code and}. */
final class ConditionParser {
    private final PathParser path;

    ConditionParser(PathParser path) {
        this.path = path;
    }

    Expression condition() throws BadPath {
        path.enter();
        var left = alternatives();
        var condition = path.accept("and") ? new Expression.And(left, condition()) : left;
        path.leave();
        return condition;
    }

    private Expression alternatives() throws BadPath {
        path.enter();
        var left = single();
        var condition = path.accept("or") ? new Expression.Or(left, alternatives()) : left;
        path.leave();
        return condition;
    }

    private Expression single() throws BadPath {
        if (path.accept("not")) {
            path.enter();
            var condition = single();
            path.leave();
            return new Expression.Not(condition);
        }
        if (path.accept("(")) {
            var condition = condition();
            path.expect(")");
            return condition;
        }
        var left = path.operand();
        for (var comparator : Comparator.values()) {
            if (path.accept(comparator.sign())) {
                return new Expression.Compare(left, comparator, path.operand());
            }
        }
        return new Expression.Some(left);
    }
}
