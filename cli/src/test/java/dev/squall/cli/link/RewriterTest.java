package dev.squall.cli.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The boot loader, which is given what was rewritten, verifies nothing; so it is done here, for every class of the command line. */
class RewriterTest {
    private static final ClassHierarchyResolver HIERARCHY =
            ClassHierarchyResolver.ofResourceParsing(RewriterTest.class.getClassLoader());

    @Test
    void whatWasRewrittenIsValid() throws IOException {
        var program = new ArrayList<byte[]>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (isOfTheProgram(entry)) {
                program.addAll(classes(Path.of(entry)));
            }
        }
        var rewritten = Rewriter.rewrite(program, HIERARCHY);

        assertThat(rewritten).hasSizeGreaterThan(program.size() + 500);
        assertThat(problems(rewritten)).isEmpty();
    }

    private static boolean isOfTheProgram(String entry) {
        return entry.endsWith("classes") && !entry.endsWith("test-classes")
                || Stream.of("/squall-", "/jackson-core-", "/httpcore5-", "/snakeyaml-")
                        .anyMatch(entry::contains);
    }

    private static List<byte[]> classes(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return below(place);
        }
        try (var jar = FileSystems.newFileSystem(place)) {
            return below(jar.getPath("/"));
        }
    }

    private static List<byte[]> below(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.toString().contains("META-INF") && !file.endsWith("module-info.class"))
                    .map(RewriterTest::bytes)
                    .toList();
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> problems(Map<ClassDesc, byte[]> rewritten) {
        var verifier = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(HIERARCHY));
        return rewritten.entrySet().stream()
                .flatMap(type -> verifier.verify(type.getValue()).stream()
                        .map(problem -> type.getKey().displayName() + ": " + problem.getMessage()))
                .toList();
    }
}
