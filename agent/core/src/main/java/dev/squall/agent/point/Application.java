package dev.squall.agent.point;

import dev.squall.model.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * One process with chaos points, so exactly that a later one at the same address, or of the same number, is another.
 *
 * @param instance new with each start of the process
 * @param started  by the process's own account, which may be off by a moment
 */
public record Application(String instance, long pid, Instant started) {
    /** The system tells start times in hundredths from a boot time in whole seconds. */
    private static final Duration SAME_START = Duration.ofSeconds(3);

    /** Empty when it is no such thing: what another process says may be anything. */
    public static Optional<Application> of(Json.Mapping members) {
        return members.text("instance")
                .flatMap(instance -> members.get("pid")
                        .flatMap(Application::pid)
                        .flatMap(pid -> members.text("started")
                                .flatMap(Application::instant)
                                .map(started -> new Application(instance, pid, started))));
    }

    private static Optional<Long> pid(Json value) {
        return value instanceof Json.Number number
                        && number.isInteger()
                        && number.value().toBigInteger().bitLength() < 64
                ? Optional.of(number.value().longValue())
                : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    public Json.Mapping toJson() {
        var members = new LinkedHashMap<String, Json>();
        members.put("instance", Json.of(instance));
        members.put("pid", Json.of(pid));
        members.put("started", Json.of(started.toString()));
        return new Json.Mapping(members);
    }

    /**
     * Whether this machine still shows the process. When the application has processes of its own, as in a container that does
     * not share them, none of its is shown.
     */
    public boolean isShown() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().startInstant())
                .filter(start -> Duration.between(start, started).abs().compareTo(SAME_START) <= 0)
                .isPresent();
    }

    @Override
    public String toString() {
        return "process pid=" + pid + " started=" + started + " instance=" + instance;
    }
}
