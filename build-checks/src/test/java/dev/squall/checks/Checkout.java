package dev.squall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A checkout in a temporary directory with the real launcher in it; Maven and the JDKs are scripts that say how they were called. What a
 * JDK's Java prints is its version, then its arguments, one a line.
 */
final class Checkout {
    static final String JAVA = """
            #!/bin/sh
            echo "java $(cat "${0%/bin/java}/version")"
            for argument in "$@"; do
              echo "<$argument>"
              case ${before:-} in *.Linker) echo jar >"$argument" ;; esac
              case $argument in -XX:AOTCacheOutput=*) echo cache >"${argument#*=}" ;; esac
              before=$argument
            done
            """;

    private final Path root;
    private final Map<String, String> environment = new HashMap<>();

    private Checkout(Path root) {
        this.root = root;
    }

    static Checkout in(Path directory) throws IOException {
        Path root = Files.createDirectories(directory.resolve("a checkout"));
        Path real = SourceTree.here().root();
        Files.copy(real.resolve("squall"), root.resolve("squall"));
        Files.createDirectories(root.resolve("cli/src/aot"));
        for (String name : List.of("make-cache", "training.json", "training.yaml")) {
            Files.copy(
                    real.resolve("cli/src/aot").resolve(name),
                    root.resolve("cli/src/aot").resolve(name));
        }
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        var checkout = new Checkout(root);
        checkout.script("mvnw", "#!/bin/sh\necho \"mvnw $*\"\n");
        checkout.environment.put("HOME", directory.toString());
        checkout.environment.put("SQUALL_AOT", "off");
        return checkout;
    }

    Path root() {
        return root;
    }

    /** A JDK that says it is {@code version}; gives its home. */
    Path jdk(String version) throws IOException {
        return jdk(version, JAVA);
    }

    Path jdk(String version, String java) throws IOException {
        Path home =
                Files.createDirectories(root.resolveSibling("jdk-" + version).resolve("bin"));
        Path jdk = root.resolveSibling("jdk-" + version);
        Files.writeString(jdk.resolve("version"), version);
        Files.writeString(
                jdk.resolve("release"),
                "IMPLEMENTOR=\"a\"\nJAVA_RUNTIME_VERSION=\"%s+9\"\nJAVA_VERSION=\"%s\"\n".formatted(version, version));
        for (String name : List.of("java", "javac")) {
            executable(home.resolve(name), java);
        }
        return jdk;
    }

    /** Pretends that a module's jars were built at the given time. */
    Checkout built(String module, Instant when) throws IOException {
        Path target = Files.createDirectories(root.resolve(module).resolve("target"));
        Files.createDirectories(target.resolve("lib"));
        for (String jar : List.of("a-library.jar", "squall-cli.jar")) {
            Files.writeString(target.resolve("lib").resolve(jar), "");
        }
        Files.writeString(target.resolve("squall.build"), "build-1\n");
        Files.setLastModifiedTime(target.resolve("squall.build"), FileTime.from(when));
        return this;
    }

    Checkout with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    /** The places where this checkout's launcher looks for JDKs. */
    Checkout lookingIn(Path... jdks) {
        return with(
                "SQUALL_JVM_PATH",
                String.join(":", List.of(jdks).stream().map(Path::toString).toList()));
    }

    void script(String name, String text) throws IOException {
        executable(root.resolve(name), text);
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        return start(root.resolve("squall"), arguments);
    }

    Outcome start(Path program, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(root.getParent().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SQUALL_") || name.startsWith("XDG_"));
        builder.environment().remove("JAVA_HOME");
        builder.environment().putAll(environment);
        Path out = Files.createTempFile(root.getParent(), "out", ".txt");
        Path err = Files.createTempFile(root.getParent(), "err", ".txt");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS))
                .as("the launcher ends")
                .isTrue();
        return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    record Outcome(int status, String out, String err) {}
}
