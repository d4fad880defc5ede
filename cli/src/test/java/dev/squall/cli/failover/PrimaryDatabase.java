package dev.squall.cli.failover;

import dev.squall.testbed.Testbed;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The experiment's database: a StatefulSet of one pod, labelled as the primary, in the namespace that the experiment names. */
final class PrimaryDatabase implements AutoCloseable {
    private static final String NAMESPACE = "production";
    private static final String NAME = "postgres";
    private static final String POD = NAME + "-0";
    private static final Map<String, String> LABELS = Map.of("role", "postgres-primary");
    private static final int LIMIT_SECONDS = 60;

    private final KubernetesClient client;

    /** Its pod is ready when this returns. */
    PrimaryDatabase() throws IOException {
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(Files.readString(Testbed.kubeconfig())))
                .build();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .create();
        client.resource(new StatefulSetBuilder()
                        .withNewMetadata()
                        .withName(NAME)
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withNewSpec()
                        .withServiceName(NAME)
                        .withReplicas(1)
                        .withNewSelector()
                        .withMatchLabels(LABELS)
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(LABELS)
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("postgres")
                        .withImage("none")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
        awaitReplacementOf("");
    }

    /** Of the pod that is there now. */
    String uid() {
        return Objects.requireNonNull(
                        client.pods().inNamespace(NAMESPACE).withName(POD).get(), "there is no pod " + POD)
                .getMetadata()
                .getUid();
    }

    /** Returns when a pod of another UID is ready in its place. */
    void awaitReplacementOf(String uid) {
        client.pods()
                .inNamespace(NAMESPACE)
                .withName(POD)
                .waitUntilCondition(pod -> pod != null && isAnother(pod, uid), LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private static boolean isAnother(Pod pod, String uid) {
        return !pod.getMetadata().getUid().equals(uid) && Readiness.isPodReady(pod);
    }

    /** The namespace is gone when this returns, so that the next one can be made. */
    @Override
    public void close() {
        try (client) {
            var namespace = client.namespaces().withName(NAMESPACE);
            namespace.delete();
            namespace.waitUntilCondition(Objects::isNull, LIMIT_SECONDS, TimeUnit.SECONDS);
        }
    }
}
