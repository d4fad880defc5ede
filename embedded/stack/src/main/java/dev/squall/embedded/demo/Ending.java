package dev.squall.embedded.demo;

import dev.squall.model.journal.Journal;
import java.nio.file.Path;
import java.util.List;

/**
 * What a chapter came to.
 *
 * @param journal where it was saved
 * @param differences from what was expected; none when it ended as it should
 */
record Ending(Chapter chapter, String word, Path journal, List<String> differences) {
    static Ending of(Chapter chapter, Journal journal, Path file) {
        return new Ending(chapter, word(journal), file, chapter.expected().differences(journal));
    }

    boolean asItShould() {
        return differences.isEmpty();
    }

    private static String word(Journal journal) {
        return journal.result()
                .map(result -> switch (result.status()) {
                    case COMPLETED -> result.verdict().toString();
                    case ABORTED ->
                        "ABORTED"
                                + (journal.stops().isEmpty()
                                        ? ""
                                        : " by " + journal.stops().getFirst().by());
                    case GATE_MISSED, FAILED, INTERRUPTED, CRASHED ->
                        result.status().toString();
                })
                .orElse("not ended");
    }
}
