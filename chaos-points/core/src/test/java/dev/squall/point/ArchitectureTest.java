package dev.squall.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.checks.HouseRules;
import dev.squall.checks.ModuleClasses;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A library for other people's applications: small, old enough for them, and with its way in well apart. */
class ArchitectureTest {
    private final ModuleClasses classes = ModuleClasses.here();

    @Test
    void whatCanHappenIsPure() {
        classes.obey(HouseRules.pure("dev.squall.point.fault..", "dev.squall.point.json.."));
    }

    @Test
    void timeAndChanceAreArguments() {
        classes.obey(HouseRules.timeAndChanceAreArguments(Set.of("RealTime", "Wiring"), "dev.squall.point.."));
    }

    @Test
    void whatIsHitDoesNotKnowTheWayIn() {
        classes.obey(HouseRules.doesNotKnow(
                "dev.squall.point.arming..", "dev.squall.point.endpoint..", "com.sun.net.httpserver.."));
        classes.obey(HouseRules.knownOnlyTo(
                "dev.squall.point.endpoint..", "dev.squall.point..", "com.sun.net.httpserver.."));
    }

    @Test
    void everyClassRunsOnJava17() throws IOException {
        try (var files = Files.walk(Path.of("target", "classes"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".class")))
                    .hasSizeGreaterThan(20)
                    .allSatisfy(file -> assertThat(version(file)).isEqualTo(61));
        }
    }

    private static int version(Path file) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(file))) {
            in.skipNBytes(6);
            return in.readUnsignedShort();
        }
    }
}
