package dev.squall.agent.policy;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.fault.Target;
import dev.squall.model.experiment.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What may be done on this node. It wins over everybody.
 *
 * @param families    allowed functions, as patterns over {@code family.func}; a family alone stands for all of its functions
 * @param protect     targets that are never hit, as patterns over {@link Target#tags}: {@code ns=kube-*}, {@code pid=1}
 * @param longest     the largest duration of a fault; one without a duration ends after it at the latest
 * @param programs    what the {@code process} family may run: full paths or bare names, as patterns
 * @param shell       whether {@code process} may hand a text to {@code /bin/sh}, which can run anything
 * @param python      which functions the {@code python} family and controls may call, as patterns over {@code module.func};
 *                    a module is imported, and so run, for that
 * @param toxiproxy   the servers, as {@code host:port}, that the {@code toxiproxy} family may change anything at, as patterns
 * @param environment the environment variables that secrets may be read from, as patterns
 * @param vaults      the addresses of vaults that secrets may be fetched from, as patterns; a login goes there as well
 */
public record Policy(
        List<Pattern> families,
        List<Pattern> protect,
        Duration longest,
        List<Pattern> programs,
        boolean shell,
        List<Pattern> python,
        List<Pattern> toxiproxy,
        List<Pattern> environment,
        List<Pattern> vaults) {

    private static final Pattern EVERYTHING = Pattern.of("*");
    private static final String SERVER = "toxiproxy=";

    /** For a run on one's own machine, started by the one who wrote the experiment. */
    public static final Policy PERMISSIVE = new Policy(
            List.of(EVERYTHING),
            List.of(),
            Durations.LONGEST,
            List.of(EVERYTHING),
            true,
            List.of(EVERYTHING),
            List.of(EVERYTHING),
            List.of(EVERYTHING),
            List.of(EVERYTHING));

    /**
     * What holds without a policy file: looking over the network, and Kubernetes faults, which its own rights limit as well.
     * No process is run or signalled, no Python module is imported, no fault lasts above an hour, secrets come from {@code SQUALL_SECRET_*} alone
     * and from no vault.
     */
    public static final Policy CAUTIOUS = new Policy(
            Pattern.all("http", "tcp", "prometheus", "kubernetes"),
            Pattern.all(
                    "ns=kube-*",
                    "ns=squall*",
                    "process=systemd*",
                    "process=sshd",
                    "process=kubelet",
                    "process=containerd*"),
            Duration.ofHours(1),
            List.of(),
            false,
            List.of(),
            List.of(EVERYTHING),
            Pattern.all("SQUALL_SECRET_*"),
            List.of());

    public Policy {
        families = List.copyOf(families);
        protect = List.copyOf(protect);
        programs = List.copyOf(programs);
        python = List.copyOf(python);
        toxiproxy = List.copyOf(toxiproxy);
        environment = List.copyOf(environment);
        vaults = List.copyOf(vaults);
        if (!longest.isPositive() || longest.compareTo(Durations.LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "'longest' must be more than 0 and at most 7 days, not " + Durations.written(longest));
        }
    }

    /** The same, with more targets that are never hit, given as exact tags. */
    public Policy protecting(Set<String> tags) {
        var more = new java.util.ArrayList<>(protect);
        tags.stream().sorted().map(Pattern::exactly).forEach(more::add);
        return new Policy(families, more, longest, programs, shell, python, toxiproxy, environment, vaults);
    }

    public Optional<Rejection> objectionTo(Call call) {
        String name = call.name();
        for (var allowed : families) {
            if (allowed.matches(name) || allowed.matches(call.family())) {
                return Optional.empty();
            }
        }
        return forbidden("'" + name + "' is not among this node's allowed families");
    }

    public Optional<Rejection> objectionToLasting(Duration length) {
        return length.compareTo(longest) <= 0
                ? Optional.empty()
                : forbidden("a fault of " + Durations.written(length) + " is longer than the "
                        + Durations.written(longest) + " that this node allows");
    }

    public Optional<Rejection> objectionTo(Target target) {
        return protect.stream()
                .filter(pattern -> target.tags().stream().anyMatch(pattern::matches))
                .findFirst()
                .flatMap(pattern -> forbidden(target.identity() + " is protected on this node by '" + pattern + "'"))
                .or(() -> objectionToServer(target));
    }

    private Optional<Rejection> objectionToServer(Target target) {
        return target.tags().stream()
                .filter(tag -> tag.startsWith(SERVER))
                .map(tag -> tag.substring(SERVER.length()))
                .filter(server -> toxiproxy.stream().noneMatch(allowed -> allowed.matches(server)))
                .findFirst()
                .flatMap(server ->
                        forbidden("Toxiproxy server '" + server + "' is not among this node's allowed servers"));
    }

    /** @param program as the author wrote it: a path, or a name to be looked up */
    public Optional<Rejection> objectionToProgram(String program) {
        return programs.stream().anyMatch(allowed -> allowed.matches(program))
                ? Optional.empty()
                : forbidden("program '" + program + "' is not among this node's allowed programs");
    }

    public Optional<Rejection> objectionToShell() {
        return shell
                ? Optional.empty()
                : forbidden(
                        "this node does not allow a shell; write 'arguments' as a list to run the program without one");
    }

    /** Also asked before a module is only looked at, because it is imported for that. */
    public Optional<Rejection> objectionToPython(String module, String func) {
        String name = module + "." + func;
        return python.stream().anyMatch(allowed -> allowed.matches(name))
                ? Optional.empty()
                : forbidden("Python function '" + name + "' is not among this node's allowed functions");
    }

    public boolean mayReadEnvironment(String name) {
        return environment.stream().anyMatch(allowed -> allowed.matches(name));
    }

    /** @param address as {@code https://vault.internal:8200}, without a slash at its end */
    public boolean mayAskVault(String address) {
        return vaults.stream().anyMatch(allowed -> allowed.matches(address));
    }

    private static Optional<Rejection> forbidden(String detail) {
        return Optional.of(Rejection.forbidden(detail));
    }
}
