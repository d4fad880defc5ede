package dev.squall.agent.kubernetes;

import dev.squall.agent.call.CallContext;
import dev.squall.testbed.Testbed;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.SubjectBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.readiness.Readiness;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A namespace of the test's own on the real API server, and accounts that hold only what a shipped role gives. */
public final class Cluster implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Path ROLES = Path.of("../../deploy/kubernetes/rbac");

    public final KubernetesClient admin;
    public final String namespace = "squall-test-" + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    private final Config config;

    public Cluster() {
        try {
            config = Config.fromKubeconfig(Files.readString(Testbed.kubeconfig()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        admin = new KubernetesClientBuilder().withConfig(config).build();
        admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .endMetadata()
                        .build())
                .create();
    }

    public KubernetesAccess asAdmin() {
        return KubernetesAccess.of(config);
    }

    /** An account that is bound, in this namespace, to the shipped roles of these names and to nothing else. */
    public KubernetesAccess as(String account, String... roles) {
        admin.serviceAccounts()
                .inNamespace(namespace)
                .resource(new io.fabric8.kubernetes.api.model.ServiceAccountBuilder()
                        .withNewMetadata()
                        .withName(account)
                        .endMetadata()
                        .build())
                .create();
        for (var role : roles) {
            bind(account, role);
        }
        var token = admin.serviceAccounts()
                .inNamespace(namespace)
                .withName(account)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(3600L)
                        .endSpec()
                        .build());
        return KubernetesAccess.of(new ConfigBuilder()
                .withMasterUrl(config.getMasterUrl())
                .withCaCertData(config.getCaCertData())
                .withCaCertFile(config.getCaCertFile())
                .withTrustCerts(config.isTrustCerts())
                .withOauthToken(token.getStatus().getToken())
                .build());
    }

    private void bind(String account, String file) {
        try (InputStream in = Files.newInputStream(ROLES.resolve(file + ".yaml"))) {
            var role = admin.load(in).items().stream()
                    .filter(ClusterRole.class::isInstance)
                    .map(ClusterRole.class::cast)
                    .findFirst()
                    .orElseThrow();
            admin.resource(role).serverSideApply();
            admin.resource(new RoleBindingBuilder()
                            .withNewMetadata()
                            .withName(account + "-" + file)
                            .withNamespace(namespace)
                            .endMetadata()
                            .withSubjects(new SubjectBuilder()
                                    .withKind("ServiceAccount")
                                    .withName(account)
                                    .withNamespace(namespace)
                                    .build())
                            .withNewRoleRef(
                                    "rbac.authorization.k8s.io",
                                    "ClusterRole",
                                    role.getMetadata().getName())
                            .build())
                    .create();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A Deployment whose pods are all ready when this returns. */
    public void deployment(String name, int replicas) {
        var labels = Map.of("app", name);
        admin.resource(new DeploymentBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withReplicas(replicas)
                        .withNewSelector()
                        .withMatchLabels(labels)
                        .endSelector()
                        .withNewTemplate()
                        .withNewMetadata()
                        .withLabels(labels)
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("c")
                        .withImage("none")
                        .endContainer()
                        .endSpec()
                        .endTemplate()
                        .endSpec()
                        .build())
                .create();
        awaitReady(name, replicas);
    }

    public void awaitReady(String app, int replicas) {
        admin.pods()
                .inNamespace(namespace)
                .withLabel("app", app)
                .informOnCondition(
                        pods -> pods.stream().filter(Cluster::isReady).count() >= replicas)
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    /** A pod that no node is good enough for, so that it stays Pending. */
    public void pendingPod(String name) {
        admin.resource(pod(name)
                        .editSpec()
                        .addToNodeSelector("squall-test/no-such", "node")
                        .endSpec()
                        .build())
                .create();
    }

    /** Until its controller has counted them all. */
    public void awaitAvailable(String name) {
        admin.apps().deployments().inNamespace(namespace).withName(name).waitUntilReady(60, TimeUnit.SECONDS);
    }

    /** Until its controller has counted none. */
    public void awaitNothingOf(String name) {
        admin.apps()
                .deployments()
                .inNamespace(namespace)
                .withName(name)
                .waitUntilCondition(deployment -> deployment.getStatus().getReplicas() == null, 60, TimeUnit.SECONDS);
    }

    private static boolean isReady(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null && Readiness.isPodReady(pod);
    }

    private PodBuilder pod(String name) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .addToLabels("app", name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("c")
                .withImage("none")
                .endContainer()
                .endSpec();
    }

    public void barePod(String name) {
        admin.resource(pod(name).build()).create();
        awaitReady(name, 1);
    }

    /** A budget that its controller has processed when this returns. */
    public void budget(String app, int minAvailable) {
        admin.resource(new PodDisruptionBudgetBuilder()
                        .withNewMetadata()
                        .withName(app)
                        .withNamespace(namespace)
                        .endMetadata()
                        .withNewSpec()
                        .withNewMinAvailable(minAvailable)
                        .withNewSelector()
                        .addToMatchLabels("app", app)
                        .endSelector()
                        .endSpec()
                        .build())
                .create();
        admin.policy()
                .v1()
                .podDisruptionBudget()
                .inNamespace(namespace)
                .withName(app)
                .waitUntilCondition(
                        budget -> budget != null
                                && budget.getStatus() != null
                                && budget.getStatus().getObservedGeneration() != null
                                && budget.getStatus().getExpectedPods() > 0,
                        60,
                        TimeUnit.SECONDS);
    }

    public List<String> uids(String app) {
        return admin.pods().inNamespace(namespace).withLabel("app", app).list().getItems().stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .map(pod -> pod.getMetadata().getUid())
                .toList();
    }

    public ObjectMeta metadata(String pod) {
        return admin.pods().inNamespace(namespace).withName(pod).get().getMetadata();
    }

    public static CallContext context() {
        return new CallContext(
                "run/method[0]/eu-1/a",
                Duration.ofSeconds(30),
                Clock.systemUTC(),
                () -> Duration.ofNanos(System.nanoTime()),
                dev.squall.agent.worker.RealTime.PAUSES,
                new Random(1));
    }

    @Override
    public void close() {
        admin.namespaces().withName(namespace).delete();
        admin.close();
    }
}
