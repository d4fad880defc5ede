package dev.squall.agent.worker;

import static java.util.Objects.requireNonNull;

import dev.squall.agent.call.Call;
import dev.squall.agent.fault.Fault;
import dev.squall.agent.probe.Prober;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    Optional<Fault> fault(String family, String func) {
        return Optional.ofNullable(faults.get(family + "." + func));
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
