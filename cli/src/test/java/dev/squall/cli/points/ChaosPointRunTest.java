package dev.squall.cli.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.cli.SquallProcess;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code squall run} of a file that arms a chaos point: what a person sees, and what the journal keeps. */
@Timeout(180)
class ChaosPointRunTest {
    private static final Path SHIPPED =
            Path.of(System.getProperty("squall.root", "..")).resolve("experiments/chaos-point.yaml");

    @TempDir
    Path directory;

    private Checkout checkout;

    @BeforeEach
    void open() throws IOException {
        checkout = Checkout.open();
    }

    @AfterEach
    void close() throws InterruptedException {
        checkout.close();
    }

    private record Run(int status, String said) {}

    private Run run(Path file) throws IOException, InterruptedException {
        var builder = SquallProcess.in(directory, "run", file.toAbsolutePath().toString());
        var environment = builder.environment();
        environment.put("SQUALL_SECRET_CHECKOUT", Checkout.TOKEN);
        environment.put("CHECKOUT_URL", checkout.url());
        environment.put("CHECKOUT_CHAOS_POINTS", checkout.points());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }

    private Json.Mapping evidence() throws IOException {
        byte[] journal = Files.readAllBytes(directory.resolve("journal.json"));
        assertThat(new String(journal, StandardCharsets.UTF_8)).doesNotContain(Checkout.TOKEN);
        var fault = within(JsonReader.parse(journal), "squall", "faults");
        return (Json.Mapping) within(fault, "recoveries", "evidence");
    }

    /** Of a list its first. */
    private static Json within(Json from, String... names) {
        Json at = from;
        for (String name : List.of(names)) {
            at = ((Json.Mapping) at).get(name).orElseThrow();
            at = at instanceof Json.Array(List<Json> items) ? items.getFirst() : at;
        }
        return at;
    }

    @Test
    void theShippedExperimentHoldsAndItsJournalSaysHowManyChargesFailed() throws Exception {
        Run run = run(SHIPPED);

        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.said()).contains("charges-fail  undone, CLEAN").doesNotContain("vacuous");
        var evidence = evidence();
        assertThat(evidence.get("vacuous")).contains(Json.of(false));
        assertThat(within(evidence, "hits")).isEqualTo(Json.of(41));
        assertThat(within(evidence, "injections")).isEqualTo(Json.of(20));
    }

    @Test
    void aPointThatNothingPassesIsCalledVacuousToThePersonAndInTheJournal() throws Exception {
        String text = Files.readString(SHIPPED);
        String other = text.substring(0, text.indexOf("# Without this")).replace("payment.charge", "payment.refund");

        Run run = run(Files.writeString(directory.resolve("other.yaml"), other));

        assertThat(run.status()).as(run.said()).isZero();
        assertThat(run.said()).contains("charges-fail  vacuous: the point was armed and nothing passed it");
        assertThat(evidence().get("vacuous")).contains(Json.of(true));
    }

    @Test
    void aProbeOfTheHitsMakesAVacuousFaultADeviation() throws Exception {
        String other = Files.readString(SHIPPED).replace("payment.charge", "payment.refund");

        Run run = run(Files.writeString(directory.resolve("other.yaml"), other));

        assertThat(run.status()).as(run.said()).isEqualTo(1);
        assertThat(run.said()).contains("charges-were-tried").contains("deviated");
    }
}
