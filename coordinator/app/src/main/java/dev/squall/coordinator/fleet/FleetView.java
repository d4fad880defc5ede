package dev.squall.coordinator.fleet;

import dev.squall.coordinator.plan.Fleet;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Heartbeat;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/**
 * The last heartbeat of every agent. An agent counts as alive for {@link #ALIVE} after its record was written, which
 * Kafka tells also of records from before this coordinator started.
 */
public final class FleetView {
    /** About three heartbeats. */
    public static final Duration ALIVE = Duration.ofSeconds(15);

    private static final Duration REMEMBERED = Duration.ofDays(7);

    private final InstantSource clock;
    private final Map<AgentRef, Member> members = new ConcurrentSkipListMap<>();
    private final Map<String, AgentRef> byKey = new ConcurrentHashMap<>();

    public FleetView(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * One agent.
     *
     * @param heardAt when its last heartbeat was written
     */
    public record Member(Heartbeat heartbeat, Instant heardAt, boolean alive) {}

    /** One cluster, as its agents tell it. */
    public record Cluster(String name, int agents, int alive, int openFaults) {}

    /**
     * @param writtenAt the record's time; one from the future counts as now
     * @return whether it is news of an agent that is alive now and was not before
     */
    public boolean heard(String key, Heartbeat heartbeat, Instant writtenAt) {
        var now = clock.instant();
        var at = writtenAt.isAfter(now) ? now : writtenAt;
        if (Duration.between(at, now).compareTo(REMEMBERED) > 0) {
            return false;
        }
        byKey.put(key, heartbeat.agent());
        var before = members.put(heartbeat.agent(), new Member(heartbeat, at, true));
        return isAlive(at, now) && (before == null || !isAlive(before.heardAt(), now));
    }

    /** The agent's record was deleted. */
    public void gone(String key) {
        var agent = byKey.remove(key);
        if (agent != null) {
            members.remove(agent);
        }
    }

    /** Everybody who was heard of in the last days, in order of their names. */
    public List<Member> members() {
        var now = clock.instant();
        members.values()
                .removeIf(member -> Duration.between(member.heardAt(), now).compareTo(REMEMBERED) > 0);
        return members.values().stream()
                .map(member -> new Member(member.heartbeat(), member.heardAt(), isAlive(member.heardAt(), now)))
                .toList();
    }

    public List<Cluster> clusters() {
        return members().stream()
                .collect(Collectors.groupingBy(
                        member -> member.heartbeat().agent().cluster(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> cluster(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** Those who are alive, for the planner. */
    public Fleet alive() {
        return new Fleet(members().stream()
                .filter(Member::alive)
                .map(member -> new Fleet.Member(
                        member.heartbeat().agent(),
                        member.heartbeat().labels(),
                        member.heartbeat().capabilities()))
                .toList());
    }

    private static Cluster cluster(String name, List<Member> members) {
        int alive = (int) members.stream().filter(Member::alive).count();
        int faults = members.stream()
                .mapToInt(member -> member.heartbeat().openFaults().size())
                .sum();
        return new Cluster(name, members.size(), alive, faults);
    }

    private static boolean isAlive(Instant heardAt, Instant now) {
        return Duration.between(heardAt, now).compareTo(ALIVE) < 0;
    }
}
