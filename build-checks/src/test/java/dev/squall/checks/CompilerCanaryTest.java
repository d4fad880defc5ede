package dev.squall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles bad code with the very flags of the build and expects the compiler to refuse it. */
class CompilerCanaryTest {
    @TempDir
    Path output;

    @Test
    void nullWhereNothingAnnouncedItIsRefused() throws IOException {
        assertThat(errors("String name() { return null; }"))
                .singleElement()
                .asString()
                .contains("[NullAway]");
    }

    @Test
    void nullInsideAGenericTypeIsRefused() throws IOException {
        assertThat(
                        errors(
                                "java.util.List<String> of(java.util.List<@org.jspecify.annotations.Nullable String> s) { return s; }"))
                .singleElement()
                .asString()
                .contains("[NullAway]");
    }

    @Test
    void aFutureThatNobodyLooksAtIsRefused() throws IOException {
        assertThat(errors("void start(java.util.concurrent.ExecutorService e) { e.submit(() -> 1); }"))
                .singleElement()
                .asString()
                .contains("[FutureReturnValueIgnored]");
    }

    @Test
    void soundCodeCompiles() throws IOException {
        assertThat(errors("@org.jspecify.annotations.Nullable String name() { return null; }"))
                .isEmpty();
    }

    private List<String> errors(String member) throws IOException {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        var found = new DiagnosticCollector<JavaFileObject>();
        String classPath = System.getProperty("java.class.path");
        List<String> options = List.of(
                "-processorpath",
                classPath,
                "-classpath",
                classPath,
                "-XDcompilePolicy=simple",
                "--should-stop=ifError=FLOW",
                System.getProperty("squall.errorprone"));
        try (var files = compiler.getStandardFileManager(found, Locale.ROOT, StandardCharsets.UTF_8)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            var source = new Source("package dev.squall.canary; final class Canary { " + member + " }");
            boolean compiled = compiler.getTask(null, files, found, options, null, List.of(source))
                    .call();
            List<String> errors = found.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                    .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                    .toList();
            assertThat(compiled).isEqualTo(errors.isEmpty());
            return errors;
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///dev/squall/canary/Canary.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
