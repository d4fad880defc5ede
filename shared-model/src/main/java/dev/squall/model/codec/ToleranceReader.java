package dev.squall.model.codec;

import dev.squall.model.json.Json;
import dev.squall.model.tolerance.Tolerance;
import dev.squall.model.tolerance.ToleranceForm;
import dev.squall.model.tolerance.ToleranceForm.Form;
import java.util.Optional;

/** Reads tolerances: {@link ToleranceForm}, and probes that judge another probe's output. */
final class ToleranceReader {
    private ToleranceReader() {}

    static Optional<Tolerance> read(Entry entry, Findings findings, StepReader steps) {
        if (entry.value() instanceof Json.Mapping mapping
                && mapping.text("type").equals(Optional.of("probe"))) {
            return steps.tolerance(entry).map(Tolerance.ByProbe::new);
        }
        return switch (ToleranceForm.of(entry.value())) {
            case Form.Valid(Tolerance tolerance) -> {
                warnUnknown(entry, findings);
                yield Optional.of(tolerance);
            }
            case Form.Invalid(String where, String message, String remedy) -> {
                var path = where.isEmpty() ? entry.path() : entry.path() + '.' + where;
                findings.problem(path, at(entry.value(), where), message, hint(entry.value(), where, remedy));
                yield Optional.empty();
            }
        };
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
            var fields = new Block(findings, entry.path(), mapping);
            switch (mapping.text("type").orElse("status")) {
                case "regex" -> fields.ignore("type", "pattern", "target", "name");
                case "jsonpath" -> fields.ignore("type", "path", "target", "expect", "count", "name");
                case "range" -> fields.ignore("type", "range", "target", "name");
                default -> fields.ignore("status");
            }
            fields.warnUnknown();
        }
    }
}
