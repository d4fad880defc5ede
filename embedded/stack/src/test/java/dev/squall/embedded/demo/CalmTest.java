package dev.squall.embedded.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalmTest {
    @Test
    void aServiceWithoutAFailedRequestIsWell() {
        boolean well = Calm.isWell("# TYPE error_rate_percent gauge\nerror_rate_percent 0.0\nother 7.0\n");

        assertThat(well).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"error_rate_percent 2.5", "error_rate_percent NaN", "other 0.0", ""})
    void failedRequestsAndMissingEvidenceAreBothNotWell(String metrics) {
        assertThat(Calm.isWell(metrics)).isFalse();
    }
}
