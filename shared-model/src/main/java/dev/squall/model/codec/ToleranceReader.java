package dev.squall.model.codec;

import dev.squall.model.grammar.ToleranceKeys;
import dev.squall.model.json.Json;
import dev.squall.model.tolerance.Tolerance;
import dev.squall.model.tolerance.ToleranceForm;
import dev.squall.model.tolerance.ToleranceForm.Form;
import dev.squall.model.tolerance.jsonpath.JsonPath;
import java.util.Optional;

/** Reads tolerances: {@link ToleranceForm}, and probes that judge another probe's output. */
final class ToleranceReader {
    private ToleranceReader() {}

    static Optional<Tolerance> read(Entry entry, Findings findings, StepReader steps) {
        if (entry.value() instanceof Json.Mapping mapping
                && mapping.text("type").equals(Optional.of("probe"))) {
            boolean takesNothing = mapping.get("provider").orElse(Json.NULL) instanceof Json.Mapping provider
                    && !(provider.get("arguments").orElse(Json.NULL) instanceof Json.Mapping);
            return takesNothing && !findings.dialect().knowsSquall()
                    ? Optional.of(new Tolerance.Unusable(mapping, "its 'arguments' are no mapping to put the value in"))
                    : steps.tolerance(entry).map(Tolerance.ByProbe::new);
        }
        return switch (form(entry.value(), findings.dialect())) {
            case Form.Valid(Tolerance tolerance) -> {
                warnUnknown(entry, findings);
                yield Optional.of(tolerance);
            }
            case Form.Invalid(var _, String message, var _)
            when !findings.dialect().validates() || isIgnored(entry, findings) ->
                Optional.of(new Tolerance.Unusable(entry.value(), message));
            case Form.Invalid(String where, String message, String remedy) -> {
                var path = where.isEmpty() ? entry.path() : entry.path() + '.' + where;
                findings.problem(path, at(entry.value(), where), message, hint(entry.value(), where, remedy));
                yield Optional.empty();
            }
        };
    }

    /** Chaos Toolkit never looks at the tolerance of a step that is not in the hypothesis. */
    private static boolean isIgnored(Entry entry, Findings findings) {
        return !findings.dialect().knowsSquall() && !entry.path().startsWith("steady-state-hypothesis");
    }

    /** Chaos Toolkit knows no {@code {status: ...}}, and looks at a path before anything is put in. */
    private static Form form(Json written, Dialect dialect) {
        var form = ToleranceForm.of(dialect.knowsSquall() ? written : counted(written));
        if (dialect.knowsSquall() || !(form instanceof Form.Valid(Tolerance tolerance))) {
            return form;
        }
        return switch (tolerance) {
            case Tolerance.Status _ -> new Form.Invalid("", "the tolerance has no 'type'", "write 200, or [200, 201]");
            case Tolerance.JsonPathMatch match
            when dialect.validates() && JsonPath.parse(match.path()) instanceof JsonPath.Bad(String reason) ->
                new Form.Invalid("path", "the path '" + match.path() + "' is invalid: " + reason, "");
            case Tolerance.Exactly _,
                    Tolerance.Listed _,
                    Tolerance.Regex _,
                    Tolerance.JsonPathMatch _,
                    Tolerance.Range _,
                    Tolerance.ByProbe _,
                    Tolerance.Unusable _ -> form;
        };
    }

    /** There a count is compared with whatever is written: true is 1, and a text is never reached. */
    private static Json counted(Json written) {
        return written instanceof Json.Mapping mapping && mapping.text("type").equals(Optional.of("jsonpath"))
                ? switch (mapping.get("count").orElse(Json.NULL)) {
                    case Json.Bool(boolean one) -> mapping.with("count", Json.of(one ? 1 : 0));
                    case Json.Text _, Json.Array _, Json.Mapping _ -> mapping.with("count", Json.of(-1));
                    case Json.Null _, Json.Number _ -> mapping;
                }
                : written;
    }

    private static Json at(Json written, String where) {
        int bracket = where.indexOf('[');
        var key = bracket < 0 ? where : where.substring(0, bracket);
        return written instanceof Json.Mapping mapping ? mapping.get(key).orElse(written) : written;
    }

    private static String hint(Json written, String where, String remedy) {
        var near = written instanceof Json.Mapping mapping && where.equals("type")
                ? mapping.text("type").flatMap(type -> Nearest.to(type, ToleranceForm.TYPES))
                : Optional.<String>empty();
        return near.map(type -> "did you mean '" + type + "'? " + remedy).orElse(remedy);
    }

    private static void warnUnknown(Entry entry, Findings findings) {
        if (entry.value() instanceof Json.Mapping mapping) {
            var keys = mapping.text("type").map(ToleranceKeys.BY_TYPE::get).orElse(ToleranceKeys.STATUS);
            new Block(findings, entry.path(), mapping, keys).warnUnknown();
        }
    }
}
