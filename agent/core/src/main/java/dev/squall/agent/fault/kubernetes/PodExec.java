package dev.squall.agent.fault.kubernetes;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.http.HttpReply;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.kubernetes.Refusals;
import dev.squall.agent.program.Kept;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.experiment.Durations;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * {@code kubernetes.pod-exec}: runs a command in chosen pods, one after the other; Chaos Toolkit's {@code exec_in_pods}. Needs the rights
 * to get and to list pods, and to get and to create {@code pods/exec}. Nobody can stop what was begun there: a command that takes
 * longer than {@code request_timeout} may go on, and so may one whose step is broken off.
 *
 * <p>Output: {@code [{pod_name, exit_code, cmd, stdout, stderr}]}. A command that ends with another status than 0 does not fail the step.
 */
public final class PodExec implements Effect {
    private static final String COMMAND =
            "a command line, split as a shell splits it, or a list of words; no shell runs it";
    private static final Usage USAGE = Usage.of(
                    "runs a command in pods, one after the other, and gives what it said and its exit code",
                    Parameter.needed("cmd", Kind.ANY, COMMAND),
                    Parameter.optional(
                            "container_name",
                            Kind.TEXT,
                            "where; the pod's default container, or its first, unless given"),
                    Parameter.optional("request_timeout", Kind.DURATION, "how long the command may take")
                            .or(Json.of(60)))
            .and(PodArguments.CHOICE);
    private static final String DEFAULT_CONTAINER = "kubectl.kubernetes.io/default-container";

    private final KubernetesAccess access;

    public PodExec(KubernetesAccess access) {
        this.access = access;
    }

    @Override
    public String family() {
        return "kubernetes";
    }

    @Override
    public String func() {
        return "pod-exec";
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Plan plan(Json.Mapping written, CallContext context) {
        return new PodChoice(access).plan(written, USAGE, context.random(), PodExec::wanted);
    }

    private static Json.Mapping wanted(Arguments arguments) {
        var container = arguments.optionalText("container_name");
        var limit = arguments.duration("request_timeout", Duration.ofSeconds(60));
        var written = arguments.any("cmd").orElse(Json.NULL);
        if (words(written).isEmpty()) {
            arguments.wrong("cmd", "must be " + COMMAND);
        }
        var wanted = Json.mapping("cmd", written).with("seconds", Json.of(limit.toMillis() / 1e3));
        return container.isPresent() ? wanted.with("container", Json.of(container.get())) : wanted;
    }

    private static List<String> words(Json written) {
        return switch (written) {
            case Json.Text(String line) -> ShellWords.of(line).orElse(List.of());
            case Json.Array(var items)
            when items.stream().allMatch(Json.Text.class::isInstance) ->
                items.stream().map(item -> ((Json.Text) item).value()).toList();
            case Json.Array _, Json.Mapping _, Json.Number _, Json.Bool _, Json.Null _ -> List.of();
        };
    }

    /** One command, in whatever pod. */
    private record Run(Json written, List<String> words, Optional<String> container, Duration limit) {
        static Run of(Json.Mapping data) {
            return new Run(
                    data.member("cmd"),
                    PodExec.words(data.member("cmd")),
                    data.text("container"),
                    Durations.of(data.member("seconds")).orElseThrow());
        }
    }

    @Override
    public Outcome act(Json.Mapping data, CallContext context) throws InterruptedException {
        var run = Run.of(data);
        var pods = PodRef.listOf(data);
        var done = new ArrayList<Json>();
        for (var pod : pods) {
            try {
                done.add(run(run, pod));
            } catch (Trouble | KubernetesClientException trouble) {
                String reason = trouble instanceof KubernetesClientException refused
                        ? Refusals.words(refused)
                        : String.valueOf(trouble.getMessage());
                return new Outcome.Failed(pod.identity() + ": " + reason + "; done before in " + done.size() + " of "
                        + pods.size() + " pods: " + JsonWriter.write(new Json.Array(done)));
            }
        }
        return new Outcome.Done(new Json.Array(done));
    }

    /** Why a command was not run, or not to its end. */
    private static final class Trouble extends Exception {
        private static final long serialVersionUID = 1;

        Trouble(String reason) {
            super(reason);
        }
    }

    private Json run(Run run, PodRef pod) throws InterruptedException, Trouble {
        var resource = access.client().pods().inNamespace(pod.namespace()).withName(pod.name());
        var found = resource.get();
        if (found == null || !found.getMetadata().getUid().equals(pod.uid())) {
            throw new Trouble("it is not there any more");
        }
        var out = new Kept();
        var err = new Kept();
        var end = new End();
        try (var running = resource.inContainer(container(run, found))
                .writingOutput(out)
                .writingError(err)
                .usingListener(end)
                .exec(run.words().toArray(String[]::new))) {
            int code = running.exitCode().get(run.limit().toMillis(), TimeUnit.MILLISECONDS);
            if (code < 0) {
                throw new Trouble("the command was not run, or its end is not known: " + end.reason);
            }
            return Json.mapping("pod_name", Json.of(pod.name()))
                    .with("exit_code", Json.of(code))
                    .with("cmd", run.written())
                    .with("stdout", Json.of(HttpReply.decoded(out.bytes())))
                    .with("stderr", Json.of(HttpReply.decoded(err.bytes())));
        } catch (TimeoutException _) {
            throw new Trouble("the command took longer than " + run.limit().toSeconds() + " s and may go on");
        } catch (ExecutionException broken) {
            throw new Trouble("how the command ended is not known: "
                    + Optional.ofNullable(broken.getCause()).orElse(broken).getMessage());
        }
    }

    /** What is said at the end of a command that has no exit code. */
    private static final class End implements ExecListener {
        private volatile String reason = "no reason given";

        @Override
        public void onExit(int code, Status status) {
            reason = status == null ? reason : status.getMessage();
        }

        @Override
        public void onClose(int code, String why) {
            // The exit code tells.
        }
    }

    private static String container(Run run, Pod pod) throws Trouble {
        var names =
                pod.getSpec().getContainers().stream().map(Container::getName).toList();
        String wanted = run.container()
                .or(() -> Optional.ofNullable(pod.getMetadata().getAnnotations())
                        .map(annotations -> annotations.get(DEFAULT_CONTAINER)))
                .orElse(names.getFirst());
        if (!names.contains(wanted)) {
            throw new Trouble("it has no container " + wanted + ", but " + String.join(", ", names));
        }
        return wanted;
    }
}
