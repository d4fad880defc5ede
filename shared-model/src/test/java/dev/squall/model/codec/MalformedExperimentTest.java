package dev.squall.model.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with an experiment is said with file, place, path and remedy. */
class MalformedExperimentTest {
    private static final String HEAD = "title: t\ndescription: d\n";

    @TempDir
    private Path folder;

    @Test
    void anUnknownProviderIsNamedWithItsPlaceAndTheNearestKnownOne() {
        var problems = problems(HEAD + """
                method:
                - type: action
                  name: a
                  provider:
                    type: pythom
                """);
        assertThat(problems)
                .containsExactly("test.yaml:7:11 method[0].provider.type: 'pythom' is no provider type; did you mean"
                        + " 'python'? Or use http, process, python or one of Squall's families: kubernetes, toxiproxy, network,"
                        + " resource, signal, chaos-point, prometheus, tcp, dns, sql, kafka");
    }

    @Test
    void aReferenceToAStepThatIsNotThereIsNamedWithItsPlace() {
        assertThat(problems(HEAD + """
                method:
                - type: action
                  name: order
                  provider: {type: process, path: x}
                - type: action
                  name: b
                  provider: {type: http, url: x, headers: {id: ["a", "${steps.ordr.output.id}"]}}
                """))
                .containsExactly(
                        "test.yaml:9:54 method[1].provider.headers.id[1]: ${steps...} refers to the output of 'ordr',"
                                + " and no step has that name; did you mean 'order'?");
    }

    /** Each line: one step of the method, and the problem it has. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            {};                                    : the step is empty
            5;                                     : must be a mapping, not an integer
            {type: action, name: n};               : 'provider' is missing
            {type: action, name: n, provider: 5};  .provider: must be a mapping, not an integer
            {type: action, name: n, provider: {}}; .provider: 'type' is missing
            {type: act, name: n, provider: {type: process, path: x}};    .type: 'act' is unknown
            {name: n, provider: {type: process, path: x}};               : 'type' is missing
            {type: action, provider: {type: process, path: x}};          : 'name' is missing
            {type: action, name: "", provider: {type: process, path: x}}; .name: must not be empty
            {type: action, name: 5, provider: {type: process, path: x}}; .name: must be a text, not an integer
            {type: action, name: n, provider: {type: process}};          .provider: 'path' is missing
            {type: action, name: n, provider: {type: process, path: x, arguments: 5}}; .provider.arguments: must be a list
            {type: action, name: n, provider: {type: process, path: x, timeout: soon}}; .provider.timeout: must be a number
            {type: action, name: n, provider: {type: http}};             .provider: 'url' is missing
            {type: action, name: n, provider: {type: http, url: x, headers: 5}}; .provider.headers: must be a mapping
            {type: action, name: n, provider: {type: http, url: x, verify_tls: 5}}; .provider.verify_tls: must be true or false
            {type: action, name: n, provider: {type: http, url: x, max_retries: 500}}; .provider: 'max_retries' must be 0 to 100
            {type: action, name: n, provider: {type: python, func: f}};  .provider: 'module' is missing
            {type: action, name: n, provider: {type: python, module: m}}; .provider: 'func' is missing
            {type: action, name: n, provider: {type: python, module: m, func: f, arguments: [1]}}; .provider.arguments: must be a mapping
            {type: action, name: n, provider: {type: toxiproxy}};        .provider: 'func' is missing
            {type: action, name: n, provider: {type: process, path: x}, pauses: {before: "5"}}; .pauses.before: is no pause
            {type: action, name: n, provider: {type: process, path: x}, pauses: {after: -1}}; .pauses.after: a pause must be 0 to 7 days
            {type: action, name: n, provider: {type: process, path: x}, timeout: "1"}; .timeout: must be a duration
            {type: action, name: n, provider: {type: process, path: x}, timeout: 8d}; : 'timeout' must be more than 0 and at most 7 days, not 192h
            {type: action, name: n, provider: {type: process, path: x}, background: 1}; .background: must be true or false
            {type: probe, name: n, provider: {type: process, path: x}, duration: 5s}; : a probe has no 'duration'
            {type: action, name: n, provider: {type: process, path: x}, targets: {quorum: 2}}; .targets: 'quorum' must be above 0
            {type: action, name: n, provider: {type: process, path: x}, targets: {agents: {mode: most}}}; .targets.agents.mode: 'most' is unknown
            {type: action, name: n, provider: {type: process, path: x}, controls: [{provider: {}}]}; .controls[0]: 'name' is missing
            {ref: nope};                           .ref: no step of the method or the hypothesis is named 'nope'
            {ref: 5};                              .ref: must be a text
            """)
    void aWrongStepIsRefused(String step, String problem) {
        assertThat(problems(HEAD + "method: [" + step + "]"))
                .anySatisfy(found -> assertThat(found).contains("method[0]" + problem));
    }

    /** Each line: a key of the experiment, and the problem it has. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            tags: [a, ""];                          tags[1]: must be a text that is not empty
            tags: a;                                tags: must be a list, not a text
            blast-radius: {max-pods: 99999999999};  blast-radius.max-pods: is too large; write at most 2147483647
            configuration: [1];                     configuration: must be a mapping, not a list
            configuration: {a: {type: env}};        configuration.a: 'key' is missing
            configuration: {a: {type: env, key: K, env_var_type: number8}}; configuration.a.env_var_type: 'number8' is unknown; use one of bool, bytes
            configuration: {a: {type: probe}};      configuration.a: 'provider' is missing
            secrets: {token: x};                    secrets.token: secrets stand in groups
            secrets: {g: {t: {type: vault}}};       secrets.g.t: 'path' is missing
            steady-state-hypothesis: {probes: []};  steady-state-hypothesis: 'title' is missing
            steady-state-hypothesis: {title: s, probes: [{type: probe, name: p, provider: {type: process, path: x}}]}; steady-state-hypothesis.probes[0]: a probe of the hypothesis needs a 'tolerance'
            steady-state-hypothesis: {title: s, probes: [{type: probe, name: p, provider: {type: process, path: x}, tolerance: null}]}; probes[0].tolerance: the tolerance has no value
            steady-state-hypothesis: {title: s, probes: [{type: probe, name: p, provider: {type: process, path: x}, tolerance: {type: rage}}]}; probes[0].tolerance.type: the tolerance's type is unknown; did you mean 'range'?
            steady-state-hypothesis: {title: s, probes: [{type: probe, name: p, provider: {type: process, path: x}, tolerance: {type: probe, name: q}}]}; probes[0].tolerance: 'provider' is missing
            steady-state-hypothesis: {title: s, probes: [{ref: nobody, tolerance: 1}]}; probes[0].ref: no step
            rollbacks: [{ref: nobody}];             rollbacks[0].ref: no step of the method or the hypothesis
            controls: [{name: c}];                  controls[0]: 'provider' is missing
            controls: [{name: c, provider: {}, scope: during}]; controls[0].scope: 'during' is unknown
            controls: [{name: c, provider: {type: python}}]; controls[0].provider: 'module' is missing
            controls: [{name: c, provider: {type: python, module: m}, ref: d}]; controls[0].ref: no control of the experiment
            controls: [{name: c, provider: {type: python, module: m}, ref: c}]; controls[0].ref: no control of the experiment
            extensions: [{name: " "}];              extensions[0].name: must not be empty
            runtime: {hypothesis: {strategy: sometimes}}; runtime.hypothesis.strategy: 'sometimes' is unknown
            approval: {required: 0};                approval: 'required' must be 1 to 10
            approval: {};                           approval: 'required' is missing
            blast-radius: {max-percent: 101};       blast-radius: 'max-percent' must be 0 to 100
            targets: {agents: {mode: count}};       targets.agents: 'value' is missing
            guards: [{name: g, abort-when: "> 1"}]; guards[0]: 'source' is missing
            guards: [{name: g, source: {type: prometheus}, abort-when: "> 1"}]; guards[0].source: 'query' is missing
            guards: [{name: g, source: {type: prometheus, query: q}}]; guards[0]: 'abort-when' is missing
            guards: [{name: g, source: {type: prometheus, query: q}, abort-when: "5"}]; guards[0].abort-when: '5' is no comparison
            guards: [{name: g, source: {type: prometheus, query: q}, abort-when: "> 1", interval: 1ms}]; guards[0]: 'interval' must be 250ms to 1h
            guards: [{name: g, source: {type: prometheus, query: q}, abort-when: "> 1", trip: {of: "5/3"}}]; guards[0].trip: 'of' must be m/n
            guards: [{name: g, source: {type: prometheus, query: q}, abort-when: "> 1", trip: {of: three}}]; guards[0].trip.of: 'three' is no m/n
            guards: [{name: g, source: {type: prometheus, query: q}, abort-when: "> 1", target: rate}]; guards[0].target: the path 'rate' is invalid
            guards: [{name: g, source: {type: prometheus, query: q}, abort-when: "> 1", after: {}}]; guards[0].after: 'within' is missing
            """)
    void aWrongKeyIsRefused(String key, String problem) {
        assertThat(problems(HEAD + "method: []\n" + key + "\n"))
                .anySatisfy(found -> assertThat(found).contains(problem));
    }

    @Test
    void referencesThatGoInACircleAreRefused() {
        var problems = problems(HEAD + "method: [{ref: b, name: a}, {ref: c, name: b}, {ref: b, name: c}]");
        assertThat(problems)
                .anySatisfy(
                        problem -> assertThat(problem)
                                .contains(
                                        "method[0].ref: the references go round in a circle: b -> c -> b; let one of them be a step"));
    }

    @Test
    void manyProblemsAreReportedInOnePass() {
        var problems = problems(
                "title: 5\nmethod: [{}, {ref: x}, {type: action, name: n, provider: {type: ftp}}]\nowner: [me]");
        assertThat(problems).hasSize(6);
    }

    @Test
    void theNumberOfProblemsIsBounded() {
        assertThat(problems(HEAD + "method: [" + "{},".repeat(5_000) + "]")).hasSize(Findings.MAX_FINDINGS);
    }

    @Test
    void moreStepsThanAnybodyMeansAreRefused() {
        assertThat(problems(HEAD + "method:\n- {type: action, name: n, provider: {type: process, path: x}}\n"
                        + "- {ref: n}\n".repeat(10_000)))
                .containsExactly("test.yaml:1:1: more than 10000 steps in one list");
    }

    @Test
    void unknownKeysAreWarnedAboutWithTheNearestKnownOne() {
        var reading = ExperimentReader.read("test.yaml", HEAD + "method: []\nrolbacks: []\nx-note: hm\n");
        assertThat(reading).isInstanceOf(Reading.Read.class);
        assertThat(((Reading.Read) reading).warnings())
                .extracting(Warning::toString)
                .containsExactly(
                        "test.yaml:4:11 rolbacks: the key 'rolbacks' has no meaning here; did you mean 'rollbacks'?",
                        "test.yaml:5:9 x-note: the key 'x-note' has no meaning here");
    }

    @Test
    void anUnknownRollbackStrategyIsWarnedAbout() {
        var reading =
                ExperimentReader.read("test.yaml", HEAD + "method: []\nruntime: {rollbacks: {strategy: sometimes}}");
        assertThat(((Reading.Read) reading).experiment().strategies().rollbacks())
                .isEmpty();
        assertThat(((Reading.Read) reading).warnings()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}|        test.yaml:1:1: this is no experiment but an empty mapping; write title, description and method
            [1]|       test.yaml:1:1: this is no experiment but a list; write title, description and method
            just text| test.yaml:1:1: this is no experiment but a text; write title, description and method
            ``|        test.yaml: the document is empty; write an experiment
            """)
    void whatIsNoMappingIsNoExperiment(String text, String problem) {
        assertThat(problems(text)).containsExactly(problem);
    }

    @Test
    void malformedYamlIsOneProblem() {
        assertThat(problems("title: [a\n")).singleElement().asString().startsWith("test.yaml:2:1: this is no YAML");
    }

    @Test
    void malformedJsonIsOneProblem() {
        assertThat(problems("test.json", "{\"title\": "))
                .singleElement()
                .asString()
                .startsWith("test.json:1:");
    }

    @Test
    void aFileOfTenMegabytesIsRefusedWithoutReadingItWhole() throws IOException {
        var file = folder.resolve("big.yaml");
        Files.write(file, new byte[10 * 1024 * 1024]);
        assertThat(problems(ExperimentReader.read(file)))
                .singleElement()
                .asString()
                .endsWith("the text is longer than 4 MiB; split it");
    }

    @Test
    void aFileThatIsNotThereOrNotUtf8IsAProblem() throws IOException {
        var binary = folder.resolve("latin.yaml");
        Files.write(binary, "title: é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(problems(ExperimentReader.read(binary)))
                .singleElement()
                .asString()
                .contains("not UTF-8");
        assertThat(problems(ExperimentReader.read(folder.resolve("none.yaml"))))
                .singleElement()
                .asString()
                .contains("no such file");
        assertThat(problems(ExperimentReader.read(folder)))
                .singleElement()
                .asString()
                .contains("cannot be read");
    }

    @Test
    void withoutAKnownSuffixBothFormsAreTried() {
        var json = "{\"title\": \"t\", \"description\": \"d\", \"method\": []}";
        assertThat(ExperimentReader.read("experiment", json)).isInstanceOf(Reading.Read.class);
        assertThat(ExperimentReader.read("experiment", HEAD + "method: []")).isInstanceOf(Reading.Read.class);
        assertThat(ExperimentReader.read("experiment", "{title: t, description: d, method: []}"))
                .isInstanceOf(Reading.Read.class);
        assertThat(problems("experiment", "{\"title\": "))
                .singleElement()
                .asString()
                .contains("no JSON");
    }

    private static List<String> problems(String text) {
        return problems("test.yaml", text);
    }

    private static List<String> problems(String source, String text) {
        return problems(ExperimentReader.read(source, text));
    }

    private static List<String> problems(Reading reading) {
        return switch (reading) {
            case Reading.Read _ -> List.of();
            case Reading.Unreadable(var problems, var _) ->
                problems.stream().map(Problem::toString).toList();
        };
    }
}
