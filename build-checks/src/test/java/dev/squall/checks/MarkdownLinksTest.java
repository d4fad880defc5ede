package dev.squall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownLinksTest {
    @TempDir
    Path root;

    @BeforeEach
    void aRepositoryWithOneDocument() throws IOException {
        Files.createDirectories(root.resolve("docs/adr"));
        Files.writeString(root.resolve("docs/protocol.md"), "# The road, in short\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](docs/protocol.md)",
                "[a](docs/protocol.md#the-road-in-short)",
                "[a](https://example.org/gone)",
                "`docs/protocol.md`",
                "`./docs/adr/`",
                "`elsewhere/gone.md`",
                "`docs/target/gone.jar`",
                "```\n[a](gone.md)\n```"
            })
    void whatExistsOrIsNotOursIsFine(String text) {
        assertThat(broken(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a](docs/gone.md)",
                "[a](docs/protocol.md#gone)",
                "[a](#gone)",
                "`docs/gone.md`",
                "see `docs/gone/`"
            })
    void whatLeadsNowhereIsFound(String text) {
        assertThat(broken(text)).singleElement().asString().contains("gone");
    }

    private Iterable<String> broken(String text) {
        return new MarkdownLinks(root, Set.of("docs")).broken(root.resolve("README.md"), text);
    }
}
