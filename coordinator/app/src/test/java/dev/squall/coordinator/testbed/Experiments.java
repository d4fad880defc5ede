package dev.squall.coordinator.testbed;

/** Experiments for tests. Their targets do not exist: a {@link FakeAgent} answers for them. */
public final class Experiments {
    /** Three commands: the hypothesis before, one look, the hypothesis after. */
    public static final String TWO_LOOKS = """
            title: Two looks
            description: The service answers before and after.
            owner: team-tests
            steady-state-hypothesis:
              title: It answers
              probes:
                - type: probe
                  name: answers
                  tolerance: 200
                  provider: {type: http, url: "http://app:8000/"}
            method:
              - type: probe
                name: look
                provider: {type: http, url: "http://app:8000/"}
            """;

    /** A fault that lasts until the end, then a step that a test may keep waiting. */
    public static final String FAULT_AND_WAIT = """
            title: A fault and a wait
            description: The fault goes, however the run ends.
            secrets:
              vaulted: {inline: s3cret}
            method:
              - type: action
                name: stop-it
                provider: {type: signal, func: stop, arguments: {name: app}}
              - type: probe
                name: wait
                provider: {type: http, url: "http://app:8000/"}
            """;

    private Experiments() {}

    public static String inCluster(String cluster) {
        return TWO_LOOKS + "targets: {clusters: [" + cluster + "]}\n";
    }
}
