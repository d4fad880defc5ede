package dev.squall.agent.fault.signal;

import dev.squall.agent.fault.Target;
import dev.squall.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One process, so exactly that a later one of the same number is another.
 *
 * @param start in clock ticks since the machine's boot
 * @param boot  the kernel's id of that boot
 */
record ProcessRef(long pid, long start, String boot, String name) {
    private static final int STATE_FIELD = 0;
    private static final int START_FIELD = 19;

    /** The process of that number as it is now; empty when there is none, or only its remains. */
    static Optional<ProcessRef> of(long pid) {
        return stat(pid)
                .filter(stat -> stat.state() != 'Z')
                .map(stat -> new ProcessRef(pid, stat.start(), bootId(), stat.name()));
    }

    boolean isThere() {
        return state().isPresent();
    }

    /** {@code T} when it is stopped, {@code R} or {@code S} when it runs or waits; empty when it is gone. */
    Optional<Character> state() {
        return boot.equals(bootId())
                ? stat(pid)
                        .filter(stat -> stat.start() == start && stat.state() != 'Z')
                        .map(Stat::state)
                : Optional.empty();
    }

    boolean isStopped() {
        return state().filter(state -> state == 'T').isPresent();
    }

    String identity() {
        return "process " + name + " pid=" + pid + " start=" + start + " boot=" + boot;
    }

    Target target() {
        return new Target(identity(), Set.of("pid=" + pid, "process=" + name));
    }

    Json.Mapping toJson() {
        var members = new LinkedHashMap<String, Json>();
        members.put("pid", Json.of(pid));
        members.put("name", Json.of(name));
        members.put("start", Json.of(start));
        members.put("boot", Json.of(boot));
        return new Json.Mapping(members);
    }

    static List<ProcessRef> listOf(Json.Mapping data) {
        return data.member("processes").items().stream()
                .map(item -> fromJson((Json.Mapping) item))
                .toList();
    }

    private static ProcessRef fromJson(Json.Mapping members) {
        return new ProcessRef(
                ((Json.Number) members.get("pid").orElseThrow()).value().longValueExact(),
                ((Json.Number) members.get("start").orElseThrow()).value().longValueExact(),
                members.text("boot").orElseThrow(),
                members.text("name").orElseThrow());
    }

    private record Stat(String name, char state, long start) {}

    /** {@code /proc/PID/stat}: number, name in parentheses (which may hold anything), then fields. */
    private static Optional<Stat> stat(long pid) {
        try {
            String line = Files.readString(
                    Path.of("/proc", Long.toString(pid), "stat"), java.nio.charset.StandardCharsets.ISO_8859_1);
            int open = line.indexOf('(');
            int close = line.lastIndexOf(')');
            String[] fields = line.substring(close + 2).split(" ", -1);
            return Optional.of(new Stat(
                    line.substring(open + 1, close),
                    fields[STATE_FIELD].charAt(0),
                    Long.parseLong(fields[START_FIELD])));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    static String bootId() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
        } catch (IOException _) {
            return "unknown";
        }
    }
}
