package dev.squall.cli.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Linked classes do what they did, without linking at run time. */
class LinkerTest {
    @TempDir
    Path directory;

    private Path linked;

    @BeforeEach
    void link() throws IOException {
        var jar = directory.resolve("one.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var name :
                    List.of("Linked", "Linked$Shape", "Linked$Circle", "Linked$Box", "Linked$Named", "Linked$All")) {
                String path = "dev/squall/cli/link/" + name + ".class";
                out.putNextEntry(new ZipEntry(path));
                try (var in = LinkerTest.class.getClassLoader().getResourceAsStream(path)) {
                    out.write(in.readAllBytes());
                }
                out.closeEntry();
            }
        }
        linked = directory.resolve("whole.jar");
        Linker.link(linked, List.of(jar));
    }

    private Object in(Path jar, String method) throws Exception {
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            var called = loader.loadClass("dev.squall.cli.link.Linked").getDeclaredMethod(method);
            called.setAccessible(true);
            return called.invoke(null);
        }
    }

    @Test
    void switchesChooseAsBefore() throws Exception {
        assertThat(in(linked, "choices")).isEqualTo(Linked.choices());
    }

    @Test
    void recordsAreEqualAndHashAsBefore() throws Exception {
        assertThat(in(linked, "equalities")).isEqualTo(Linked.equalities());
    }

    @Test
    void nothingIsLeftToLinkThatTheCacheCannotKeep() throws Exception {
        try (var loader = new URLClassLoader(new URL[] {linked.toUri().toURL()}, null);
                var in = loader.getResourceAsStream("dev/squall/cli/link/Linked$All.class")) {
            var left = ClassFile.of().parse(in.readAllBytes()).methods().stream()
                    .flatMap(method -> method.code().stream())
                    .flatMap(code -> code.elementStream())
                    .filter(InvokeDynamicInstruction.class::isInstance)
                    .map(element -> ((InvokeDynamicInstruction) element).name().stringValue())
                    .toList();

            assertThat(left).containsExactly("toString");
        }
    }
}
