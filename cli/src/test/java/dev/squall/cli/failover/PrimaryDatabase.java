package dev.squall.cli.failover;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The experiment's database: a StatefulSet of one pod, labelled as the primary, in the namespace that the experiment names. */
final class PrimaryDatabase implements AutoCloseable {
    private static final String NAMESPACE = "production";
    private static final String NAME = "postgres";
    private static final String POD = NAME + "-0";
    private static final Map<String, String> LABELS = Map.of("role", "postgres-primary");

    private final OwnNamespace namespace;
    private final KubernetesClient client;

    /** Its pod is ready when this returns. */
    PrimaryDatabase() throws IOException {
        namespace = new OwnNamespace(NAMESPACE);
        client = namespace.client();
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
                .waitUntilCondition(
                        pod -> pod != null && isAnother(pod, uid), OwnNamespace.LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private static boolean isAnother(Pod pod, String uid) {
        return !pod.getMetadata().getUid().equals(uid) && Readiness.isPodReady(pod);
    }

    @Override
    public void close() {
        namespace.close();
    }
}
