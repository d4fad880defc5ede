package dev.squall.agent.kubernetes;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to the API server, opened when it is first needed. Nothing is tried again behind our back: the client's own
 * retries would hide the refusal of a PodDisruptionBudget.
 */
public final class KubernetesAccess implements AutoCloseable {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int REQUEST_MILLIS = 20_000;

    private final Supplier<Config> config;
    private @Nullable KubernetesClient client;

    private KubernetesAccess(Supplier<Config> config) {
        this.config = config;
    }

    /** As {@code kubectl} finds it: {@code KUBECONFIG}, the user's file, or the service account of the pod. */
    public static KubernetesAccess standard() {
        return new KubernetesAccess(() -> Config.autoConfigure(null));
    }

    public static KubernetesAccess of(Config config) {
        return new KubernetesAccess(() -> config);
    }

    public synchronized KubernetesClient client() {
        var opened = client;
        if (opened == null) {
            var settings = new ConfigBuilder(config.get())
                    .withRequestRetryBackoffLimit(0)
                    .withConnectionTimeout(CONNECT_MILLIS)
                    .withRequestTimeout(REQUEST_MILLIS)
                    .build();
            opened = new KubernetesClientBuilder().withConfig(settings).build();
            client = opened;
        }
        return opened;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
