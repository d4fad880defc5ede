package dev.squall.testbed;

import java.nio.file.Path;

/** Where the counterparts are, for tests that carry the matching {@code @Requires...}; without it these calls end in an exception. */
public final class Testbed {
    private Testbed() {}

    /** A kubeconfig whose user may do everything; tests work in namespaces that they create and remove. */
    public static Path kubeconfig() {
        return the(Counterpart.KUBERNETES);
    }

    /** The program {@code chaos}. */
    public static Path chaos() {
        return the(Counterpart.CHAOS_TOOLKIT);
    }

    /** The program that serves Toxiproxy's API. */
    public static Path toxiproxy() {
        return the(Counterpart.TOXIPROXY);
    }

    /** A Python 3 of which nothing more is known. */
    public static Path python() {
        return the(Counterpart.PYTHON);
    }

    /** A Python that has extensions of Chaos Toolkit: Kubernetes, Prometheus, Toxiproxy, add-ons. */
    public static Path pythonWithExtensions() {
        return the(Counterpart.CHAOS_EXTENSIONS);
    }

    /**
     * Starts a Prometheus on a free loopback port that scrapes the targets every second. Takes about six seconds, because it returns when
     * every target has been tried once; close it to end it.
     *
     * @param targets {@code host:port} or {@code host:port/path}; the path is {@code /metrics} unless given
     */
    public static PrometheusServer prometheus(String... targets) {
        return PrometheusServer.start(the(Counterpart.PROMETHEUS), targets);
    }

    private static Path the(Counterpart counterpart) {
        return counterpart.find().orElseThrow(() -> new IllegalStateException(counterpart.missing("this test")));
    }
}
