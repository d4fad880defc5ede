package dev.squall.model.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the names of the leniencies against the table that tells people about them. */
class LenienciesDocumentedTest {
    private static final Path PAGE = Path.of("../docs/migrating-from-chaos-toolkit.md");
    private static final Pattern ROW = Pattern.compile("^\\| `([a-z-]+)` \\| [^|]+ \\| [^|`]", Pattern.MULTILINE);

    @Test
    void everyLeniencyHasARowAndEveryRowALeniency() throws IOException {
        String page = Files.readString(PAGE);
        String switches =
                page.substring(page.indexOf("| switch | with it"), page.indexOf("Only `--compat chaostoolkit` does"));

        var rows =
                ROW.matcher(switches).results().map(row -> row.group(1)).collect(Collectors.toCollection(TreeSet::new));

        assertThat((Set<String>) rows)
                .isEqualTo(Arrays.stream(Leniency.values())
                        .map(Leniency::word)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
