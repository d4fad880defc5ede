package dev.squall.junit.experiment;

import dev.squall.local.Ending;
import dev.squall.model.journal.Journal;
import java.nio.file.Path;
import java.util.List;

/**
 * What is known after a run.
 *
 * @param file     where the journal was written
 * @param earlier  what runs before this one had left in place, and what became of it
 */
record Finished(Journal journal, Ending ending, Path file, List<String> earlier) {
    Finished {
        earlier = List.copyOf(earlier);
    }
}
