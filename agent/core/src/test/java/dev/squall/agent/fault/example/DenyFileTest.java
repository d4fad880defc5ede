package dev.squall.agent.fault.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Injector.Injected;
import dev.squall.agent.fault.InjectorContract;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.policy.Policy;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DenyFileTest extends InjectorContract {
    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(directory.resolve("payment.conf"), "bank=one");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    }

    @Override
    protected Injector injector() {
        return new DenyFile();
    }

    @Override
    protected Json.Mapping arguments() {
        return Json.mapping("file", Json.of(file.toString()));
    }

    @Override
    protected boolean broken() throws IOException {
        return Files.getPosixFilePermissions(file).isEmpty();
    }

    @Override
    protected void targetEnds() throws IOException {
        Files.delete(file);
    }

    private Plan.Ready planned() {
        return (Plan.Ready) new DenyFile().plan(arguments(), RealContext.of("c"));
    }

    @Test
    void whatWasAllowedBeforeIsAllowedAgain() throws Exception {
        var data = planned().data();
        injector().inject(data, RealContext.of("c"));

        injector().recover(data, RealContext.of("c"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void whatSomebodyElseAllowedMeanwhileStays() throws Exception {
        var data = planned().data();
        injector().inject(data, RealContext.of("c"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        injector().recover(data, RealContext.of("c"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-rw-");
    }

    @Test
    void aFileThatTookItsNameIsLeftAlone() throws Exception {
        var data = planned().data();
        var other = Files.writeString(directory.resolve("other"), "bank=two");
        Files.setPosixFilePermissions(other, Set.of());
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);

        assertThat(injector().inject(data, RealContext.of("c"))).isInstanceOf(Injected.NotInPlace.class);
        injector().recover(data, RealContext.of("c"));

        assertThat(Files.getPosixFilePermissions(file)).isEmpty();
    }

    @Test
    void dataThatNamesNoFileIsNotCalledClean() throws Exception {
        assertThat(injector().verify(Json.Mapping.EMPTY, RealContext.of("c")).outcome())
                .isEqualTo(Recovery.UNKNOWN);
    }

    private static String rejected(Json.Mapping arguments) {
        var plan = (Plan.Rejected) new DenyFile().plan(arguments, RealContext.of("c"));
        return plan.rejection().detail();
    }

    @Test
    void aWrongArgumentIsNamedWithWhatWouldBeRight() {
        assertThat(rejected(Json.Mapping.EMPTY)).isEqualTo("'file' is missing; it must be a text");
        assertThat(rejected(Json.mapping("file", Json.of("payment.conf"))))
                .isEqualTo("'file' must be a full path, such as /etc/shop/payment.conf");
    }

    @Test
    void aNodeCanProtectAFile() {
        var policy = Policy.PERMISSIVE.protecting(Set.of("file=" + file));

        assertThat(policy.objectionTo(planned().targets().getFirst())).isPresent();
    }
}
