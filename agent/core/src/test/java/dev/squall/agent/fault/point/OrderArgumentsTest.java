package dev.squall.agent.fault.point;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.RealContext;
import dev.squall.agent.fault.Plan;
import dev.squall.model.codec.JsonReader;
import dev.squall.model.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arguments that are refused before anybody is asked. */
class OrderArgumentsTest {
    private static final String GOOD =
            "{\"url\": \"http://127.0.0.1:7070\", \"secret\": \"a secret\", \"point\": \"payment.charge\"}";

    private static Json.Mapping with(String more) {
        var members = new LinkedHashMap<>(json(GOOD).members());
        members.putAll(json(more).members());
        return new Json.Mapping(members);
    }

    private static Json.Mapping json(String text) {
        return (Json.Mapping) JsonReader.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fail  | {\"url\": null}                                 | url",
                "fail  | {\"url\": \"http://10.0.0.1:7070\"}             | url",
                "fail  | {\"url\": \"http://127.0.0.1.evil.example:80\"} | url",
                "fail  | {\"url\": \"https://127.0.0.1:7070\"}           | url",
                "fail  | {\"url\": \"http://127.0.0.1\"}                 | url",
                "fail  | {\"url\": \"http://u:p@127.0.0.1:7070\"}        | url",
                "fail  | {\"url\": \"http://127.0.0.1:7070/other\"}      | url",
                "fail  | {\"url\": \"http:// 1\"}                        | url",
                "fail  | {\"secret\": null}                              | secret",
                "fail  | {\"secret\": \"two\\nlines\"}                   | secret",
                "fail  | {\"point\": null}                               | point",
                "fail  | {\"point\": \"../halt?\"}                       | point",
                "fail  | {\"rate\": 0}                                   | rate",
                "fail  | {\"rate\": 1.1}                                 | rate",
                "fail  | {\"rate\": \"often\"}                           | rate",
                "fail  | {\"rate\": 0.5, \"every\": 2}                   | rate",
                "fail  | {\"every\": 0}                                  | every",
                "fail  | {\"first\": -1}                                 | first",
                "fail  | {\"seed\": 1.5}                                 | seed",
                "fail  | {\"seed\": 99999999999999999999}                | seed",
                "fail  | {\"scope\": \"a b\"}                            | scope",
                "fail  | {\"exception\": \"no such class\"}              | exception",
                "fail  | {\"jitter\": \"5ms\"}                           | latency",
                "fail  | {\"pending\": \"yes\"}                          | pending",
                "delay | {}                                              | latency",
                "delay | {\"latency\": \"2h\"}                           | latency",
                "delay | {\"latency\": \"soon\"}                         | latency",
                "delay | {\"latency\": \"5ms\", \"jitter\": \"6ms\"}     | jitter",
                "delay | {\"latency\": \"5ms\", \"exception\": \"a.B\"}  | exception"
            })
    void wrongArgumentIsNamed(String func, String more, String name) throws Exception {
        var injector = func.equals("fail") ? ArmPoint.fail(ArmPoint.LEASE) : ArmPoint.delay(ArmPoint.LEASE);

        var plan = injector.plan(with(more), RealContext.of("c"));

        assertThat(plan)
                .isInstanceOfSatisfying(
                        Plan.Rejected.class,
                        rejected -> assertThat(rejected.rejection().detail()).startsWith("'" + name + "'"));
    }
}
