package dev.squall.checks;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The Java code that a Markdown text shows. Each block has to stand in a source file that is compiled, line by line, but for how far its
 * lines are indented and for empty ones: a text cannot be compiled, and what it shows has to work.
 */
public final class CodeBlocks {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```java\\n(.*?)^ *```");

    private final List<String> sources;

    /** Held against the contents of these files. */
    public CodeBlocks(List<String> sources) {
        this.sources = sources.stream().map(CodeBlocks::lines).toList();
    }

    /** How many blocks there are. */
    public static int count(String text) {
        return (int) BLOCK.matcher(text).results().count();
    }

    /** The beginning of each block of {@code text} that stands in none of the sources. */
    public List<String> invented(String text) {
        return BLOCK.matcher(text)
                .results()
                .map(match -> lines(match.group(1)))
                .filter(block -> sources.stream().noneMatch(source -> source.contains(block)))
                .map(block -> block.strip().lines().limit(3).collect(Collectors.joining(" / ")))
                .toList();
    }

    /** With a line end on both sides, so that a block begins and ends where a line does. */
    private static String lines(String code) {
        return code.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "\n", "\n"));
    }
}
