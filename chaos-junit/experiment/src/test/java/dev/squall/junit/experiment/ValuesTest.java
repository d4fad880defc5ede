package dev.squall.junit.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squall.model.json.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What a test says about the configuration, as an experiment has it. */
class ValuesTest {
    private static final Set<String> KNOWN = Stream.of(
                    "text,truth,whole,large,huge,part,exact,time,address,file,list,map,given,inherited".split(","))
            .collect(Collectors.toSet());

    @Test
    void valuesOfManyTypesBecomeWhatAFileWouldHave() throws Exception {
        var values = Values.of(annotation("plain"), List.of(new Everything()), KNOWN);

        assertThat(values)
                .containsEntry("text", Json.of("a"))
                .containsEntry("truth", Json.of(true))
                .containsEntry("whole", Json.of(1))
                .containsEntry("large", Json.of(1L << 40))
                .containsEntry("huge", Json.number(new BigDecimal("100000000000000000000")))
                .containsEntry("part", Json.of(0.5))
                .containsEntry("exact", Json.decimal(new BigDecimal("2")))
                .containsEntry("time", Json.of("1500ms"))
                .containsEntry("address", Json.of("http://localhost:1/"))
                .containsEntry("file", Json.of("a/b"))
                .containsEntry("list", Json.array(Json.of("a"), Json.of(1)))
                .containsEntry("map", Json.mapping("a", Json.of(true)))
                .containsEntry("inherited", Json.of("of the class above"))
                .doesNotContainKey("strange");
    }

    @Test
    void theAnnotationWinsOverMembersAndInnerOverOuter() throws Exception {
        var values = Values.of(annotation("with"), List.of(new Everything(), new Inner()), KNOWN);

        assertThat(values)
                .containsEntry("text", Json.of("of the annotation"))
                .containsEntry("truth", Json.of("of the inner class"));
    }

    @Test
    void whatIsNoValueNamesItsMember() throws Exception {
        var wanted = annotation("plain");

        assertThatThrownBy(() -> Values.of(wanted, List.of(new Nothing()), KNOWN))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessageContaining("@ConfigurationValue Nothing.text is null, and must be a text");
        assertThatThrownBy(() -> Values.of(wanted, List.of(new Asking()), KNOWN))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("@ConfigurationValue Asking.text has parameters, and must have none");
    }

    private static Experiment annotation(String of) throws ReflectiveOperationException {
        return Annotated.class.getDeclaredMethod(of).getAnnotation(Experiment.class);
    }

    /** Never run. */
    interface Annotated {
        @Experiment("x.yaml")
        void plain();

        @Experiment(value = "x.yaml", with = "text=of the annotation")
        void with();
    }

    static class Above {
        @ConfigurationValue
        final String inherited = "of the class above";
    }

    static final class Everything extends Above {
        @ConfigurationValue("text")
        final CharSequence words = new StringBuilder("a");

        @ConfigurationValue
        static final boolean truth = true;

        @ConfigurationValue
        final int whole = 1;

        @ConfigurationValue
        final long large = 1L << 40;

        @ConfigurationValue
        final BigInteger huge = BigInteger.TEN.pow(20);

        @ConfigurationValue
        final double part = 0.5;

        @ConfigurationValue
        final BigDecimal exact = BigDecimal.TWO;

        @ConfigurationValue
        Duration time() {
            return Duration.ofMillis(1500);
        }

        @ConfigurationValue
        static URI address() {
            return URI.create("http://localhost:1/");
        }

        @ConfigurationValue
        final Path file = Path.of("a", "b");

        @ConfigurationValue
        final List<Object> list = List.of("a", (short) 1);

        @ConfigurationValue
        final Map<String, Object> map = Map.of("a", true);

        @ConfigurationValue
        final String strange = "no experiment asks for it";
    }

    static final class Inner {
        @ConfigurationValue
        final String truth = "of the inner class";
    }

    static final class Nothing {
        @ConfigurationValue
        final String text = null;
    }

    static final class Asking {
        @ConfigurationValue
        String text(String given) {
            return given;
        }
    }
}
