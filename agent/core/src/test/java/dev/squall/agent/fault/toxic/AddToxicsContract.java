package dev.squall.agent.fault.toxic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Injector.Injected;
import dev.squall.agent.fault.Injector.Undone;
import dev.squall.agent.fault.InjectorContract;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.policy.Policy;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.toxic.Latency;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What toxics on a proxy are, and what is given back; the same on every server. */
@Timeout(120)
abstract class AddToxicsContract extends InjectorContract {
    static final CallContext CONTEXT = RealContext.of("run/method[0]/one/a");

    abstract Server server();

    @BeforeEach
    void renew() throws IOException {
        server().renew();
    }

    static Injector injector(String func) {
        return (Injector) ToxicFaults.all(Policy.PERMISSIVE, _ -> Optional.empty()).stream()
                .filter(fault -> fault.func().equals(func))
                .findFirst()
                .orElseThrow();
    }

    static Json.Mapping json(String text) {
        return (Json.Mapping) JsonReader.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    protected Injector injector() {
        return injector("latency");
    }

    @Override
    protected Json.Mapping arguments() {
        return json("{\"proxy\": \"redis\", \"latency\": \"5s\", \"jitter\": \"1s\", \"toxicity\": 0.3}")
                .with("url", Json.of(server().url()));
    }

    @Override
    protected boolean broken() throws IOException {
        return !server().redis().toxics().getAll().isEmpty();
    }

    @Override
    protected void targetEnds() throws IOException {
        server().redis().delete();
    }

    final Json.Mapping injected(String func, Json.Mapping arguments) throws InterruptedException {
        Plan plan = injector(func).plan(arguments, CONTEXT);
        assertThat(plan).isInstanceOf(Plan.Ready.class);
        Json.Mapping data = ((Plan.Ready) plan).data();
        assertThat(injector(func).inject(data, CONTEXT)).isInstanceOf(Injected.InPlace.class);
        return data;
    }

    private Latency named(String name) throws IOException {
        return server().redis().toxics().get(name, Latency.class);
    }

    private Recovery verified(Json.Mapping data) throws InterruptedException {
        return injector().verify(data, CONTEXT).outcome();
    }

    @Test
    void lengthsOfTimeBecomeMilliseconds() throws Exception {
        injected("latency", arguments().with("name", Json.of("slow")));

        assertThat(named("slow").getLatency()).isEqualTo(5000);
        assertThat(named("slow").getJitter()).isEqualTo(1000);
        assertThat(named("slow").getToxicity()).isEqualTo(0.3f);
        assertThat(named("slow").getStream()).isEqualTo(ToxicDirection.DOWNSTREAM);
    }

    @Test
    void aToxicOfTheSameNameIsGivenBackAsItWas() throws Exception {
        server().redis()
                .toxics()
                .latency("slow", ToxicDirection.DOWNSTREAM, 7)
                .setJitter(3)
                .setToxicity(0.7f);

        Json.Mapping data = injected("latency", arguments().with("name", Json.of("slow")));
        assertThat(named("slow").getLatency()).isEqualTo(5000);
        assertThat(verified(data)).isEqualTo(Recovery.DIRTY);
        assertThat(injector().recover(data, CONTEXT)).isInstanceOf(Undone.Gone.class);

        assertThat(named("slow").getLatency()).isEqualTo(7);
        assertThat(named("slow").getJitter()).isEqualTo(3);
        assertThat(named("slow").getToxicity()).isEqualTo(0.7f);
        assertThat(verified(data)).isEqualTo(Recovery.CLEAN);
    }

    @Test
    void aToxicThatSomebodyElseHasChangedStays() throws Exception {
        Json.Mapping data = injected("latency", arguments().with("name", Json.of("slow")));
        named("slow").setLatency(42);

        assertThat(injector().recover(data, CONTEXT)).isInstanceOf(Undone.Gone.class);

        assertThat(named("slow").getLatency()).isEqualTo(42);
        assertThat(verified(data)).isEqualTo(Recovery.CLEAN);
    }

    @Test
    void aToxicThatSomebodyElseHasMadeMeanwhileIsNeitherReplacedNorRemoved() throws Exception {
        Plan plan = injector().plan(arguments().with("name", Json.of("slow")), CONTEXT);
        Json.Mapping data = ((Plan.Ready) plan).data();
        server().redis().toxics().latency("slow", ToxicDirection.DOWNSTREAM, 42);

        assertThat(injector().inject(data, CONTEXT)).isInstanceOf(Injected.NotInPlace.class);
        injector().recover(data, CONTEXT);

        assertThat(named("slow").getLatency()).isEqualTo(42);
    }

    @Test
    void aToxicOfAnotherKindIsInTheWay() throws Exception {
        server().redis().toxics().latency("slow", ToxicDirection.UPSTREAM, 7);

        assertThat(injector().plan(arguments().with("name", Json.of("slow")), CONTEXT))
                .isInstanceOfSatisfying(
                        Plan.Failed.class, failed -> assertThat(failed.reason()).contains("'slow'", "upstream"));
    }

    @Test
    void theToxicsOfOthersStay() throws Exception {
        server().redis().toxics().latency("theirs", ToxicDirection.DOWNSTREAM, 42);
        Json.Mapping data = injected("latency", arguments());

        injector().recover(data, CONTEXT);

        assertThat(server().redis().toxics().getAll())
                .singleElement()
                .satisfies(toxic -> assertThat(toxic.getName()).isEqualTo("theirs"));
    }

    private Json.Mapping several(String toxics) {
        return json("{\"proxy\": \"redis\", \"toxics\": " + toxics + "}").with("url", Json.of(server().url()));
    }

    @Test
    void severalComeAndGoTogether() throws Exception {
        Json.Mapping data = injected(
                "toxics",
                several("[{\"type\": \"latency\", \"attributes\": {\"latency\": 100}},"
                        + " {\"type\": \"bandwidth\", \"stream\": \"upstream\", \"attributes\": {\"rate\": 10}}]"));
        assertThat(server().redis().toxics().getAll()).hasSize(2);

        injector("toxics").recover(data, CONTEXT);

        assertThat(server().redis().toxics().getAll()).isEmpty();
    }

    @Test
    void whatTheServerRefusesInTheMiddleIsUndoneToItsBeginning() throws Exception {
        Plan plan = injector("toxics").plan(several("[{\"type\": \"latency\"}, {\"type\": \"telepathy\"}]"), CONTEXT);
        Json.Mapping data = ((Plan.Ready) plan).data();

        assertThat(injector("toxics").inject(data, CONTEXT))
                .isInstanceOfSatisfying(
                        Injected.NotInPlace.class,
                        failed -> assertThat(failed.reason()).contains("invalid toxic type"));
        assertThat(injector("toxics").recover(data, CONTEXT)).isInstanceOf(Undone.Gone.class);

        assertThat(broken()).isFalse();
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws Exception {
        assertThat(injector().plan(arguments().with("proxy", Json.of("a name with % and +")), CONTEXT))
                .isInstanceOfSatisfying(
                        Plan.Failed.class,
                        failed -> assertThat(failed.reason()).contains("a name with % and +", server().url()));
    }

    @Test
    void aNodeCanProtectAProxyAnUpstreamAndAHost() throws Exception {
        var target =
                ((Plan.Ready) injector().plan(arguments(), CONTEXT)).targets().getFirst();

        for (String tag : Set.of("proxy=redis", "upstream=" + Server.UPSTREAM, "host=127.0.0.1")) {
            assertThat(Policy.PERMISSIVE.protecting(Set.of(tag)).objectionTo(target))
                    .isPresent();
        }
    }

    @Test
    void keepingPutsNothingInPlace() throws Exception {
        Json.Mapping data = injected("latency", arguments());
        injector().recover(data, CONTEXT);

        injector().keep(data, CONTEXT);

        assertThat(broken()).isFalse();
    }

    @Test
    void twoFaultsNeverHaveTheSameToxicSoThatWhatWasThereComesBackWhicheverEndsFirst() throws Exception {
        server().redis().toxics().latency("slow", ToxicDirection.DOWNSTREAM, 7);
        Injector shared = injector();
        CallContext other = RealContext.of("run-2/method[0]/one/a");
        var first = ((Plan.Ready) shared.plan(arguments().with("name", Json.of("slow")), CONTEXT)).data();
        assertThat(shared.inject(first, CONTEXT)).isInstanceOf(Injected.InPlace.class);
        var wanted = arguments().with("name", Json.of("slow")).with("latency", Json.of("9s"));
        var second = ((Plan.Ready) shared.plan(wanted, other)).data();

        assertThat(shared.inject(second, other)).asString().contains("another fault of this agent");
        assertThat(shared.recover(second, other)).isInstanceOf(Undone.Gone.class);
        assertThat(named("slow").getLatency()).isEqualTo(5000);
        assertThat(shared.recover(first, CONTEXT)).isInstanceOf(Undone.Gone.class);

        assertThat(named("slow").getLatency()).isEqualTo(7);
        assertThat(shared.verify(first, CONTEXT).outcome()).isEqualTo(Recovery.CLEAN);
    }
}
