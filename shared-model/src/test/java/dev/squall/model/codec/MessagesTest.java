package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.squall.model.journal.Stories;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Report;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Control ABORT = new Control.Abort("run-7", 3, Instant.parse("2026-03-01T10:00:00Z"), "stop");

    @Test
    void fieldsOfANewerSenderAreIgnored() {
        var more = ControlCodec.write(ABORT).with("severity", Json.of(9));

        assertThat(ControlCodec.read(more)).isEqualTo(ABORT);
    }

    @Test
    void aHigherSchemaVersionIsRefusedWithItsNumber() {
        var newer = ControlCodec.write(ABORT).with("schema", Json.of(2));

        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> ControlCodec.read(newer))
                .withMessage("schema 2 is not known here; 1 to 1 are");
    }

    @Test
    void aFieldThatIsMissingIsNamedWithItsPath() {
        assertRefused("{'schema': 1, 'type': 'dev.squall.command.probe', 'envelope': {}}", "'envelope.id' is missing");
    }

    @Test
    void aFieldOfTheWrongTypeIsNamedWithWhatItShouldBe() {
        assertRefused(
                "{'schema': 1, 'type': 'dev.squall.command.probe', 'envelope': {'id': 'i', 'run': 'r', 'epoch': 'x'}}",
                "'envelope.epoch' must be an integer, not a text");
    }

    @Test
    void aTypeThatIsNotKnownIsRefused() {
        var other = ControlCodec.write(ABORT).with("type", Json.of("dev.squall.control.dance"));

        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> ControlCodec.read(other))
                .withMessage("'type' names nothing that is known here");
    }

    @Test
    void whatIsNoJsonIsRefusedWithItsPlace() {
        assertRefused("{'schema': 1,\n  oops}", "no JSON: line 2, column 3");
    }

    @Test
    void aNumberTooLargeToWriteOutIsRefused() {
        assertRefused("{'schema': 1e999999999}", "a number is out of range");
    }

    @Test
    void aNameThatARecordRefusesIsNamed() {
        var foreign = ReportCodec.write(new AnyMessage(new SplittableRandom(1)).answer())
                .with("agent", Json.of("EU/a1"));

        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> ReportCodec.read(foreign))
                .withMessage("'agent' must be an agent such as eu-1/a1");
    }

    @Test
    void aValueThatARecordRefusesIsRefused() {
        var random = new SplittableRandom(1);
        var command = new AnyMessage(random).command();
        while (!(command instanceof Command.Action)) {
            command = new AnyMessage(random).command();
        }
        var endless = CommandCodec.write(command).with("lease", Json.of("PT0S"));

        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> CommandCodec.read(endless))
                .withMessage("refused: lease must be above 0, not PT0S");
    }

    @Test
    void headersAreThoseOfACloudEventInBinaryMode() {
        var headers = ControlCodec.headers(ABORT, "/squall/coordinators/c1").asMap();

        assertThat(headers)
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "dev.squall.control.abort")
                .containsEntry("ce_id", "run-7/dev.squall.control.abort/3/2026-03-01T10:00:00Z")
                .containsEntry("ce_source", "/squall/coordinators/c1")
                .containsEntry("ce_time", "2026-03-01T10:00:00Z")
                .containsEntry("ce_subject", "run-7")
                .containsEntry("content-type", "application/json")
                .hasSize(7);
    }

    @Test
    void theAnswerAndTheRecoveryOfOneCommandAreTwoCloudEvents() {
        var any = new AnyMessage(new SplittableRandom(1));
        Report.Answer answer = any.answer();
        var end = any.recovered();
        var recovered = new Report.Recovered(
                answer.run(),
                answer.command(),
                answer.agent(),
                end.at(),
                end.outcome(),
                end.cause(),
                end.evidence(),
                end.started(),
                end.ended());

        assertThat(ReportCodec.headers(answer).id())
                .isNotEqualTo(ReportCodec.headers(recovered).id());
    }

    @Test
    void halfASurrogatePairDoesNotBreakAMessage() {
        var bytes = JsonWriter.writeBytes(Json.of("a\uD800b"));

        assertThat(JsonReader.parse(bytes)).isEqualTo(Json.of("a\uFFFDb"));
    }

    @Test
    void storedEventsOfARealRunAreReadAgain() {
        for (var event : Stories.guardAborts().events()) {
            assertThat(EventCodec.fromBytes(EventCodec.toBytes(event))).isEqualTo(event);
        }
    }

    @Test
    void eventsForPeopleHoldNoSecretOfTheFile() {
        for (var event : Stories.guardAborts().events()) {
            assertThat(JsonWriter.write(EventCodec.writeMasked(event))).doesNotContain("hunter2");
        }
    }

    @Test
    void theWholeJournalIsJsonWithoutSecrets() {
        var json = new String(JournalCodec.toBytes(Stories.guardAborts().journal()), StandardCharsets.UTF_8);

        assertThat(json)
                .doesNotContain("hunter2")
                .contains("\"type\":\"dev.squall.journal.finished\"")
                .contains("\"output\":\"pid 7\"")
                .contains("\"value\":0.22");
    }

    private static void assertRefused(String json, String reason) {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> CommandCodec.fromBytes(bytes))
                .withMessage(reason);
    }
}
