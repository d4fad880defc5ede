package dev.squall.local.preparation;

import dev.squall.agent.NodeFunctions;
import dev.squall.agent.call.Habits;
import dev.squall.agent.kubernetes.KubernetesAccess;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.python.PythonHost;
import dev.squall.agent.python.PythonListener;
import dev.squall.agent.worker.NodeResolver;
import dev.squall.agent.worker.RealTime;
import dev.squall.agent.worker.ThreadTasks;
import dev.squall.local.StateHome;
import dev.squall.local.Surroundings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The one place where runs on this machine fetch time, chance, the environment and the functions of this machine. */
public final class Wiring {
    private Wiring() {}

    public static InstantSource clock() {
        return InstantSource.system();
    }

    /** Shows the time as the people at this machine read it. */
    public static Clock localClock() {
        return Clock.system(ZoneId.systemDefault());
    }

    public static RandomGenerator chance() {
        return new Random(System.nanoTime() ^ (ProcessHandle.current().pid() << 40));
    }

    public static Function<String, Optional<String>> environment() {
        return name -> Optional.ofNullable(System.getenv(name));
    }

    /** {@code 20260301-120000-x4k9q}, in UTC, as coordinators name their runs. */
    public static String name(Instant now, RandomGenerator chance) {
        String alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
        var time = now.atOffset(ZoneOffset.UTC);
        var id = new StringBuilder()
                .append(10_000 * time.getYear() + 100 * time.getMonthValue() + time.getDayOfMonth())
                .append('-')
                .append(1_000_000 + 10_000 * time.getHour() + 100 * time.getMinute() + time.getSecond())
                .deleteCharAt(9)
                .append('-');
        for (int i = 0; i < 5; i++) {
            id.append(alphabet.charAt(chance.nextInt(alphabet.length())));
        }
        return id.toString();
    }

    /** The user's own directory, as shells know it. */
    public static String home() {
        var home = System.getenv("HOME");
        return home == null || home.isBlank() ? System.getProperty("user.home", ".") : home;
    }

    /** Where Python functions run: in the working directory, as everything else does. None without an interpreter. */
    public static Optional<PythonHost> python(Function<String, Optional<String>> environment, PythonListener listener) {
        return NodeFunctions.python(Policy.PERMISSIVE, environment, Path.of("").toAbsolutePath(), listener);
    }

    /**
     * @param environment the variables that secrets and programs see
     * @param cluster whether the Kubernetes functions are wanted, whose client takes long to load
     * @param python  where Python functions run, when they are wanted
     */
    public static Surroundings surroundings(
            Function<String, Optional<String>> environment,
            Habits habits,
            boolean cluster,
            Optional<PythonHost> python) {
        var policy = Policy.PERMISSIVE;
        var access = cluster ? Optional.of(KubernetesAccess.standard()) : Optional.<KubernetesAccess>empty();
        return new Surroundings(
                StateHome.of(System.getenv(), home()),
                NodeFunctions.all(policy, environment, RealTime.ELAPSED, habits, access, python),
                policy,
                new NodeResolver(policy, environment, habits),
                ThreadTasks.pooled(),
                clock(),
                RealTime.ELAPSED,
                RealTime.PAUSES);
    }
}
