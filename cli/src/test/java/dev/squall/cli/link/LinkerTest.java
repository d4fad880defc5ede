package dev.squall.cli.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
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
            for (var name : List.of(
                    "Linked",
                    "Linked$Shape",
                    "Linked$Circle",
                    "Linked$Box",
                    "Linked$Named",
                    "Linked$All",
                    "Linked$Greeter",
                    "Linked$Counter",
                    "Linked$Bounds",
                    "Linked$Inherited")) {
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
    void lambdasCallWhatTheyCalled() throws Exception {
        assertThat(in(linked, "lambdas")).hasToString(Linked.lambdas().toString());
    }

    @Test
    void componentsAreReadAsBefore() throws Exception {
        assertThat(in(linked, "components")).isEqualTo(Linked.components());
    }

    @Test
    void nothingIsLeftToLinkThatTheCacheCannotKeep() throws Exception {
        assertThat(calls("Linked$All")
                        .filter(InvokeDynamicInstruction.class::isInstance)
                        .map(LinkerTest::name))
                .containsExactly("toString");
    }

    @Test
    void onlyWhatNoClassCanStandForStaysALambda() throws Exception {
        var left = Stream.of("Linked", "Linked$Greeter", "Linked$Counter")
                .flatMap(this::calls)
                .filter(InvokeDynamicInstruction.class::isInstance)
                .map(LinkerTest::name)
                .filter(name -> !name.equals("makeConcatWithConstants"));

        // A supplier that captures nothing, a widening, and one that can be serialised, of which a second one reads it.
        assertThat(left).containsExactly("get", "applyAsLong", "run", "run");
    }

    @Test
    void noComponentIsAskedForByACall() {
        assertThat(invocations("Linked").map(LinkerTest::name)).doesNotContain("label", "radius", "text");
    }

    @Test
    void objectsDoWhatEveryObjectDoes() throws Exception {
        assertThat(in(linked, "objects")).isEqualTo(Linked.objects());
    }

    @Test
    void whatEveryObjectDoesIsNotAskedOfAnInterface() {
        assertThat(invocations("Linked").filter(InvokeInstruction::isInterface).map(LinkerTest::name))
                .isNotEmpty()
                .doesNotContain("equals", "hashCode", "toString", "getClass");
    }

    @Test
    void decimalsAreWhatTheyWere() throws Exception {
        assertThat(in(linked, "decimals")).isEqualTo(Linked.decimals());
    }

    @Test
    void aDecimalOfAnIntegerIsNotMadeWithItsClass() {
        assertThat(invocations("Linked$Bounds")
                        .filter(call -> call.owner().asInternalName().equals("java/math/BigDecimal"))
                        .map(call -> call.type().stringValue()))
                .containsExactly("(Ljava/lang/String;)V");
    }

    private Stream<InvokeInstruction> invocations(String type) {
        return calls(type).filter(InvokeInstruction.class::isInstance).map(InvokeInstruction.class::cast);
    }

    private Stream<CodeElement> calls(String type) {
        try (var loader = new URLClassLoader(new URL[] {linked.toUri().toURL()}, null);
                var in = loader.getResourceAsStream("dev/squall/cli/link/" + type + ".class")) {
            return ClassFile.of().parse(in.readAllBytes()).methods().stream()
                    .flatMap(method -> method.code().stream())
                    .flatMap(code -> code.elementStream())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(CodeElement element) {
        return switch (element) {
            case InvokeDynamicInstruction dynamic -> dynamic.name().stringValue();
            case InvokeInstruction call -> call.name().stringValue();
            default -> throw new IllegalArgumentException("no call: " + element);
        };
    }
}
