package dev.squall.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The built applications that a stack starts, each a {@code quarkus-run.jar}. */
public record Applications(Path coordinator, Path agent, Path orders) {
    private static final String JAR = "target/quarkus-app/quarkus-run.jar";

    /**
     * Those of a source tree.
     *
     * @throws StartFailure when one is not built
     */
    public static Applications under(Path root) throws StartFailure {
        var found = new Applications(
                root.resolve("coordinator/app").resolve(JAR),
                root.resolve("agent/app").resolve(JAR),
                root.resolve("embedded/orders").resolve(JAR));
        for (Path jar : Stream.of(found.coordinator, found.agent, found.orders).toList()) {
            if (!Files.exists(jar)) {
                throw new StartFailure(jar + " is not built; build it by: ./squall mvn -DskipTests package");
            }
        }
        return found;
    }
}
