package dev.squall.agent.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.fault.point.Shop;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChaosPointHitsTest extends ProberContract {
    private static final String ORDER =
            "{\"point\": \"payment.charge\", \"rules\": [{\"fail\": {}, \"every\": 2}], \"expires-ms\": 600000}";

    private Shop shop;
    private WebServer mute;

    @BeforeEach
    void open() throws IOException {
        shop = Shop.open();
        mute = new WebServer(reached);
    }

    @AfterEach
    void close() {
        shop.close();
        mute.close();
    }

    @Override
    Prober prober() {
        return new ChaosPointHits();
    }

    @Override
    Json.Mapping arguments() throws Exception {
        shop.ask("PUT", "/v1/armings/one", ORDER);
        return of(shop.url());
    }

    private static Json.Mapping of(String url) {
        return Json.mapping("url", Json.of(url))
                .with("secret", Json.of(Shop.TOKEN))
                .with("point", Json.of("payment.charge"));
    }

    @Override
    Json.Mapping silent() {
        mute.silence("/v1/points/payment.charge");
        return of(mute.url(""));
    }

    @Override
    void release() {
        mute.close();
    }

    @Test
    void hitsAndInjectionsAreSeenWhileItIsArmedAndAfterwards() throws Exception {
        var arguments = arguments();
        for (int i = 0; i < 3; i++) {
            shop.charge();
        }
        assertThat(seen(arguments)).isEqualTo(json("armed", 1));

        shop.ask("DELETE", "/v1/armings/one", "");

        assertThat(seen(arguments)).isEqualTo(json("disarmed", 0));
    }

    private static Json json(String state, int armed) {
        return JsonReader.parse(("{\"hits\": 3, \"injections\": 1, \"skipped\": 0, \"vacuous\": false, \"state\": \""
                        + state + "\", \"armed\": " + armed + ", \"known\": true}")
                .getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatWasNeverArmedIsNoObservation() throws Exception {
        assertThat(observe(of(shop.url())))
                .isInstanceOfSatisfying(
                        Observation.Unseen.class,
                        unseen -> assertThat(unseen.reason()).contains("nothing was armed at payment.charge"));
    }

    @Test
    void aServerWithoutChaosPointsIsToldFromOneThatHasThem() throws Exception {
        assertThat(observe(of(mute.url(""))))
                .isInstanceOfSatisfying(
                        Observation.Unseen.class,
                        unseen -> assertThat(unseen.reason()).contains("has no chaos points"));
    }
}
