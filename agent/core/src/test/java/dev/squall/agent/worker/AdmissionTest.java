package dev.squall.agent.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.policy.Pattern;
import dev.squall.agent.policy.Policy;
import dev.squall.model.json.Json;
import dev.squall.model.message.Report;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which commands are tried, and which are not: duplicates, order, age, owners, policy, limits. */
class AdmissionTest {
    private final Bench bench = new Bench();

    @Test
    void aRepeatedProbeGetsTheSameReportAndIsNotDoneAgain() {
        var probe = bench.order().probe("state");

        bench.send(probe).pass(Duration.ofSeconds(3)).send(probe);

        assertThat(bench.reports).hasSize(2);
        assertThat(bench.reports.getLast()).isEqualTo(bench.reports.getFirst());
        assertThat(bench.board.calls).containsExactly("state");
    }

    @Test
    void aCommandThatComesAgainWhileItRunsIsDoneOnce() {
        var flip = bench.order().action("flip");
        bench.worker.accept(flip);

        bench.send(flip);

        assertThat(bench.told()).containsExactly("Succeeded");
        assertThat(bench.board.calls).containsExactly("flip");
    }

    @Test
    void aFaultThatComesAgainWhileItIsInPlaceIsAnsweredAgain() {
        bench.send(bench.fault());

        bench.send(bench.fault());

        assertThat(bench.reports).hasSize(2).allMatch(Report.Injected.class::isInstance);
        assertThat(bench.board.calls).containsExactly("inject");
    }

    @Test
    void aCommandAfterItsRunsAbortIsRefused() {
        bench.send(bench.abort());

        bench.send(bench.fault()).send(bench.order().step(1).probe("state"));

        assertThat(bench.told()).containsExactly("Refused ABORTED", "Refused ABORTED");
        assertThat(bench.board.calls).isEmpty();
    }

    @Test
    void aFaultWhoseEndWasAskedForBeforeItCameIsNotInjected() {
        bench.send(bench.recover("run/method[0]/one/a"));

        bench.send(bench.fault());

        assertThat(bench.told()).containsExactly("Recovered CLEAN REQUESTED", "Refused ABORTED");
        assertThat(bench.board.off).isEmpty();
    }

    @Test
    void theEndOfAnotherAgentsFaultIsNotAnswered() {
        bench.send(bench.recover("run/method[0]/one/b"));

        assertThat(bench.told()).isEmpty();
    }

    @Test
    void rollbacksAfterAnAbortPassAndItsSecondCopyLeavesThemAlone() {
        bench.send(bench.abort());

        bench.send(bench.order().epoch(9).action("off")).send(bench.abort());

        assertThat(bench.told()).containsExactly("Injected");
    }

    @Test
    void aStaleCommandIsRefused() {
        var fault = bench.order().freshFor(Duration.ofSeconds(5)).action("off");
        var probe = bench.order().step(1).freshFor(Duration.ofSeconds(5)).probe("state");
        bench.pass(Duration.ofSeconds(6));

        bench.send(fault).send(probe);

        assertThat(bench.told()).containsExactly("Refused STALE", "Refused STALE");
    }

    @Test
    void aFaultWhoseHardDeadlineIsOverIsRefused() {
        bench.send(bench.order().hardDeadline(Duration.ZERO).action("off"));

        assertThat(bench.told()).containsExactly("Refused STALE");
    }

    @Test
    void aStaleAbortIsHonoured() {
        bench.send(bench.fault());
        var abort = bench.abort();
        bench.pass(Duration.ofMinutes(50));

        bench.send(abort);

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN ABORT");
    }

    @Test
    void anOldOwnersCommandIsFencedAndTheNewOwnersSameCommandIsNot() {
        bench.send(bench.lease(2, Duration.ofSeconds(30)));

        bench.send(bench.order().epoch(1).action("off"))
                .send(bench.order().epoch(2).action("off"));

        assertThat(bench.told()).containsExactly("Refused FENCED", "Injected");
    }

    @Test
    void whatTheAgentCannotDoIsUnsupported() {
        bench.send(bench.order().action("melt")).send(bench.order().step(1).probe("off"));

        assertThat(bench.told()).containsExactly("Refused UNSUPPORTED", "Refused UNSUPPORTED");
    }

    @Test
    void wrongArgumentsAreInvalidAndNameTheArgument() {
        bench.send(bench.order().arguments(Json.Mapping.EMPTY).action("off"));

        assertThat(bench.told()).containsExactly("Refused INVALID");
        assertThat(bench.last())
                .isInstanceOfSatisfying(
                        Report.Refused.class,
                        report -> assertThat(report.detail()).startsWith("'name' must be"));
    }

    @Test
    void thePolicyRefusesFamiliesTargetsAndDurations() {
        bench.policy = new Policy(
                List.of(Pattern.of("switch.off")),
                List.of(Pattern.of("switch=heart*")),
                Duration.ofMinutes(1),
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        bench.started();

        bench.send(bench.order().action("flip"))
                .send(bench.order().step(1).lasting(Duration.ofSeconds(61)).action("off"))
                .send(bench.order()
                        .step(2)
                        .arguments(Json.mapping("name", Json.of("heart-lung")))
                        .action("off"))
                .send(bench.order().step(3).action("off"));

        assertThat(bench.told()).containsExactly("Refused POLICY", "Refused POLICY", "Refused POLICY", "Injected");
        assertThat(bench.board.off).containsExactly("lamp");
    }

    @Test
    void aFaultWithoutDurationEndsAtThePolicysLongest() {
        bench.policy = new Policy(
                List.of(Pattern.of("*")),
                List.of(),
                Duration.ofMinutes(1),
                List.of(),
                false,
                List.of(),
                List.of(),
                List.of(),
                List.of());
        bench.started();
        bench.send(bench.fault());

        bench.pass(Duration.ofMinutes(1));

        assertThat(bench.told()).containsExactly("Injected", "Recovered CLEAN DEADLINE");
    }

    @Test
    void moreActionsThanAllowedAreRefused() {
        for (int i = 0; i < 5; i++) {
            bench.send(bench.order()
                    .step(i)
                    .arguments(Json.mapping("name", Json.of("lamp-" + i)))
                    .action("off"));
        }

        assertThat(bench.told()).containsExactly("Injected", "Injected", "Injected", "Injected", "Refused OVERLOADED");
    }

    @Test
    void aProbeThatTakesTooLongFails() {
        bench.tasks.hanging = "probe";
        bench.send(bench.order().probe("state"));

        bench.pass(Duration.ofSeconds(20));

        assertThat(bench.last())
                .isInstanceOfSatisfying(
                        Report.Failed.class,
                        report -> assertThat(report.error()).isEqualTo("no answer within 20s"));
    }

    @Test
    void aProbeThatIgnoresItsInterruptIsGivenUp() {
        bench.tasks.hanging = "probe";
        bench.tasks.deaf = true;
        bench.send(bench.order().probe("state"));

        bench.pass(Duration.ofSeconds(25));

        assertThat(bench.told()).containsExactly("Failed");
        assertThat(bench.worker.idle()).isTrue();
    }

    @Test
    void aProbeThatSeesNothingFailsWithItsReason() {
        bench.send(bench.order().arguments(Json.Mapping.EMPTY).probe("state"));

        assertThat(bench.last())
                .isInstanceOfSatisfying(
                        Report.Failed.class,
                        report -> assertThat(report.error()).isEqualTo("no switch is named"));
    }

    @Test
    void noSecretIsReported() {
        bench.secrets = Set.of(Json.of("hunter-22"));
        bench.started();
        var arguments = Json.mapping("name", Json.of("hunter-22"));

        bench.send(bench.order().arguments(arguments).probe("state"))
                .send(bench.order().step(1).arguments(arguments).action("flip"));

        assertThat(bench.told()).containsExactly("Succeeded", "Succeeded");
        assertThat(bench.reports.toString()).contains("on: ***", "flipped ***").doesNotContain("hunter");
        assertThat(bench.ledger.entries().toString()).doesNotContain("hunter");
    }
}
