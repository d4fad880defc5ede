package dev.squall.agent.worker;

import static java.util.Objects.requireNonNull;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Fault;
import dev.squall.agent.probe.Prober;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What this agent can do, by {@code family.func}. A function may be there as a probe and as an action. */
public final class Functions {
    private final Map<String, Fault> faults = new HashMap<>();
    private final Map<String, Prober> probers = new HashMap<>();

    public Functions(List<? extends Fault> faults, List<? extends Prober> probers) {
        faults.forEach(fault -> add(this.faults, fault.family() + "." + fault.func(), fault));
        probers.forEach(prober -> add(this.probers, prober.family() + "." + prober.func(), prober));
    }

    private static <T> void add(Map<String, T> known, String name, T function) {
        if (known.putIfAbsent(name, function) != null) {
            throw new IllegalArgumentException("'" + name + "' is there twice");
        }
    }

    Optional<Fault> fault(Call call) {
        return Optional.ofNullable(faults.get(call.name()));
    }

    public Optional<Fault> fault(String family, String func) {
        return Optional.ofNullable(faults.get(family + "." + func));
    }

    public Optional<Prober> prober(String family, String func) {
        return Optional.ofNullable(probers.get(family + "." + func));
    }

    Optional<Prober> prober(Call call) {
        return Optional.ofNullable(probers.get(call.name()));
    }

    Fault admittedFault(Call call) {
        return requireNonNull(faults.get(call.name()), "admitted without its action");
    }

    Prober admittedProber(Call call) {
        return requireNonNull(probers.get(call.name()), "admitted without its probe");
    }

    /** One function, for people; one that is there as an action and as a probe is two. */
    public record Entry(String kind, String family, String func, Usage usage) {
        public String name() {
            return family + "." + func;
        }
    }

    /** Everything, by name, actions first. */
    public List<Entry> catalog() {
        var actions =
                faults.values().stream().map(fault -> new Entry("action", fault.family(), fault.func(), fault.usage()));
        var probes = probers.values().stream()
                .map(prober -> new Entry("probe", prober.family(), prober.func(), prober.usage()));
        return Stream.concat(actions, probes)
                .sorted(Comparator.comparing(Entry::name).thenComparing(Entry::kind))
                .toList();
    }

    /** {@code family.func} of everything, and each family that something is there of. */
    public Set<String> names() {
        var names = new TreeSet<String>(faults.keySet());
        names.addAll(probers.keySet());
        for (String name : List.copyOf(names)) {
            names.add(name.substring(0, name.indexOf('.')));
        }
        return names;
    }
}
