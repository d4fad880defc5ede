package dev.squall.agent.fault.toxic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.InjectorContract;
import dev.squall.agent.fault.Plan;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a proxy that is down is, and when it is given back; the same on every server. */
@Timeout(120)
abstract class TakeDownContract extends InjectorContract {
    abstract Server server();

    @BeforeEach
    void renew() throws IOException {
        server().renew();
    }

    @Override
    protected Injector injector() {
        return AddToxicsContract.injector("down");
    }

    @Override
    protected Json.Mapping arguments() {
        return Json.mapping("proxy", Json.of("redis")).with("url", Json.of(server().url()));
    }

    @Override
    protected boolean broken() throws IOException {
        return !server().redis().isEnabled();
    }

    @Override
    protected void targetEnds() throws IOException {
        server().redis().delete();
    }

    private Json.Mapping planned() throws InterruptedException {
        return ((Plan.Ready) injector().plan(arguments(), AddToxicsContract.CONTEXT)).data();
    }

    @Test
    void aProxyThatIsDownAlreadyIsSomebodyElses() throws Exception {
        server().redis().disable();

        assertThat(injector().plan(arguments(), AddToxicsContract.CONTEXT))
                .isInstanceOfSatisfying(
                        Plan.Failed.class, failed -> assertThat(failed.reason()).contains("'redis'", "down"));
    }

    @Test
    void itListensAtTheSamePlaceAfterwards() throws Exception {
        String before = server().redis().getListen();
        Json.Mapping data = planned();
        injector().inject(data, AddToxicsContract.CONTEXT);

        injector().recover(data, AddToxicsContract.CONTEXT);

        assertThat(server().redis().getListen()).isEqualTo(before);
    }

    @Test
    void whatSomebodyElseHasEnabledMeanwhileIsClean() throws Exception {
        Json.Mapping data = planned();
        injector().inject(data, AddToxicsContract.CONTEXT);
        server().redis().enable();

        assertThat(injector().verify(data, AddToxicsContract.CONTEXT).outcome()).isEqualTo(Recovery.CLEAN);
    }

    @Test
    void anotherProxyThatTookTheNameIsLeftAlone() throws Exception {
        Json.Mapping data = planned();
        injector().inject(data, AddToxicsContract.CONTEXT);
        server().redis().delete();
        server().client().createProxy("redis", "127.0.0.1:0", "127.0.0.1:6380").disable();

        injector().recover(data, AddToxicsContract.CONTEXT);

        assertThat(server().redis().isEnabled()).isFalse();
    }
}
