package dev.squall.point;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static Settings of(Map<String, String> set) {
        return Settings.of(name -> Optional.ofNullable(set.get(name)));
    }

    @Test
    void nothingIsOpenUnlessItIsConfigured() {
        var settings = of(Map.of());

        assertThat(settings.off()).isFalse();
        assertThat(settings.port()).isEmpty();
        assertThat(settings.token()).isEmpty();
        assertThat(settings.file()).isEmpty();
        assertThat(settings.sleepers()).isEqualTo(256);
        assertThat(settings.exceptions().more()).isEmpty();
    }

    @Test
    void everyNameIsRead() {
        var settings = of(Map.of(
                "squall.chaos-points", "off",
                "squall.chaos-points.port", "0",
                "squall.chaos-points.token", "secret",
                "squall.chaos-points.token-file", "/run/token",
                "squall.chaos-points.exceptions", "com.acme.*, java.lang.OutOfMemoryError,",
                "squall.chaos-points.sleepers", "12",
                "squall.chaos-points.file", "points.json"));

        assertThat(settings.off()).isTrue();
        assertThat(settings.port()).contains(0);
        assertThat(settings.token()).contains("secret");
        assertThat(settings.tokenFile()).contains(Path.of("/run/token"));
        assertThat(settings.exceptions().more()).isEqualTo(List.of("com.acme.*", "java.lang.OutOfMemoryError"));
        assertThat(settings.sleepers()).isEqualTo(12);
        assertThat(settings.file()).contains(Path.of("points.json"));
    }

    @Test
    void eachNameHasItsEnvironmentVariable() {
        assertThat(Settings.variable("squall.chaos-points.token-file")).isEqualTo("SQUALL_CHAOS_POINTS_TOKEN_FILE");
    }

    @ParameterizedTest
    @CsvSource({
        "squall.chaos-points, maybe",
        "squall.chaos-points.port, 70000",
        "squall.chaos-points.port, http",
        "squall.chaos-points.sleepers, -1",
        "squall.chaos-points.exceptions, com.*.acme"
    })
    void whatIsWrongIsNamed(String name, String value) {
        assertThatThrownBy(() -> of(Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(value);
    }
}
