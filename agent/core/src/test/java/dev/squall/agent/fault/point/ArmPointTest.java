package dev.squall.agent.fault.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.fault.Injector.Injected;
import dev.squall.agent.fault.Injector.Undone;
import dev.squall.agent.fault.Injector.Verification;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the author of an experiment gets, and what is never left behind. */
@Timeout(120)
class ArmPointTest extends ArmPointBench {
    private static Json member(Verification verification, String name) {
        return ((Json.Mapping) verification.evidence()).get(name).orElse(Json.NULL);
    }

    @Test
    void hitsFailByTheirSeedWithTheExceptionThatWasAskedFor() throws Exception {
        injected(
                fail,
                arguments()
                        .with("rate", Json.of(0.5))
                        .with("exception", Json.of("java.io.IOException"))
                        .with("message", Json.of("bank is away"))
                        .with("seed", Json.of(7)));

        // The library's own test holds the draws of this seed.
        assertThat(shop.charge()).isEqualTo("java.io.IOException: bank is away");
        for (int i = 2; i <= 5; i++) {
            assertThat(shop.charge()).isEqualTo("charged");
        }
        assertThat(shop.charge()).isEqualTo("java.io.IOException: bank is away");
    }

    @Test
    void theReportOfItsEndHasHitsAndInjections() throws Exception {
        var data = injected(fail, arguments().with("every", Json.of(2)));
        for (int i = 0; i < 5; i++) {
            shop.charge();
        }

        fail.recover(data, CONTEXT);
        var verification = fail.verify(data, CONTEXT);

        assertThat(verification.outcome()).isEqualTo(Recovery.CLEAN);
        assertThat(Map.of(
                        "hits", member(verification, "hits"),
                        "injections", member(verification, "injections"),
                        "vacuous", member(verification, "vacuous"),
                        "state", member(verification, "state"),
                        "remark", member(verification, "remark")))
                .isEqualTo(Map.of(
                        "hits", Json.of(5),
                        "injections", Json.of(2),
                        "vacuous", Json.of(false),
                        "state", Json.of("disarmed"),
                        "remark", Json.NULL));
    }

    @Test
    void aPointThatWasArmedAndNeverHitIsCalledVacuous() throws Exception {
        var data = injected(fail, arguments());

        fail.recover(data, CONTEXT);
        var verification = fail.verify(data, CONTEXT);

        assertThat(member(verification, "vacuous")).isEqualTo(Json.of(true));
        assertThat(text(verification.evidence())).contains("vacuous: the point was armed and nothing passed it");
    }

    @Test
    void hitsOfWhichNoneWasChosenAreTold() throws Exception {
        var data = injected(fail, arguments().with("every", Json.of(100)));
        shop.charge();

        fail.recover(data, CONTEXT);

        assertThat(text(fail.verify(data, CONTEXT).evidence())).contains("none of the hits was chosen");
    }

    @Test
    void whatWasArmedBeforeIsArmedAgainExactly() throws Exception {
        shop.ask(
                "PUT",
                "/v1/armings/somebodys",
                "{\"point\": \"payment.charge\", \"rules\": [{\"fail\": {\"message\": \"somebody else\"}}], \"seed\": 3,"
                        + " \"expires-ms\": 600000}");
        assertThat(shop.charge()).contains("somebody else");
        var data = injected(fail, arguments().with("message", Json.of("mine")));
        assertThat(shop.charge()).contains("mine");

        fail.recover(data, CONTEXT);

        assertThat(shop.charge()).contains("somebody else");
        var verification = fail.verify(data, CONTEXT);
        assertThat(verification.outcome()).isEqualTo(Recovery.CLEAN);
        assertThat(member(verification, "armed-before")).isEqualTo(Json.array(Json.of("somebodys")));
        assertThat(member(verification, "armed-now")).isEqualTo(Json.array(Json.of("somebodys")));
    }

    @Test
    void theLedgerHoldsNoSecret() throws Exception {
        assertThat(text(ready(fail.plan(arguments(), CONTEXT)))).doesNotContain(Shop.TOKEN);
    }

    @Test
    void whatTheLedgerHoldsArmsNothingElse() throws Exception {
        var data = ready(fail.plan(arguments(), CONTEXT));
        var forged = data.with(
                "order", Json.of(data.text("order").orElseThrow().replace("payment.charge", "payment.refund")));

        assertThat(fail.inject(forged, CONTEXT)).isInstanceOf(Injected.NotInPlace.class);
    }

    @Test
    void anInjectionThatComesAgainAfterItsUndoDoesNothing() throws Exception {
        var data = injected(fail, arguments());
        fail.recover(data, CONTEXT);

        assertThat(fail.inject(data, CONTEXT)).isInstanceOf(Injected.NotInPlace.class);

        assertThat(shop.isCharging()).isTrue();
    }

    @Test
    void anAgentThatDiedLeavesNothing() throws Exception {
        var shortLived = ArmPoint.fail(Duration.ofMillis(300));
        var data = injected(shortLived, arguments());

        while (!shop.isCharging()) {
            Thread.onSpinWait();
        }

        var verification = shortLived.verify(data, CONTEXT);
        assertThat(verification.outcome()).isEqualTo(Recovery.CLEAN);
        assertThat(member(verification, "state")).isEqualTo(Json.of("expired"));
        assertThat(text(verification.evidence())).contains("heard nothing of this agent");
    }

    @Test
    void aFaultThatIsKeptLastsLonger() throws Exception {
        var data = injected(ArmPoint.fail(Duration.ofMinutes(1)), arguments());
        var longer = ArmPoint.fail(Duration.ofHours(10));

        longer.keep(data, CONTEXT);

        assertThat(longer.keeping()).contains(Duration.ofMinutes(200));
        assertThat(shop.ask("GET", "/v1/points/payment.charge", "")).containsPattern("\"expires-in-ms\": 3[56]\\d{6},");
    }

    @Test
    void aKeepAfterTheEndPutsNothingInPlace() throws Exception {
        var data = injected(fail, arguments());
        fail.recover(data, CONTEXT);

        fail.keep(data, CONTEXT);

        assertThat(shop.isCharging()).isTrue();
    }

    @Test
    void anApplicationThatWasStartedAgainIsAnotherAndIsLeftAlone() throws Exception {
        var data = injected(fail, arguments());
        int port = shop.port();
        shop.close();
        shop = Shop.open(port);
        injected(ArmPoint.fail(ArmPoint.LEASE), arguments().with("message", Json.of("of the next run")));

        assertThat(fail.inject(data, CONTEXT)).isInstanceOf(Injected.NotInPlace.class);
        assertThat(fail.recover(data, CONTEXT)).isInstanceOf(Undone.Gone.class);
        var verification = fail.verify(data, CONTEXT);

        assertThat(verification.outcome()).isEqualTo(Recovery.CLEAN);
        assertThat(text(verification.evidence())).contains("has ended, and the fault with it");
        assertThat(shop.charge()).contains("of the next run");
    }

    @Test
    void anApplicationThatCannotBeReachedAndStillRunsIsNotCalledClean() throws Exception {
        var data = injected(fail, arguments());
        var unreachable = data.with("url", Json.of("http://127.0.0.1:1"));

        assertThat(fail.recover(unreachable, CONTEXT)).isInstanceOf(Undone.StillThere.class);
        assertThat(fail.verify(unreachable, CONTEXT).outcome()).isEqualTo(Recovery.UNKNOWN);
    }

    @Test
    void undoDataThatNamesNobodyIsNotCalledClean() throws Exception {
        assertThat(fail.verify(Json.Mapping.EMPTY, CONTEXT).outcome()).isEqualTo(Recovery.UNKNOWN);
    }
}
