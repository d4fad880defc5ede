package dev.squall.cli.failover;

import dev.squall.testbed.Testbed;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The experiment's shop: a Deployment of two pods in the namespace that the experiment names. */
final class ShopDeployment implements AutoCloseable {
    private static final String NAME = "shop";
    private static final Map<String, String> LABELS = Map.of("app", NAME);
    private static final int LIMIT_SECONDS = 60;

    private final KubernetesClient client;

    /** Its pods are ready when this returns. */
    ShopDeployment() throws IOException {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(Files.readString(Testbed.kubeconfig())))
                .build();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .endMetadata()
                        .build())
                .create();
        client.resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .withNamespace(NAME)
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(2)
                        .withNewSelector()
                        .withMatchLabels(LABELS)
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(LABELS)
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName(NAME)
                        .withImage("none")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
        client.apps().deployments().inNamespace(NAME).withName(NAME).waitUntilReady(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Of the pods that are there now. */
    Set<String> uids() {
        var uids = new TreeSet<String>();
        client.pods().inNamespace(NAME).withLabels(LABELS).list().getItems().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .forEach(pod -> uids.add(pod.getMetadata().getUid()));
        return uids;
    }

    /** The namespace is gone when this returns, so that the next one can be made. */
    @Override
    public void close() {
        try (client) {
            var namespace = client.namespaces().withName(NAME);
            namespace.delete();
            namespace.waitUntilCondition(Objects::isNull, LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }
}
