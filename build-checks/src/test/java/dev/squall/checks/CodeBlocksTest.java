package dev.squall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guides show is code that is compiled, and run where it says so. */
class CodeBlocksTest {
    private final SourceTree tree = SourceTree.here();

    @ParameterizedTest
    @ValueSource(strings = {"docs/adding-a-fault.md", "docs/chaos-points.md"})
    void theCodeOfAGuideStandsInTheSources(String guide) throws Exception {
        var sources = new ArrayList<String>();
        for (Path file : tree.filesEndingWith(".java")) {
            sources.add(Files.readString(file));
        }
        String text = Files.readString(tree.root().resolve(guide));

        assertThat(CodeBlocks.count(text)).isPositive();
        assertThat(new CodeBlocks(sources).invented(text)).isEmpty();
    }

    @Test
    void aBlockThatDiffersInOneLineIsNamed() {
        var blocks = new CodeBlocks(List.of("class A {\n    int b;\n\n    int c;\n}\n"));

        assertThat(blocks.invented("```java\nint b;\nint c;\n```\n")).isEmpty();
        assertThat(blocks.invented("```java\nint b;\nint d;\n```\n")).containsExactly("int b; / int d;");
        assertThat(blocks.invented("```java\nnt b;\n```\n"))
                .as("half a line is no line")
                .hasSize(1);
    }
}
