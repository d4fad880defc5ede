package dev.squall.junit.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentFileTest {
    private static final String TEXT = "title: %s\ndescription: d\nmethod: []\nunknown: 1\n";

    @Test
    void theClassPathComesBeforeTheWorkingDirectory() throws Exception {
        var read = ExperimentFile.read("experiments/python.yaml", getClass());

        assertThat(read.name()).isEqualTo("experiments/python.yaml");
        assertThat(read.experiment().title()).isEqualTo("A function of Python");
        assertThat(ExperimentFile.read("src/test/resources/experiments/python.yaml", getClass())
                        .experiment())
                .isEqualTo(read.experiment());
    }

    @Test
    void anExperimentMayComeInAJarAndItsWarningsAreKept(@TempDir Path directory) throws Exception {
        Path jar = directory.resolve("shared.jar");
        String name = Alone.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                InputStream bytes = Alone.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            bytes.transferTo(out);
            out.putNextEntry(new JarEntry("shared/in-a-jar.yaml"));
            out.write(TEXT.formatted("Überall").getBytes(StandardCharsets.UTF_8));
        }
        try (var loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {

            var read = ExperimentFile.read("shared/in-a-jar.yaml", Class.forName(Alone.class.getName(), false, loader));

            assertThat(read.experiment().title()).isEqualTo("Überall");
            assertThat(read.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("shared/in-a-jar.yaml:4:")
                    .contains("unknown");
        }
    }

    /** Stands for a test in a jar of its own. */
    static final class Alone {}
}
