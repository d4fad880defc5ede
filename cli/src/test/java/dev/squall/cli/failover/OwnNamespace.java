package dev.squall.cli.failover;

import dev.squall.testbed.Testbed;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A namespace of the testbed's API server that an experiment names, made for it and taken away behind it. */
final class OwnNamespace implements AutoCloseable {
    static final int LIMIT_SECONDS = 60;

    private final KubernetesClient client;
    private final String name;

    OwnNamespace(String name) throws IOException {
        this.name = name;
        this.client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(Files.readString(Testbed.kubeconfig())))
                .build();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
    }

    KubernetesClient client() {
        return client;
    }

    /** It is gone when this returns, so that the next one can be made. */
    @Override
    public void close() {
        try (client) {
            var namespace = client.namespaces().withName(name);
            namespace.delete();
            namespace.waitUntilCondition(Objects::isNull, LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }
}
