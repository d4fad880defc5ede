package dev.squall.agent.fault.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Injector.Injected;
import dev.squall.agent.fault.Plan;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is found out before anything is armed, and what is said when nothing can be. */
@Timeout(120)
class ArmPointPlanTest {
    private static final CallContext CONTEXT = RealContext.of("run/method[0]/one/a");

    private final Injector fail = ArmPoint.fail(ArmPoint.LEASE);
    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = Shop.open();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Json.Mapping arguments() {
        return Json.mapping("url", Json.of(shop.url()))
                .with("secret", Json.of(Shop.TOKEN))
                .with("point", Json.of("payment.charge"));
    }

    private static Json.Mapping ready(Plan plan) {
        assertThat(plan).isInstanceOf(Plan.Ready.class);
        return (Json.Mapping) JsonReader.parse(JsonWriter.writeBytes(((Plan.Ready) plan).data()));
    }

    private Json.Mapping injected(Injector injector, Json.Mapping arguments) throws InterruptedException {
        var data = ready(injector.plan(arguments, CONTEXT));
        assertThat(injector.inject(data, CONTEXT)).isInstanceOf(Injected.InPlace.class);
        return data;
    }

    private static String failed(Plan plan) {
        assertThat(plan).isInstanceOf(Plan.Failed.class);
        return ((Plan.Failed) plan).reason();
    }

    private static String text(Json evidence) {
        return new String(JsonWriter.writeBytes(evidence), StandardCharsets.UTF_8);
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
