package dev.squall.agent.fault.point;

import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.InjectorContract;
import dev.squall.model.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class DelayPointTest extends InjectorContract {
    private Shop shop;

    @BeforeEach
    void open() throws IOException {
        shop = Shop.open();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Override
    protected Injector injector() {
        return ArmPoint.delay(ArmPoint.LEASE);
    }

    @Override
    protected Json.Mapping arguments() {
        return Json.mapping("url", Json.of(shop.url()))
                .with("secret", Json.of(Shop.TOKEN))
                .with("point", Json.of("payment.charge"))
                .with("latency", Json.of("1ms"));
    }

    /** The shop is asked how many hits waited: a clock would have to guess. */
    @Override
    protected boolean broken() throws Exception {
        long before = injections();
        shop.charge();
        return injections() > before;
    }

    private long injections() throws Exception {
        String point = shop.ask("GET", "/v1/points/payment.charge", "");
        String after = point.substring(point.indexOf("\"injections\": ") + "\"injections\": ".length());
        return Long.parseLong(after.substring(0, after.indexOf(',')));
    }

    @Override
    protected void targetEnds() {
        shop.close();
    }
}
