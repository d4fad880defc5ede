package dev.squall.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One run as its journal tells it. Texts are as the journal has them, and may hold anything.
 *
 * @param file     where the journal is
 * @param ended    empty when the journal ends before its run does
 * @param status   the tool's word; {@code unfinished} without an end
 * @param verdict  of the hypothesis
 * @param recovery of all faults together; empty when the tool does not look
 * @param stops    why it left its course, a sentence each
 */
record Run(
        String file,
        String title,
        String description,
        String id,
        String tool,
        Optional<Instant> started,
        Optional<Instant> ended,
        String status,
        Mark verdict,
        Optional<Mark> recovery,
        String reason,
        String hypothesis,
        List<Check> checks,
        List<Step> method,
        List<Step> rollbacks,
        List<Fault> faults,
        List<Guard> guards,
        List<String> stops,
        Optional<Duration> toRecover) {
    Run {
        checks = List.copyOf(checks);
        method = List.copyOf(method);
        rollbacks = List.copyOf(rollbacks);
        faults = List.copyOf(faults);
        guards = List.copyOf(guards);
        stops = List.copyOf(stops);
    }

    Optional<Duration> length() {
        return started.flatMap(from -> ended.map(to -> Duration.between(from, to)));
    }

    /** One check of the hypothesis. */
    record Check(String when, Mark verdict, List<Step> probes) {
        Check {
            probes = List.copyOf(probes);
        }
    }

    /**
     * @param tolerance as written; empty without one
     * @param words     what it gave, or why it gave nothing
     */
    record Step(
            String stage,
            String name,
            String type,
            String provider,
            Optional<Instant> started,
            Optional<Instant> ended,
            Mark mark,
            String outcome,
            String tolerance,
            String words) {}

    /**
     * @param outcome  how its end was verified; UNKNOWN when nobody knows
     * @param recovery each word of its end
     */
    record Fault(
            String name,
            String agent,
            Optional<Instant> injected,
            Optional<Instant> undone,
            Mark outcome,
            String outcomeWord,
            List<String> recovery) {
        Fault {
            recovery = List.copyOf(recovery);
        }
    }

    /** @param reason why it tripped */
    record Guard(
            String name,
            Limit abortWhen,
            Optional<Limit> warnWhen,
            Optional<Instant> tripped,
            String reason,
            List<Instant> warnings,
            List<Sample> samples) {
        Guard {
            warnings = List.copyOf(warnings);
            samples = List.copyOf(samples);
        }
    }

    /**
     * @param written such as {@code > 5}
     * @param value   where it can be drawn
     */
    record Limit(String written, Optional<BigDecimal> value) {}

    record Sample(Instant at, Mark mark, Optional<Double> value) {}
}
