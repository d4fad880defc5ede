package dev.squall.agent.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.agent.call.Call;
import dev.squall.agent.fault.Target;
import dev.squall.agent.policy.PolicyFile.Reading;
import dev.squall.model.json.Json;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {
    private static Policy read(String text) {
        return ((Reading.Read) PolicyFile.read("policy.yaml", text)).policy();
    }

    private static Call call(String family, String func) {
        return new Call(family, func, Json.Mapping.EMPTY);
    }

    @Test
    void withoutAFileItObservesAndLeavesProcessesAlone() {
        assertThat(Policy.CAUTIOUS.objectionTo(call("http", "request"))).isEmpty();
        assertThat(Policy.CAUTIOUS.objectionTo(call("process", "run"))).isPresent();
        assertThat(Policy.CAUTIOUS.objectionTo(call("signal", "stop"))).isPresent();
        assertThat(Policy.CAUTIOUS.objectionTo(new Target("pod", Set.of("ns=kube-system"))))
                .isPresent();
        assertThat(Policy.CAUTIOUS.mayReadEnvironment("HOME")).isFalse();
    }

    @Test
    void aFileSaysWhatIsAllowed() {
        Policy policy = read("""
                families: [signal.stop, http]
                protect: ["process=postgres*", "pid=7"]
                longest: 90s
                process: {programs: ["/opt/checks/*"], shell: true}
                environment: [TOKEN]
                vaults: ["https://vault.internal:*"]
                """);

        assertThat(policy.objectionTo(call("signal", "stop"))).isEmpty();
        assertThat(policy.objectionTo(call("signal", "kill"))).isPresent();
        assertThat(policy.objectionTo(new Target("p", Set.of("process=postgres-17"))))
                .isPresent();
        assertThat(policy.objectionTo(new Target("p", Set.of("pid=77")))).isEmpty();
        assertThat(policy.objectionToLasting(Duration.ofSeconds(90))).isEmpty();
        assertThat(policy.objectionToLasting(Duration.ofSeconds(91))).isPresent();
        assertThat(policy.objectionToProgram("/opt/checks/a")).isEmpty();
        assertThat(policy.objectionToProgram("rm")).isPresent();
        assertThat(policy.objectionToShell()).isEmpty();
        assertThat(policy.mayReadEnvironment("TOKEN")).isTrue();
        assertThat(policy.mayAskVault("https://vault.internal:8200")).isTrue();
        assertThat(policy.mayAskVault("https://elsewhere:8200")).isFalse();
    }

    @Test
    void whatAFileDoesNotSayIsCautious() {
        assertThat(read("longest: 30m"))
                .isEqualTo(new Policy(
                        Policy.CAUTIOUS.families(),
                        Policy.CAUTIOUS.protect(),
                        Duration.ofMinutes(30),
                        Policy.CAUTIOUS.programs(),
                        false,
                        Policy.CAUTIOUS.python(),
                        Policy.CAUTIOUS.toxiproxy(),
                        Policy.CAUTIOUS.environment(),
                        Policy.CAUTIOUS.vaults()));
    }

    @Test
    void pythonFunctionsAreAllowedByTheNamesOfTheirModules() {
        Policy policy = read("{families: [python], python: {functions: ['chaosaws.*', checks.orders]}}");

        assertThat(policy.objectionToPython("chaosaws.ec2.actions", "stop_instances"))
                .isEmpty();
        assertThat(policy.objectionToPython("checks", "orders")).isEmpty();
        assertThat(policy.objectionToPython("checks", "others").orElseThrow().detail())
                .contains("'checks.others'");
        assertThat(policy.objectionToPython("chaosawsome", "f")).isPresent();
        assertThat(read("families: [python]").objectionToPython("checks", "orders"))
                .isPresent();
        assertThat(Policy.CAUTIOUS.objectionToPython("checks", "orders")).isPresent();
    }

    @Test
    void connectionsAreSpoiledAtTheServersThatAFileNamesAndAtAnyWhereItNamesNone() {
        Policy policy = read("{families: [toxiproxy], toxiproxy: {servers: ['127.0.0.1:8474']}}");

        assertThat(policy.objectionTo(new Target("redis", Set.of("proxy=redis", "toxiproxy=127.0.0.1:8474"))))
                .isEmpty();
        assertThat(policy.objectionTo(new Target("redis", Set.of("proxy=redis", "toxiproxy=127.0.0.1:84740")))
                        .orElseThrow()
                        .detail())
                .contains("'127.0.0.1:84740'");
        assertThat(policy.objectionTo(new Target("shop", Set.of("process=java"))))
                .isEmpty();
        assertThat(read("families: [toxiproxy]").objectionTo(new Target("redis", Set.of("toxiproxy=other:8474"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "famillies: [http]",
                "families: http",
                "families: [1]",
                "longest: soon",
                "longest: 30d",
                "process: {shell: maybe}",
                "process: {prorgams: []}",
                "python: {functoins: []}",
                "python: [checks.*]",
                "toxiproxy: {server: ['127.0.0.1:8474']}",
                "toxiproxy: {servers: 127.0.0.1:8474}",
                "- a list",
                "a: [unclosed",
            })
    void aFileThatIsNotUnderstoodIsRefusedByName(String text) {
        assertThat(PolicyFile.read("policy.yaml", text))
                .isInstanceOfSatisfying(
                        Reading.Wrong.class, wrong -> assertThat(wrong.detail()).contains("policy.yaml"));
    }

    @Test
    void theAgentAndWhatItWasStartedByAreProtected() {
        Policy policy = Policy.PERMISSIVE.protecting(OwnProcesses.tags());
        long parent = ProcessHandle.current().parent().orElseThrow().pid();

        assertThat(policy.objectionTo(new Target("init", Set.of("pid=1")))).isPresent();
        assertThat(policy.objectionTo(
                        new Target("me", Set.of("pid=" + ProcessHandle.current().pid()))))
                .isPresent();
        assertThat(policy.objectionTo(new Target("parent", Set.of("pid=" + parent))))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "*, anything, true",
        "*, '', true",
        "a*, b, false",
        "a*b*c, aXbYc, true",
        "a*b*c, abc, true",
        "a*b, ab, true",
        "aa*aa, aaa, false",
        "a*b*b, ab, false",
        "a, aa, false",
    })
    void aStarStandsForAnyCharacters(String pattern, String value, boolean matches) {
        assertThat(Pattern.of(pattern).matches(value)).isEqualTo(matches);
    }
}
