package dev.squall.cli.failover;

import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** The experiment's shop: a Deployment of two pods in the namespace that the experiment names. */
final class ShopDeployment implements AutoCloseable {
    private static final String NAME = "shop";
    private static final Map<String, String> LABELS = Map.of("app", NAME);

    private final OwnNamespace namespace;
    private final KubernetesClient client;

    /** Its pods are ready when this returns. */
    ShopDeployment() throws IOException {
        namespace = new OwnNamespace(NAME);
        client = namespace.client();
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
        client.apps()
                .deployments()
                .inNamespace(NAME)
                .withName(NAME)
                .waitUntilReady(OwnNamespace.LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Of the pods that are there now. */
    Set<String> uids() {
        var uids = new TreeSet<String>();
        client.pods().inNamespace(NAME).withLabels(LABELS).list().getItems().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .forEach(pod -> uids.add(pod.getMetadata().getUid()));
        return uids;
    }

    @Override
    public void close() {
        namespace.close();
    }
}
