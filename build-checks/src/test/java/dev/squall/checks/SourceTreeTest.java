package dev.squall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the rules of the house against every file of the checkout. */
class SourceTreeTest {
    private final SourceTree tree = SourceTree.here();
    private final List<Path> java = tree.filesEndingWith(".java");

    @Test
    void everySourceFileIsShortNamedForWhatItDoesAndFinished() {
        assertThat(java).hasSizeGreaterThan(10);
        assertThat(java.stream().filter(file -> !isDescription(file) && !file.startsWith(here())))
                .flatExtracting(file -> SourceRules.violations(shown(file), read(file)))
                .isEmpty();
    }

    @Test
    void everyPackageSaysWhatBelongsThere() {
        Set<Path> packages = java.stream()
                .filter(file -> shown(file).contains("src/main/"))
                .map(file -> Objects.requireNonNull(file.getParent()))
                .collect(Collectors.toSet());

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(directory ->
                        assertThat(directory.resolve("package-info.java")).exists());
        assertThat(java.stream().filter(SourceTreeTest::isDescription))
                .flatExtracting(file -> SourceRules.packageViolations(shown(file), read(file)))
                .isEmpty();
    }

    @Test
    void everyLinkAndPathInTheDocumentationExists() throws IOException {
        List<Path> texts = tree.filesEndingWith(".md");
        var links = new MarkdownLinks(tree.root(), topLevel());

        assertThat(texts).isNotEmpty();
        assertThat(texts).flatExtracting(file -> links.broken(file, read(file))).isEmpty();
    }

    private Set<String> topLevel() throws IOException {
        try (Stream<Path> entries = Files.list(tree.root())) {
            return entries.map(entry -> String.valueOf(entry.getFileName())).collect(Collectors.toSet());
        }
    }

    /** This package names in its own sources what the rules look for. */
    private Path here() {
        return tree.root().resolve("build-checks/src");
    }

    private static boolean isDescription(Path file) {
        return file.endsWith("package-info.java");
    }

    private String shown(Path file) {
        return tree.root().relativize(file).toString().replace('\\', '/');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
