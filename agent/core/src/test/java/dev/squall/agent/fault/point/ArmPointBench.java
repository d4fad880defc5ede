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

/** A shop with points, and what every question about arming them begins with. */
abstract class ArmPointBench {
    static final CallContext CONTEXT = RealContext.of("run/method[0]/one/a");

    final Injector fail = ArmPoint.fail(ArmPoint.LEASE);
    Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = Shop.open();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    Json.Mapping arguments() {
        return Json.mapping("url", Json.of(shop.url()))
                .with("secret", Json.of(Shop.TOKEN))
                .with("point", Json.of("payment.charge"));
    }

    static Json.Mapping ready(Plan plan) {
        assertThat(plan).isInstanceOf(Plan.Ready.class);
        return (Json.Mapping) JsonReader.parse(JsonWriter.writeBytes(((Plan.Ready) plan).data()));
    }

    Json.Mapping injected(Injector injector, Json.Mapping arguments) throws InterruptedException {
        var data = ready(injector.plan(arguments, CONTEXT));
        assertThat(injector.inject(data, CONTEXT)).isInstanceOf(Injected.InPlace.class);
        return data;
    }

    static String text(Json evidence) {
        return new String(JsonWriter.writeBytes(evidence), StandardCharsets.UTF_8);
    }
}
