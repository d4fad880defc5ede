package dev.squall.agent.fault.point;

import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.InjectorContract;
import dev.squall.model.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class FailPointTest extends InjectorContract {
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
        return ArmPoint.fail(ArmPoint.LEASE);
    }

    @Override
    protected Json.Mapping arguments() {
        return Json.mapping("url", Json.of(shop.url()))
                .with("secret", Json.of(Shop.TOKEN))
                .with("point", Json.of("payment.charge"));
    }

    @Override
    protected boolean broken() throws IOException {
        return !shop.isCharging();
    }

    @Override
    protected void targetEnds() {
        shop.close();
    }
}
