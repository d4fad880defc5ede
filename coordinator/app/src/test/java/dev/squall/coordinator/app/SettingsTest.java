package dev.squall.coordinator.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void nothingHasToBeSet() {
        var settings = settings(Map.of());

        assertThat(settings.coordinator().id()).isEmpty();
        assertThat(settings.configuration().environment()).isEmpty();
    }

    @Test
    void everyKeyCanBeSet() {
        var settings =
                settings(Map.of("squall.coordinator.id", "c1", "squall.configuration.environment", "APP_URL,REGION"));

        assertThat(settings.coordinator().id()).contains("c1");
        assertThat(settings.configuration().environment()).contains(Set.of("APP_URL", "REGION"));
    }

    private static Settings settings(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .withSources(new PropertiesConfigSource(properties, "test", 1))
                .build()
                .getConfigMapping(Settings.class);
    }
}
