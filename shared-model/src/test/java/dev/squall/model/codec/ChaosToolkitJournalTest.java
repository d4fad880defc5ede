package dev.squall.model.codec;

import static dev.squall.model.journal.RunStory.EU;
import static dev.squall.model.journal.Stories.CHECK;
import static dev.squall.model.journal.Stories.LOOK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.codec.ChaosToolkitJournal.Form;
import dev.squall.model.journal.Journal;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.journal.RunStory;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.journal.Stories;
import dev.squall.model.json.Json;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Judgement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChaosToolkitJournalTest {
    @Test
    void keysStandAsChaosToolkitWritesThemAndSquallsComeLast() {
        var json = json(Stories.guardAborts().journal());

        assertThat(json.members().keySet())
                .containsExactly(
                        "chaoslib-version",
                        "platform",
                        "node",
                        "experiment",
                        "start",
                        "status",
                        "deviated",
                        "steady_states",
                        "run",
                        "rollbacks",
                        "end",
                        "duration",
                        "squall");
    }

    @Test
    void timesHaveMicrosecondsAndAnOffsetAndTheDurationIsInSeconds() {
        var json = json(Stories.guardAborts().journal());

        assertThat(json.text("start")).contains("2026-03-01T10:00:00.100000+00:00");
        assertThat(json.text("end")).contains("2026-03-01T10:00:02.300000+00:00");
        assertThat(JsonWriter.write(json.get("duration").orElseThrow())).isEqualTo("2.2");
    }

    @Test
    void anEntryOfTheMethodHasWhatChaosToolkitsHas() {
        var entry = at(json(lookedAt(StepOutcome.SUCCEEDED)), "run", 0);

        assertThat(entry.members().keySet())
                .containsExactly("activity", "output", "start", "status", "end", "duration");
        assertThat(entry.text("status")).contains("succeeded");
        assertThat(entry.get("output")).contains(Json.of("seen"));
    }

    @Test
    void theActivityIsTheStepAsItWasWritten() {
        var entry = at(json(lookedAt(StepOutcome.SUCCEEDED)), "run", 0);

        assertThat(JsonWriter.write(entry.get("activity").orElseThrow()))
                .isEqualTo(
                        "{\"type\":\"probe\",\"name\":\"look\",\"provider\":{\"type\":\"process\",\"path\":\"true\"}}");
    }

    @Test
    void aFailedStepHasAnExceptionAndNoOutput() {
        var journal = RunStory.of(Stories.YAML)
                .sends(LOOK, EU)
                .fails(LOOK, EU, "connection refused")
                .ends(LOOK, StepOutcome.FAILED)
                .journal();

        var entry = at(json(journal), "run", 0);

        assertThat(entry.text("status")).contains("failed");
        assertThat(entry.get("output")).contains(Json.NULL);
        assertThat(entry.get("exception"))
                .contains(Json.array(Json.of("chaoslib.exceptions.ActivityFailed: connection refused\n")));
    }

    @Test
    void theTracebackOfAPythonFunctionStandsBeforeWhatBecomesOfIt() {
        var journal = RunStory.of(Stories.YAML)
                .sends(LOOK, EU)
                .raises(LOOK, EU, "KeyError: 'k'", "Traceback (most recent call last):\n", "KeyError: 'k'\n")
                .ends(LOOK, StepOutcome.FAILED)
                .journal();

        assertThat(at(json(journal), "run", 0).get("exception"))
                .contains(Json.array(
                        Json.of("Traceback (most recent call last):\n"),
                        Json.of("KeyError: 'k'\n"),
                        Json.of("\nDuring handling of the above exception, another exception occurred:\n\n"),
                        Json.of("chaoslib.exceptions.ActivityFailed: KeyError: 'k'\n")));
    }

    @Test
    void aStepThatNobodyKnowsTheEndOfIsNeverShownAsSucceeded() {
        var journal = RunStory.of(Stories.YAML)
                .sends(LOOK, EU)
                .loses(LOOK, EU)
                .ends(LOOK, StepOutcome.UNKNOWN)
                .journal();

        assertThat(at(json(journal), "run", 0).text("status")).contains("failed");
    }

    @Test
    void aStepThatWasBrokenOffHasNoStatus() {
        var journal = RunStory.of(Stories.YAML)
                .sends(LOOK, EU)
                .ends(LOOK, StepOutcome.BROKEN_OFF)
                .journal();

        assertThat(at(json(journal), "run", 0).get("status")).isEmpty();
    }

    @Test
    void aStepThatBrokeHasNoStatusAndNoEntryIfItWasNeverSent() {
        var sent = RunStory.of(Stories.YAML).sends(LOOK, EU).ends(LOOK, StepOutcome.BROKE);
        var unsent = RunStory.of(Stories.YAML).ends(LOOK, StepOutcome.BROKE);

        assertThat(at(json(sent.journal()), "run", 0).get("status")).isEmpty();
        assertThat(json(unsent.journal()).get("run")).contains(Json.array());
    }

    @Test
    void theOutputOfAStepOnSeveralAgentsIsAMappingByAgent() {
        var entry = at(json(Stories.guardAborts().journal()), "run", 0);

        assertThat(JsonWriter.write(entry.get("output").orElseThrow()))
                .isEqualTo("{\"eu-1/a1\":\"pid 7\",\"us-1/a2\":\"pid 8\"}");
    }

    @Test
    void aCheckOfTheHypothesisSaysWhetherItIsMet() {
        var states = (Json.Mapping)
                json(Stories.gateHeld().journal()).get("steady_states").orElseThrow();

        var before = (Json.Mapping) states.get("before").orElseThrow();
        assertThat(before.get("steady_state_met")).contains(Json.of(true));
        assertThat(at(before, "probes", 0).get("tolerance_met")).contains(Json.of(true));
        assertThat(states.get("after")).contains(Json.NULL);
        assertThat(states.get("during")).contains(Json.array());
    }

    @Test
    void aMissedGateIsFailedThereAndCalledByItsNameInSquallsPart() {
        var journal = RunStory.of(Stories.YAML)
                .enters(Phase.CHECKING_BEFORE)
                .sends(CHECK, EU)
                .succeeds(CHECK, EU, Json.mapping("status", Json.of(500)))
                .ends(CHECK, StepOutcome.SUCCEEDED, Judgement.deviated("status is 500"))
                .judges(Stage.BEFORE, Judgement.deviated("status is 500"))
                .finishes(Result.Status.GATE_MISSED, false)
                .journal();

        var json = json(journal);

        assertThat(json.text("status")).contains("failed");
        assertThat(squall(json).text("status")).contains("gate-missed");
    }

    @Test
    void secretsWrittenIntoTheFileAreMaskedAndReferencesStay() {
        String text = JsonWriter.write(json(Stories.guardAborts().journal()));

        assertThat(text).doesNotContain("hunter2").contains("\"token\":\"***\"").contains("SHOP_KEY");
    }

    @Test
    void secretsAreShownWhereChaosToolkitsOwnWayIsWanted() {
        var journal = Stories.guardAborts().journal();

        assertThat(JsonWriter.write(ChaosToolkitJournal.json(journal, "p", "n", new Form.ToTheLetter(Map.of()))))
                .contains("hunter2");
    }

    @Test
    void theExperimentsTitleHasItsConfigurationPutIn() {
        var experiment = (Json.Mapping)
                json(Stories.gateHeld().journal()).get("experiment").orElseThrow();

        assertThat(experiment.text("title")).contains("Lose a replica in Berlin");
        assertThat(experiment.get("dry")).contains(Json.NULL);
    }

    @Test
    void aDryRunSaysSo() {
        var journal = RunStory.of(Stories.YAML, RunPolicy.SAFE.withDry(RunPolicy.Dry.ACTIONS))
                .journal();

        assertThat(((Json.Mapping) json(journal).get("experiment").orElseThrow()).text("dry"))
                .contains("actions");
    }

    @Test
    void squallsPartTellsTheSeedTheFaultsTheGuardAndHowLongTheAbortTook() {
        var squall = squall(json(Stories.guardAborts().journal()));

        assertThat(squall.text("seed")).contains("42");
        assertThat(at(squall, "faults", 1).text("outcome")).contains("clean");
        assertThat(at(squall, "guards", 0).text("tripped")).isPresent();
        assertThat(at(at(squall, "guards", 0), "warnings", 1).text("reason")).contains("value 0.21 is > 0.02");
        assertThat(((Json.Mapping) squall.get("timings").orElseThrow()).text("breach-to-decision"))
                .contains("PT0.2S");
        assertThat(at(squall, "placements", 0).get("candidates"))
                .contains(Json.array(Json.of("eu-1/a1"), Json.of("us-1/a2")));
    }

    @Test
    void aRunThatGoesOnHasNoStatusAndNoEnd() {
        var json = json(Stories.faultsInPlace().journal());

        assertThat(json.get("status")).contains(Json.NULL);
        assertThat(json.get("end")).isEmpty();
        assertThat(at(squall(json), "faults", 0).get("outcome")).isEmpty();
    }

    @Test
    void theTextIsIndentedAsPythonDoes() throws IOException {
        var out = new ByteArrayOutputStream();
        JsonWriter.writeIndented(
                new Members()
                        .put("a", List.of(1L, 2L), Json::of)
                        .put("b", Json.Mapping.EMPTY)
                        .put("c", Json.array())
                        .put("ä", Json.mapping("d", Json.of(1.0)))
                        .done(),
                out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                {
                  "a": [
                    1,
                    2
                  ],
                  "b": {},
                  "c": [],
                  "ä": {
                    "d": 1.0
                  }
                }""");
    }

    /** As long as several buffers, so that some stand across their ends. */
    @Test
    void whatTakesTwoCharactersIsWrittenAsItIsEverywhere() throws IOException {
        String smiles = "x" + "\uD83D\uDE00".repeat(30_000);
        var out = new ByteArrayOutputStream();
        JsonWriter.writeIndented(Json.mapping("\uD83D\uDE00", Json.of(smiles)), out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\n  \"\uD83D\uDE00\": \"" + smiles + "\"\n}");
    }

    private static Journal lookedAt(StepOutcome outcome) {
        return RunStory.of(Stories.YAML)
                .sends(LOOK, EU)
                .succeeds(LOOK, EU, Json.of("seen"))
                .ends(LOOK, outcome)
                .journal();
    }

    private static Json.Mapping json(Journal journal) {
        return ChaosToolkitJournal.json(journal, "Linux-6.8", "node-1", Form.SQUALL);
    }

    private static Json.Mapping squall(Json.Mapping json) {
        return (Json.Mapping) json.get("squall").orElseThrow();
    }

    private static Json.Mapping at(Json.Mapping json, String key, int index) {
        return (Json.Mapping) ((Json.Array) json.get(key).orElseThrow()).items().get(index);
    }
}
