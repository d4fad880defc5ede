package dev.squall.agent.fault.toxic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Injector.Injected;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.policy.Policy;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.toxics.ToxicProxy;
import dev.squall.toxics.ToxicsServer;
import dev.squall.toxics.proxy.NewToxic;
import dev.squall.toxics.proxy.Stream;
import dev.squall.toxics.toxic.Latency;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What our server can do and Toxiproxy cannot: toxics that end without their agent, and more types of them. */
@Timeout(60)
class ExpiringToxicTest {
    private static final CallContext CONTEXT = RealContext.of("run/method[0]/one/a");

    private ToxicsServer server;
    private ToxicProxy redis;

    @BeforeEach
    void start() throws IOException {
        server = ToxicsServer.start();
        redis = server.proxy("redis", Server.UPSTREAM);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Injector injector(String func, Duration lease) {
        var environment = new EnvironmentValues(Policy.PERMISSIVE, _ -> Optional.empty());
        return (Injector) ToxicFaults.all(Duration.ofSeconds(5), lease, environment).stream()
                .filter(fault -> fault.func().equals(func))
                .findFirst()
                .orElseThrow();
    }

    private Json.Mapping injected(Injector injector, String arguments) throws InterruptedException {
        Json.Mapping all = AddToxicsContract.json(arguments)
                .with("url", Json.of("http://" + server.address().orElseThrow()))
                .with("proxy", Json.of("redis"));
        Json.Mapping data = ((Plan.Ready) injector.plan(all, CONTEXT)).data();
        assertThat(injector.inject(data, CONTEXT)).isInstanceOf(Injected.InPlace.class);
        return data;
    }

    @Test
    void aToxicWhoseAgentIsSilentGoesByItselfAndIsCleanThen() throws Exception {
        Injector latency = injector("latency", Duration.ofMillis(100));
        Json.Mapping data = injected(latency, "{\"latency\": \"5s\"}");

        Awaitility.await().until(() -> redis.state().toxics().isEmpty());

        assertThat(latency.verify(data, CONTEXT).outcome()).isEqualTo(Recovery.CLEAN);
    }

    @Test
    void aToxicThatIsKeptStaysBeyondItsFirstExpiry() throws Exception {
        Json.Mapping data = injected(injector("latency", Duration.ofSeconds(10)), "{\"latency\": \"5s\"}");
        var first = redis.state().toxics().getFirst().expires().orElseThrow();

        injector("latency", Duration.ofHours(1)).keep(data, CONTEXT);

        var renewed = redis.state().toxics().getFirst().expires().orElseThrow();
        assertThat(Duration.ofNanos(renewed - first)).isGreaterThan(Duration.ofMinutes(50));
    }

    @Test
    void aToxicOfSomebodyElsesIsNotMadeToExpire() throws Exception {
        redis.add(new NewToxic("slow", Stream.DOWNSTREAM, 1f, new Latency(Duration.ofMillis(7)), Optional.empty()));

        Injector latency = injector("latency", Duration.ofSeconds(10));
        Json.Mapping data = injected(latency, "{\"latency\": \"5s\", \"name\": \"slow\"}");
        latency.keep(data, CONTEXT);

        assertThat(redis.state().toxics().getFirst().expires()).isEmpty();
    }

    @Test
    void ourOwnTypesComeAndGo() throws Exception {
        for (String arguments : new String[] {
            "slow-open {\"delay\": \"1s\"}", "limit-time {\"time\": \"1s\", \"stream\": \"both\"}",
            "packet-loss {\"loss_rate\": 0.2, \"correlation\": 0.1}", "packet-loss {}",
            "corrupt {\"probability\": 0.001}", "noop {}"
        }) {
            int space = arguments.indexOf(' ');
            Injector injector = injector(arguments.substring(0, space), Duration.ofSeconds(10));
            Json.Mapping data = injected(injector, arguments.substring(space + 1));
            assertThat(redis.state().toxics()).as(arguments).hasSize(1);
            assertThat(injector.verify(data, CONTEXT).outcome()).isEqualTo(Recovery.DIRTY);

            injector.recover(data, CONTEXT);

            assertThat(redis.state().toxics()).as(arguments).isEmpty();
        }
    }
}
