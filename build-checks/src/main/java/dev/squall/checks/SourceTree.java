package dev.squall.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of a checkout that people wrote: everything but what builds and tools leave behind. */
public final class SourceTree {
    private static final Set<String> NOT_OURS = Set.of("target", "node_modules", ".git", ".squall", ".idea", ".vscode");

    private final Path root;

    /** The checkout at {@code root}. */
    public SourceTree(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The checkout that is being built. */
    public static SourceTree here() {
        return new SourceTree(Path.of(System.getProperty("squall.root", "..")));
    }

    /** Where the checkout is. */
    public Path root() {
        return root;
    }

    /** All files whose name ends so, in a stable order. */
    public List<Path> filesEndingWith(String suffix) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(String.valueOf(directory.getFileName()))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(suffix)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        found.sort(null);
        return List.copyOf(found);
    }
}
