package dev.squall.agent.fault.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Injector.Injected;
import dev.squall.agent.fault.Plan;
import dev.squall.model.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is found out before anything is armed, and what is said when nothing can be. */
@Timeout(120)
class ArmPointPlanTest extends ArmPointBench {
    private static String failed(Plan plan) {
        assertThat(plan).isInstanceOf(Plan.Failed.class);
        return ((Plan.Failed) plan).reason();
    }

    @Test
    void aNameThatTheApplicationDoesNotHaveIsAnErrorThatTellsWhatItHas() throws Exception {
        var plan = fail.plan(arguments().with("point", Json.of("paymnt.charge")), CONTEXT);

        assertThat(failed(plan)).contains("no point 'paymnt.charge'; it has: payment.charge");
    }

    @Test
    void aPointThatIsStillToComeCanBeArmedAndItsAbsenceIsTold() throws Exception {
        var data = injected(
                fail, arguments().with("point", Json.of("payment.refund")).with("pending", Json.of(true)));

        fail.recover(data, CONTEXT);

        assertThat(text(fail.verify(data, CONTEXT).evidence())).contains("the application has no such point");
    }

    @Test
    void aWrongSecretArmsNothing() throws Exception {
        var plan = fail.plan(arguments().with("secret", Json.of("another token, not the shop's")), CONTEXT);

        assertThat(failed(plan)).contains("refuses").contains("token");
    }

    @Test
    void anExceptionThatTheApplicationForbidsIsNotInPlace() throws Exception {
        var data = ready(fail.plan(arguments().with("exception", Json.of("com.acme.Boom")), CONTEXT));

        assertThat(fail.inject(data, CONTEXT))
                .isInstanceOfSatisfying(
                        Injected.NotInPlace.class,
                        it -> assertThat(it.reason()).contains("'com.acme.Boom' is not among the exceptions"));
    }

    @Test
    void whereNobodyListensNothingIsPlanned() throws Exception {
        shop.close();

        assertThat(failed(fail.plan(arguments(), CONTEXT))).contains("no chaos points answer at " + shop.url());
    }

    @Test
    void callsThatDoNotFailCanBeSlowedDownBesides() throws Exception {
        var data = ready(fail.plan(arguments().with("first", Json.of(1)).with("latency", Json.of("5ms")), CONTEXT));

        assertThat(data.text("order").orElseThrow())
                .contains("\"rules\":[{\"fail\":{},\"first\":1},{\"delay\":{\"latency-ms\":5,\"jitter-ms\":0}}]");
    }

    @Test
    void withoutASeedTheCommandIsTheSeed() throws Exception {
        var once = ready(fail.plan(arguments(), RealContext.of("a command")));
        var again = ready(fail.plan(arguments(), RealContext.of("a command")));
        var other = ready(fail.plan(arguments(), RealContext.of("another command")));

        assertThat(again.text("order")).isEqualTo(once.text("order")).isNotEqualTo(other.text("order"));
        assertThat(again.text("arming")).isEqualTo(once.text("arming")).isNotEqualTo(other.text("arming"));
    }

    @Test
    void aNodeProtectsAPointByItsNameOrItsProcess() throws Exception {
        var plan = fail.plan(arguments(), CONTEXT);

        assertThat(plan)
                .isInstanceOfSatisfying(
                        Plan.Ready.class,
                        it -> assertThat(it.targets().getFirst().tags())
                                .containsExactlyInAnyOrder("point=payment.charge", "pid=" + shop.pid()));
    }
}
