package dev.squall.embedded.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.journal.Phase;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunStory;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.journal.Stories;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.RecoveryCause;
import dev.squall.model.message.Report;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NarratorTest {
    @Test
    void anAbortIsToldFromTheBreachToTheLookAtWhatWasUndone() {
        List<String> lines = told(Stories.guardAborts());

        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("method", "pause-shop", "a1, a2", "undone after 30.0 s"))
                .anySatisfy(line -> assertThat(line).contains("guard", "errors", "BREACH"))
                .anySatisfy(line -> assertThat(line).contains("guard", "TRIPPED: too many"))
                .anySatisfy(line -> assertThat(line).contains("fault", "pause-shop", "a2", "(abort)", "CLEAN", "50 ms"))
                .last()
                .satisfies(line -> assertThat(line).contains("verdict", "UNKNOWN", "aborted"));
    }

    @Test
    void aGuardIsHeardOfWhenItsValueChangesAndNotBefore() {
        List<String> lines = told(Stories.faultsInPlace()
                .samples(dev.squall.model.tolerance.Verdict.HELD, "1.01")
                .samples(dev.squall.model.tolerance.Verdict.HELD, "1.04")
                .samples(dev.squall.model.tolerance.Verdict.HELD, "1.2"));

        assertThat(lines).filteredOn(line -> line.contains("guard")).hasSize(2);
    }

    @Test
    void aReplacedProcessIsToldWithBothPidsAndTheTimeBetween() {
        var process = Json.mapping("pid", Json.of(7))
                .with("replaced-by", Json.of(8))
                .with("ready-after-seconds", Json.number(new BigDecimal("2.5")));

        List<String> lines = told(Stories.gateHeld()
                .enters(Phase.ACTING)
                .sends(Stories.PAUSED, RunStory.EU)
                .succeeds(Stories.PAUSED, RunStory.EU, Json.mapping("signalled", new Json.Array(List.of(process))))
                .ends(Stories.PAUSED, StepOutcome.SUCCEEDED));

        assertThat(lines).last().asString().endsWith("done: pid 7 replaced by pid 8 after 2.5 s");
    }

    @Test
    void aStepThatFailsIsToldWithItsReason() {
        List<String> lines = told(Stories.gateHeld()
                .enters(Phase.ACTING)
                .sends(Stories.PAUSED, RunStory.EU)
                .fails(Stories.PAUSED, RunStory.EU, "no process with name 'shop'")
                .ends(Stories.PAUSED, StepOutcome.FAILED));

        assertThat(lines).last().asString().contains("a1  failed: no process with name 'shop'");
    }

    @Test
    void aToxicAndAProxyThatIsDownAreToldByName() {
        var latency =
                Json.mapping("type", Json.of("latency")).with("attributes", Json.mapping("latency", Json.of(2000)));
        var toxics = Json.mapping("proxy", Json.of("redis")).with("toxics", new Json.Array(List.of(latency)));
        var down = Json.mapping("name", Json.of("redis")).with("enabled", Json.of(false));

        assertThat(broken(toxics)).contains("done: toxic latency (latency 2000) on proxy redis; undone after");
        assertThat(broken(down)).contains("done: proxy redis is down; undone after");
    }

    private static String broken(Json output) {
        return told(Stories.gateHeld()
                        .enters(Phase.ACTING)
                        .sends(Stories.PAUSED, RunStory.EU)
                        .injects(Stories.PAUSED, RunStory.EU, output)
                        .ends(Stories.PAUSED, StepOutcome.SUCCEEDED))
                .getLast();
    }

    @Test
    void whatAFaultRemarksOfItsEndIsTold() {
        RunStory story = Stories.faultsInPlace();
        var evidence = Json.mapping("remark", Json.of("vacuous: nothing passed it"));
        story.events()
                .add(new RunEvent.FaultRecovered(
                        story.now(),
                        new Report.Recovered(
                                "run-7",
                                RunStory.command(Stories.PAUSED, RunStory.EU),
                                RunStory.EU,
                                story.now(),
                                Recovery.CLEAN,
                                RecoveryCause.DURATION,
                                evidence,
                                story.now(),
                                story.now())));

        assertThat(told(story)).last().asString().contains("fault", "pause-shop", "vacuous: nothing passed it");
    }

    @Test
    void aGuardThatOnlyWatchesIsToldAsOne() {
        var shadow = RunStory.of(Stories.YAML.replace("trip: {consecutive: 2}", "mode: shadow"));
        shadow.events().add(new RunEvent.GuardTripped(shadow.now(), "errors", "too many"));

        assertThat(told(shadow)).last().asString().contains("TRIPPED, and only tells: too many");
    }

    @Test
    void aGuardThatWarnsIsToldWithItsReason() {
        var story = RunStory.of(Stories.YAML);
        story.events().add(new RunEvent.GuardWarned(story.now(), "errors", "value 0.03 is > 0.02"));

        assertThat(told(story)).last().asString().contains("guard", "errors", "WARNS: value 0.03 is > 0.02");
    }

    private static List<String> told(RunStory story) {
        var lines = new ArrayList<String>();
        var narrator = new Narrator(lines::add);
        for (RunEvent event : story.events()) {
            narrator.accept(event);
        }
        return lines;
    }
}
