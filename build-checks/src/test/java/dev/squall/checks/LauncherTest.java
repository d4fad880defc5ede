package dev.squall.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process, in a checkout of its own, with JDKs that only say how they were called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class LauncherTest {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant MUCH_LATER = Instant.parse("2100-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private Checkout checkout;

    @BeforeEach
    void aCheckoutWithABuiltCommandLine() throws IOException {
        checkout = Checkout.in(directory).built("cli", MUCH_LATER);
    }

    @Test
    void takesAJdk25BeforeANewerOne() throws Exception {
        checkout.lookingIn(checkout.jdk("17.0.2"), checkout.jdk("26"), checkout.jdk("25.0.3"));

        assertThat(checkout.run("validate", "x").out()).startsWith("java 25.0.3\n");
    }

    @Test
    void takesANewerJdkWhenThereIsNo25() throws Exception {
        checkout.lookingIn(checkout.jdk("17.0.2"), checkout.jdk("26-ea"));

        assertThat(checkout.run("validate", "x").out()).startsWith("java 26-ea\n");
    }

    @Test
    void passesOverAJavaHomeThatIsTooOld() throws Exception {
        checkout.with("JAVA_HOME", checkout.jdk("17.0.2")).lookingIn(checkout.jdk("25"));

        assertThat(checkout.run("validate", "x").out()).startsWith("java 25\n");
    }

    @Test
    void saysWhichJdksItFoundWhenNoneFits() throws Exception {
        checkout.lookingIn(checkout.jdk("1.8.0_402"), checkout.jdk("21.0.1"), directory.resolve("nothing"));

        Checkout.Outcome outcome = checkout.run("validate", "x");

        assertThat(outcome.status()).isEqualTo(69);
        assertThat(outcome.err()).contains("no JDK 25", "jdk-21.0.1 is a JDK 21", "SQUALL_JAVA_HOME=");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void doesNotLookElsewhereWhenTheNamedJdkIsTooOld() throws Exception {
        checkout.with("SQUALL_JAVA_HOME", checkout.jdk("17.0.2")).lookingIn(checkout.jdk("25"));

        Checkout.Outcome outcome = checkout.run("validate", "x");

        assertThat(outcome.status()).isEqualTo(69);
        assertThat(outcome.err()).contains("SQUALL_JAVA_HOME", "a JDK 17");
    }

    @Test
    void handsArgumentsOnAsTheyAreWithItsOwnJarsFirst() throws Exception {
        checkout.lookingIn(checkout.jdk("25"));

        assertThat(checkout.run("run", "a file.yaml", "*", "").out())
                .endsWith("<dev.squall.cli.Main>\n<run>\n<a file.yaml>\n<*>\n<>\n")
                .containsPattern("<[^>]*/lib/squall-cli.jar:[^>]*/lib/a-library.jar>");
    }

    @Test
    void givesJavaALocaleThatKnowsEveryLetterWhereThereIsNone() throws Exception {
        checkout.lookingIn(checkout.jdk("25", "#!/bin/sh\necho \"<$LC_ALL> <$LC_CTYPE> <$LANG>\"\n"));

        assertThat(checkout.with("LC_ALL", "C")
                        .with("LC_CTYPE", "")
                        .with("LANG", "")
                        .run("validate")
                        .out())
                .isEqualTo("<C.UTF-8> <C.UTF-8> <>\n");
        assertThat(checkout.with("LC_ALL", "").run("validate").out()).isEqualTo("<> <C.UTF-8> <>\n");
        assertThat(checkout.with("LANG", "de_DE.UTF-8").run("validate").out()).isEqualTo("<> <> <de_DE.UTF-8>\n");
    }

    @Test
    void saysThatItsDirectoryIsGone() throws Exception {
        checkout.lookingIn(checkout.jdk("25"));
        Path shell = Path.of("/bin/sh");

        Checkout.Outcome outcome = checkout.start(
                shell,
                "-c",
                "mkdir gone && cd gone && rmdir ../gone && exec '"
                        + checkout.root().resolve("squall") + "' validate");

        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains("the directory this was called in is gone");
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void namesADirectoryThatItCannotChangeInto() throws Exception {
        checkout.lookingIn(checkout.jdk("25"));

        for (var words : List.of(List.of("--change-dir", "no"), List.of("--change-dir=no"))) {
            Checkout.Outcome outcome = checkout.run(words.toArray(String[]::new));

            assertThat(outcome.status()).isEqualTo(1);
            assertThat(outcome.err())
                    .isEqualTo("squall: --change-dir is 'no', which is no directory that can be entered.\n");
        }
    }

    @Test
    void worksThroughALink() throws Exception {
        checkout.lookingIn(checkout.jdk("25"));
        Path link = Files.createSymbolicLink(
                directory.resolve("sq"), checkout.root().resolve("squall"));

        assertThat(checkout.start(link, "validate").out())
                .contains("<-Dsquall.home=" + checkout.root().toRealPath() + ">");
    }

    @Test
    void buildsTheCommandLineFirstWhenItIsNotBuilt() throws Exception {
        checkout.lookingIn(checkout.jdk("25"));
        Files.delete(checkout.root().resolve("cli/target/squall.build"));
        checkout.script(
                "mvnw",
                "#!/bin/sh\necho \"mvnw $*\"\necho build-2 >'%s'\n"
                        .formatted(checkout.root().resolve("cli/target/squall.build")));

        Checkout.Outcome outcome = checkout.run("validate", "x");

        assertThat(outcome.out()).startsWith("java 25\n").doesNotContain("mvnw");
        assertThat(outcome.err()).contains("not built yet").containsPattern("mvnw .*-pl cli -am package");
    }

    @Test
    void aBuildThatFailsEndsTheCommand() throws Exception {
        checkout.lookingIn(checkout.jdk("25"));
        Files.delete(checkout.root().resolve("cli/target/squall.build"));
        checkout.script("mvnw", "#!/bin/sh\nexit 1\n");

        Checkout.Outcome outcome = checkout.run("validate", "x");

        assertThat(outcome.status()).isEqualTo(70);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void startsWhatRunsForLongWithBothCompilersAndWithoutACache() throws Exception {
        checkout.lookingIn(checkout.jdk("25.0.3")).with("SQUALL_AOT", "on");

        assertThat(checkout.run("toxics", "--seed", "7").out())
                .endsWith("<dev.squall.cli.Main>\n<toxics>\n<--seed>\n<7>\n")
                .doesNotContain("TieredStopAtLevel", "AOT");
    }

    @Test
    void rebuildsTheStackWhenASourceIsNewer() throws Exception {
        checkout.lookingIn(checkout.jdk("25")).built("embedded/stack", LONG_AGO);

        Checkout.Outcome outcome = checkout.run("up");

        assertThat(outcome.err()).contains("newer").containsPattern("mvnw .*-pl embedded/stack -am package");
        assertThat(outcome.out()).contains("<dev.squall.embedded.Main>\n<up>");
    }

    @Test
    void startsTheStackAtOnceWhenNothingChanged() throws Exception {
        checkout.lookingIn(checkout.jdk("25")).built("embedded/stack", MUCH_LATER);

        assertThat(checkout.run("up").err()).isEmpty();
    }

    @Test
    void stopsTheStackWithoutRebuildingIt() throws Exception {
        checkout.lookingIn(checkout.jdk("25")).built("embedded/stack", LONG_AGO);

        assertThat(checkout.run("down").err()).isEmpty();
    }

    @Test
    void usesTheCacheOfThisJdkAndThisBuildAndKeepsTheJvmQuiet() throws Exception {
        checkout.lookingIn(checkout.jdk("25.0.3")).with("SQUALL_AOT", "on");
        Path cache = Files.createDirectories(directory.resolve(".cache/squall")).resolve("25.0.3+9-build-1.aot");
        Files.writeString(cache, "");
        Files.writeString(Path.of(cache + ".jar"), "");

        assertThat(checkout.run("validate").out())
                .contains("<-Xlog:disable>\n<-XX:-AOTReplayTraining>\n<-XX:AOTCache=" + cache + ">\n<-Xbootclasspath/a:"
                        + cache + ".jar>");
    }

    @Test
    void leavesTheCacheAloneWhenToldSo() throws Exception {
        checkout.lookingIn(checkout.jdk("25.0.3")).with("SQUALL_AOT", "off");

        assertThat(checkout.run("validate").out()).doesNotContain("AOT");
        assertThat(directory.resolve(".cache")).doesNotExist();
    }

    @Test
    void makesAWholeCacheAndLeavesNothingElse() throws Exception {
        checkout.with("JAVA_HOME", checkout.jdk("25"));

        Checkout.Outcome outcome = makeCache();

        assertThat(outcome.status()).isZero();
        assertThat(directory.resolve("cache").toFile().list()).containsExactlyInAnyOrder("one.aot", "one.aot.jar");
    }

    @Test
    void remembersThatNoCacheCouldBeMade() throws Exception {
        checkout.with("JAVA_HOME", checkout.jdk("25", "#!/bin/sh\nexit 1\n"));

        makeCache();

        assertThat(directory.resolve("cache").toFile().list()).containsExactly("one.aot.failed");
    }

    @Test
    void leavesTheCacheToWhoeverIsAlreadyMakingIt() throws Exception {
        checkout.with("JAVA_HOME", checkout.jdk("25"));
        Files.createDirectories(directory.resolve("cache/one.aot.lock"));

        assertThat(makeCache().out()).isEmpty();
    }

    /** For a command that has ended already: no process has the number 2^30. */
    private Checkout.Outcome makeCache() throws IOException, InterruptedException {
        Path aot = checkout.root().resolve("cli/src/aot");
        return checkout.start(
                aot.resolve("make-cache"),
                "1073741824",
                directory.resolve("cache/one.aot").toString(),
                "a.jar",
                aot.toString());
    }
}
