package dev.squall.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.Habits;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.RealContext;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.probe.Observation;
import dev.squall.agent.worker.Functions;
import dev.squall.agent.worker.RealTime;
import dev.squall.model.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every function says that it takes is what it takes: it reads its arguments by that, and refuses the rest by name. */
class UsageTest {
    /** Of a wrong kind for whatever is not any value; never what somebody would write. */
    private static final Json NONSENSE = new Json.Array(List.of(new Json.Array(List.of())));

    private static final Functions FUNCTIONS = NodeFunctions.all(
            Policy.PERMISSIVE,
            _ -> Optional.empty(),
            RealTime.ELAPSED,
            Habits.CAREFUL,
            Optional.of(KubernetesAccess.standard()),
            Optional.empty());

    static Stream<Functions.Entry> all() {
        return FUNCTIONS.catalog().stream();
    }

    /** What is refused about these arguments. */
    private static Optional<String> refusal(Functions.Entry entry, Json.Mapping arguments) throws InterruptedException {
        var context = RealContext.of("run/method[0]/one/a");
        if (entry.kind().equals("action")) {
            return FUNCTIONS.fault(entry.family(), entry.func()).orElseThrow().plan(arguments, context)
                            instanceof Plan.Rejected(var rejection)
                    ? Optional.of(rejection.detail())
                    : Optional.empty();
        }
        return FUNCTIONS.prober(entry.family(), entry.func()).orElseThrow().observe(arguments, context)
                        instanceof Observation.Rejected(var rejection)
                ? Optional.of(rejection.detail())
                : Optional.empty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsNotDeclaredIsRefusedWithWhatIs(Functions.Entry entry) throws Exception {
        assertThat(refusal(entry, Json.mapping("frobnicate", Json.of(1))))
                .contains("'frobnicate' is not known here; known are " + String.join(", ", names(entry.usage())));
    }

    private static List<String> names(Usage usage) {
        return usage.parameters().stream().map(Parameter::name).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsNeededIsAskedFor(Functions.Entry entry) throws Exception {
        for (var parameter : entry.usage().parameters()) {
            if (parameter.needed()) {
                assertThat(refusal(entry, without(entry.usage(), parameter)))
                        .as(parameter.name())
                        .hasValueSatisfying(detail -> assertThat(detail).startsWith("'" + parameter.name() + "'"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void aValueOfAnotherKindIsRefused(Functions.Entry entry) throws Exception {
        for (var parameter : entry.usage().parameters()) {
            if (parameter.kind() != Parameter.Kind.ANY && parameter.kind() != Parameter.Kind.LIST) {
                assertThat(refusal(entry, without(entry.usage(), parameter).with(parameter.name(), NONSENSE)))
                        .as(parameter.name())
                        .hasValueSatisfying(detail -> assertThat(detail).contains("'" + parameter.name() + "'"));
            }
        }
    }

    /** All that is needed, or one of several that are, in a form that is right for its kind, but this one. */
    private static Json.Mapping without(Usage usage, Parameter left) {
        var arguments = Json.Mapping.EMPTY;
        for (var parameter : usage.parameters()) {
            boolean wanted = parameter.needed() || parameter.name().equals("name");
            if (wanted && !parameter.equals(left)) {
                arguments = arguments.with(parameter.name(), sample(parameter));
            }
        }
        return arguments;
    }

    private static Json sample(Parameter parameter) {
        return switch (parameter.kind()) {
            case TEXT -> Json.of(parameter.name().equals("url") ? "http://127.0.0.1:1" : "x");
            case WHOLE, NUMBER, DURATION, ANY -> Json.of(1);
            case FLAG -> Json.of(true);
            case MAPPING -> Json.Mapping.EMPTY;
            case LIST ->
                new Json.Array(List.of(Json.mapping("type", Json.of("noop")).with("status", Json.of("x"))));
        };
    }

    @ParameterizedTest
    @MethodSource("all")
    void itIsSaidInOneSentenceWhatAFunctionDoes(Functions.Entry entry) {
        assertThat(entry.usage().does()).isNotBlank().doesNotEndWith(".").hasSizeLessThan(120);
        assertThat(names(entry.usage())).doesNotHaveDuplicates();
        assertThat(entry.usage().parameters()).allSatisfy(parameter -> {
            assertThat(parameter.meaning()).isNotBlank().doesNotEndWith(".");
            assertThat(parameter.words().isEmpty() || parameter.kind() == Parameter.Kind.TEXT)
                    .isTrue();
        });
    }

    @Test
    void allFamiliesAreThere() {
        var names = new ArrayList<String>();
        all().forEach(entry -> names.add(entry.name()));

        assertThat(names).hasSizeGreaterThan(50).contains("http.request", "tcp.connect", "kubernetes.pod-kill");
    }
}
