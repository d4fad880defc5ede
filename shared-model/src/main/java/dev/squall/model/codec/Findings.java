package dev.squall.model.codec;

import dev.squall.model.json.Json;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Supplier;

/** Everything that is wrong or odd in one document, collected while its parts are read. */
final class Findings {
    /** A document with more problems than this is no experiment; the rest would hide the first. */
    static final int MAX_FINDINGS = 100;

    private final String source;
    private final Positions positions;
    private final Dialect dialect;
    private final SequencedSet<Problem> problems = new LinkedHashSet<>();
    private final SequencedSet<Warning> warnings = new LinkedHashSet<>();

    Findings(Document document, Dialect dialect) {
        this.dialect = dialect;
        source = document.source();
        positions = document.positions();
        warnings.addAll(document.warnings());
    }

    Dialect dialect() {
        return dialect;
    }

    /** @param at the value that is wrong, or the one in which something is missing */
    void problem(String path, Json at, String message, String remedy) {
        if (problems.size() < MAX_FINDINGS) {
            var place = positions.of(at);
            problems.add(new Problem(source, path, place.line(), place.column(), message, remedy));
        }
    }

    void warn(String path, Json at, String message, String remedy) {
        if (warnings.size() < MAX_FINDINGS) {
            var place = positions.of(at);
            warnings.add(new Warning(source, path, place.line(), place.column(), message, remedy));
        }
    }

    /** Builds a record; what its guard refuses becomes a problem. */
    <T> Optional<T> guarded(String path, Json at, Supplier<T> construction) {
        try {
            return Optional.of(construction.get());
        } catch (IllegalArgumentException refused) {
            problem(path, at, String.valueOf(refused.getMessage()), "");
            return Optional.empty();
        }
    }

    boolean clean() {
        return problems.isEmpty();
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }
}
