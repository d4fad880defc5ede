package dev.squall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The launcher begins with one small jar; every command must get from there to the point where it asks for the others. */
class SmallClassPathTest {
    /** What {@code make-cache} leaves out of that jar. */
    private static final Pattern LEFT_OUT = Pattern.compile(
            "/report/target/|/squall-report|/(?!squall-|jackson-core|snakeyaml-\\d|httpcore5|jspecify)[^/]*\\.jar$");

    static String[] names() {
        return Commands.NAMES;
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyCommandIsFoundAndExplainsItself(String name) throws Exception {
        var places = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(place -> !LEFT_OUT.matcher(place).find())
                .map(SmallClassPathTest::url)
                .toArray(URL[]::new);
        assertThat(places).hasSizeGreaterThan(5);
        try (var loader = new URLClassLoader(places, ClassLoader.getPlatformClassLoader())) {
            var named = loader.loadClass(Commands.class.getName()).getDeclaredMethod("named", String.class);
            named.setAccessible(true);

            assertThat(named.invoke(null, name)).asString().contains("Command");
        }
    }

    private static URL url(String place) {
        try {
            return Path.of(place).toUri().toURL();
        } catch (java.net.MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
