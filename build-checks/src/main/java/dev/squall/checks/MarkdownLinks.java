package dev.squall.checks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The promises that a Markdown text makes about this repository: its relative links with their anchors, and the paths it names in code
 * spans, each of which has to exist. Addresses on the network are not followed: a build must not depend on other people's sites.
 */
public final class MarkdownLinks {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)[^)]*\\)");
    private static final Pattern CODE_SPAN = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern PATH = Pattern.compile("\\.?/?(?:[\\w.-]+/)+[\\w.-]*");
    private static final Pattern FENCE = Pattern.compile("(?ms)^ *(```|~~~).*?^ *\\1");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*)$");

    private final Path root;
    private final Set<String> topLevel;

    /** For the repository at {@code root}; a code span is a path only when it begins with one of {@code topLevel}. */
    public MarkdownLinks(Path root, Set<String> topLevel) {
        this.root = root;
        this.topLevel = Set.copyOf(topLevel);
    }

    /** One line for each link or path in {@code text} that leads nowhere; {@code file} is where the text stands. */
    public List<String> broken(Path file, String text) {
        var found = new ArrayList<String>();
        String prose = FENCE.matcher(text).replaceAll("");
        LINK.matcher(prose).results().map(match -> match.group(1)).forEach(link -> {
            if (!link.matches("[a-z][a-z0-9+.-]*:.*") && !leadsSomewhere(file, text, link)) {
                found.add(root.relativize(file) + ": the link " + link + " leads nowhere");
            }
        });
        CODE_SPAN
                .matcher(prose)
                .results()
                .map(match -> match.group(1))
                .filter(this::isPathHere)
                .filter(path -> !exists(root.resolve(path)) && !exists(sibling(file, path)))
                .forEach(path -> found.add(root.relativize(file) + ": there is no " + path));
        return found;
    }

    private boolean isPathHere(String span) {
        String path = span.startsWith("./") ? span.substring(2) : span;
        return PATH.matcher(span).matches() && topLevel.contains(path.split("/", 2)[0]) && !path.contains("/target/");
    }

    private boolean leadsSomewhere(Path file, String text, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        Path target = path.isEmpty() ? file : sibling(file, path);
        if (!exists(target)) {
            return false;
        }
        return hash < 0
                || !target.toString().endsWith(".md")
                || anchors(target.equals(file) ? text : read(target)).contains(link.substring(hash + 1));
    }

    private static Set<String> anchors(String text) {
        return HEADING.matcher(FENCE.matcher(text).replaceAll(""))
                .results()
                .map(match -> match.group(1).strip().toLowerCase(java.util.Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Path sibling(Path file, String path) {
        return file.resolveSibling(path).normalize();
    }

    private static boolean exists(Path path) {
        return Files.exists(path);
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
