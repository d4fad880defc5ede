package dev.squall.agent.probe.kubernetes;

import dev.squall.agent.call.Arguments;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Parameter;
import dev.squall.agent.call.Parameter.Kind;
import dev.squall.agent.call.Usage;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.probe.Observation;
import dev.squall.agent.probe.PointInTime;
import dev.squall.agent.probe.Prober;
import dev.squall.model.experiment.Durations;
import dev.squall.model.json.Json;
import io.fabric8.kubernetes.api.model.Pod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code kubernetes.read-pod-logs}: the logs of the selected pods, by pod, each line with its time. Arguments: {@code name} or
 * {@code label_selector}, {@code ns}; {@code last} ({@code 10 minutes}; all of it without); {@code from_previous}, the
 * container's life before this one; {@code container_name}, needed where a pod has several. Logs above 1 MiB together are not
 * given at all: what is missing in a part of them proves nothing. Needs the rights to list pods and to get {@code pods/log}.
 */
final class PodLogs implements Prober {
    private static final Usage USAGE = Usage.of("gives the logs of pods, each line with its time")
            .and(Selection.BY_NAME)
            .and(
                    Parameter.optional("last", Kind.ANY, "10 minutes, 90s or seconds; the whole log without"),
                    Parameter.optional("from_previous", Kind.FLAG, "of the container's life before this one")
                            .or(Json.of(false)),
                    Parameter.optional("container_name", Kind.TEXT, "needed where a pod has several"));
    static final int MOST_BYTES = 1 << 20;

    private final KubernetesAccess access;

    PodLogs(KubernetesAccess access) {
        this.access = access;
    }

    private record Wanted(Selection selection, Optional<Duration> last, boolean previous, Optional<String> container) {}

    @Override
    public String family() {
        return "kubernetes";
    }

    @Override
    public String func() {
        return "read-pod-logs";
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Observation observe(Json.Mapping written, CallContext context) throws InterruptedException {
        var arguments = new Arguments(written, USAGE);
        var wanted = new Wanted(
                Selection.named(arguments),
                last(arguments),
                arguments.flag("from_previous"),
                arguments.optionalText("container_name"));
        var problem = arguments.problem();
        return problem.isPresent() ? new Observation.Rejected(problem.get()) : Asking.once(() -> logs(wanted));
    }

    private static Optional<Duration> last(Arguments arguments) {
        return arguments.any("last").flatMap(value -> {
            var length = (value instanceof Json.Text(String text) ? PointInTime.ago(text) : Optional.<Duration>empty())
                    .or(() -> Durations.of(value))
                    .filter(Duration::isPositive);
            if (length.isEmpty()) {
                arguments.wrong("last", "must be a time such as 10 minutes, 90s or a number of seconds");
            }
            return length;
        });
    }

    private Observation logs(Wanted wanted) throws InterruptedException {
        var logs = new LinkedHashMap<String, Json>();
        int left = MOST_BYTES;
        for (var pod : PodProbe.pods(access, wanted.selection())) {
            String log = Optional.ofNullable(log(pod, wanted, left + 1)).orElse("");
            left -= log.getBytes(StandardCharsets.UTF_8).length;
            if (left < 0) {
                return new Observation.Unseen(
                        "the logs in " + wanted.selection().words() + " are longer than " + MOST_BYTES
                                + " bytes; ask for less with 'last', 'container_name' or a narrower selector");
            }
            logs.put(pod.getMetadata().getName(), Json.of(log));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return new Observation.Seen(new Json.Mapping(logs));
    }

    private @Nullable String log(Pod pod, Wanted wanted, int most) {
        var path = new StringBuilder("/api/v1/namespaces/")
                .append(escaped(wanted.selection().namespace()))
                .append("/pods/")
                .append(pod.getMetadata().getName())
                .append("/log?timestamps=true&limitBytes=")
                .append(most);
        wanted.container().ifPresent(name -> path.append("&container=").append(escaped(name)));
        wanted.last().ifPresent(length -> path.append("&sinceSeconds=").append(Math.max(1, length.toSeconds())));
        if (wanted.previous()) {
            path.append("&previous=true");
        }
        return access.client().raw(path.toString(), "GET", null);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
