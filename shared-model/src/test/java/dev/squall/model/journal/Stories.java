package dev.squall.model.journal;

import static dev.squall.model.journal.RunStory.EU;
import static dev.squall.model.journal.RunStory.US;
import static dev.squall.model.journal.RunStory.step;

import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.time.Duration;

/** Runs that several tests look at. */
public final class Stories {
    public static final StepAddress CHECK = step(Stage.BEFORE, 0);
    public static final StepAddress PAUSED = step(Stage.METHOD, 0);
    public static final StepAddress LOOK = step(Stage.METHOD, 1);
    public static final StepAddress REPAIR = step(Stage.ROLLBACK, 0);

    public static final String YAML = """
            title: Lose a replica in ${where}
            description: d
            configuration: {where: Berlin}
            secrets:
              shop:
                token: hunter2
                key: {type: env, key: SHOP_KEY}
            steady-state-hypothesis:
              title: it answers
              probes:
                - {type: probe, name: answers, tolerance: 200, provider: {type: http, url: "http://shop"}}
            guards:
              - name: errors
                source: {type: http, url: "http://metrics"}
                abort-when: "> 0.05"
                warn-when: "> 0.02"
                trip: {consecutive: 2}
            method:
              - type: action
                name: pause-shop
                provider: {type: signal, func: stop, arguments: {name: shop}}
              - {type: probe, name: look, provider: {type: process, path: "true"}}
            rollbacks:
              - {type: action, name: repair, provider: {type: process, path: "true"}}
            """;

    private Stories() {}

    /** Two faults in place, the guard trips in its second sample out of bounds, both are undone. */
    public static RunStory guardAborts() {
        return faultsInPlace()
                .samples(Verdict.DEVIATED, "0.20")
                .warns("0.20")
                .samples(Verdict.HELD, "0.01")
                .samples(Verdict.DEVIATED, "0.21")
                .warns("0.21")
                .samples(Verdict.DEVIATED, "0.22")
                .stops(StopCause.GUARD, "errors")
                .enters(Phase.ROLLING_BACK)
                .recovers(PAUSED, EU, Recovery.CLEAN, Duration.ofMillis(20))
                .recovers(PAUSED, US, Recovery.CLEAN, Duration.ofMillis(50))
                .sends(REPAIR, EU)
                .succeeds(REPAIR, EU, Json.of("done"))
                .ends(REPAIR, StepOutcome.SUCCEEDED)
                .finishes(Result.Status.ABORTED, true);
    }

    /** The hypothesis held, and both agents have the fault in place. */
    public static RunStory faultsInPlace() {
        return gateHeld()
                .enters(Phase.ACTING)
                .sends(PAUSED, EU)
                .sends(PAUSED, US)
                .injects(PAUSED, EU, Json.of("pid 7"))
                .injects(PAUSED, US, Json.of("pid 8"))
                .ends(PAUSED, StepOutcome.SUCCEEDED);
    }

    public static RunStory gateHeld() {
        return RunStory.of(YAML)
                .enters(Phase.CHECKING_BEFORE)
                .sends(CHECK, EU)
                .succeeds(CHECK, EU, Json.mapping("status", Json.of(200)))
                .ends(CHECK, StepOutcome.SUCCEEDED, Judgement.held("status is 200"))
                .judges(Stage.BEFORE, Judgement.held("all 1 probes held"));
    }
}
