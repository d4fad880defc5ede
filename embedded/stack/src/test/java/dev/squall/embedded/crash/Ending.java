package dev.squall.embedded.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * How a run ended, as its journal tells.
 *
 * @param struck when the drill struck
 */
record Ending(JsonNode journal, Instant struck) {
    String status() {
        return journal.path("status").asText();
    }

    String verdict() {
        return journal.path("verdict").asText();
    }

    String recovery() {
        return journal.path("recovery").asText();
    }

    String reason() {
        return journal.path("reason").asText();
    }

    List<JsonNode> faults() {
        return list(journal.path("faults"));
    }

    /** What ended the only fault, as its agent says. */
    String cause() {
        return list(faults().getFirst().path("recoveries"))
                .getLast()
                .path("cause")
                .asText();
    }

    long faultsLeft() {
        return faults().stream()
                .filter(fault -> !fault.path("outcome").asText().equals("clean"))
                .count();
    }

    /** The answers to the step of this name, such as {@code succeeded}. */
    List<String> answers(String step) {
        return list(journal.path("steps")).stream()
                .filter(one -> one.path("name").asText().equals(step))
                .flatMap(one -> list(one.path("agents")).stream())
                .map(agent -> agent.path("answer").asText())
                .toList();
    }

    String words() {
        return status() + ", " + verdict() + (faults().isEmpty() ? "" : ", fault ended by " + cause());
    }

    /** From the strike until an agent had read that the last fault is gone; a word where none was in place any more. */
    String secondsToClean() {
        return faults().stream()
                .flatMap(fault -> list(fault.path("recoveries")).stream())
                .map(recovery -> Instant.parse(recovery.path("verified").asText()))
                .max(Instant::compareTo)
                .map(at -> Duration.between(struck, at))
                .map(taken -> taken.isNegative()
                        ? "gone before"
                        : String.format(Locale.ROOT, "%.1f", taken.toMillis() / 1000.0))
                .orElse("none");
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
