package dev.squall.agent.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A selector means here what it means to the API server. */
class LabelSelectorTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app=web               | true",
                "app==web,tier!=db     | true",
                "app!=web              | false",
                "app in (web, api)     | true",
                "app notin (web)       | false",
                "tier                  | false",
                "!tier                 | true",
                "app,!tier             | true"
            })
    void selectorIsJudgedOnOurSideAsWell(String selector, boolean matches) {
        assertThat(LabelSelector.parse(selector).orElseThrow().matches(Map.of("app", "web")))
                .isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"app=web,", "=web", "app in web", "''", "app=web;tier=db"})
    void whatIsNoSelectorIsRefused(String text) {
        assertThat(LabelSelector.parse(text)).isEmpty();
    }
}
