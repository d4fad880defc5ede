package dev.squall.agent.worker;

import static java.util.Objects.requireNonNull;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Fault;
import dev.squall.agent.probe.Prober;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What this agent can do, by {@code family.func}. A function may be there as a probe and as an action. A family is made when it is
 * first asked for, since a short run needs few of them.
 */
public final class Functions {
    /** The functions of one family, or of several. */
    public record Family(List<? extends Fault> faults, List<? extends Prober> probers) {}

    private final Map<String, Supplier<Family>> families;
    private final Map<String, Made> made = new ConcurrentHashMap<>();

    /** @param families by the name that all of their functions have before the dot */
    public Functions(Map<String, Supplier<Family>> families) {
        this.families = Map.copyOf(families);
    }

    public Functions(List<? extends Fault> faults, List<? extends Prober> probers) {
        var names = new TreeSet<String>();
        faults.forEach(fault -> names.add(fault.family()));
        probers.forEach(prober -> names.add(prober.family()));
        var families = new HashMap<String, Supplier<Family>>();
        for (var name : names) {
            var family = new Family(
                    faults.stream().filter(fault -> fault.family().equals(name)).toList(),
                    probers.stream()
                            .filter(prober -> prober.family().equals(name))
                            .toList());
            families.put(name, () -> family);
        }
        this(families);
    }

    /** One family, by {@code func}. */
    private static final class Made {
        private final String name;
        private final Map<String, Fault> faults = new HashMap<>();
        private final Map<String, Prober> probers = new HashMap<>();

        private Made(String name, Family family) {
            this.name = name;
            family.faults().forEach(fault -> add(faults, fault.family(), fault.func(), fault));
            family.probers().forEach(prober -> add(probers, prober.family(), prober.func(), prober));
        }

        private <T> void add(Map<String, T> known, String family, String func, T function) {
            if (!family.equals(name)) {
                throw new IllegalArgumentException("'" + family + "." + func + "' is not of the family " + name);
            }
            if (known.putIfAbsent(func, function) != null) {
                throw new IllegalArgumentException("'" + family + "." + func + "' is there twice");
            }
        }
    }

    private Optional<Made> family(String name) {
        var supplier = families.get(name);
        return supplier == null
                ? Optional.empty()
                : Optional.of(made.computeIfAbsent(name, _ -> new Made(name, supplier.get())));
    }

    Optional<Fault> fault(Call call) {
        return fault(call.family(), call.func());
    }

    public Optional<Fault> fault(String family, String func) {
        return family(family).flatMap(found -> Optional.ofNullable(found.faults.get(func)));
    }

    public Optional<Prober> prober(String family, String func) {
        return family(family).flatMap(found -> Optional.ofNullable(found.probers.get(func)));
    }

    Optional<Prober> prober(Call call) {
        return prober(call.family(), call.func());
    }

    Fault admittedFault(Call call) {
        return requireNonNull(fault(call).orElse(null), "admitted without its action");
    }

    Prober admittedProber(Call call) {
        return requireNonNull(prober(call).orElse(null), "admitted without its probe");
    }

    /** One function, for people; one that is there as an action and as a probe is two. */
    public record Entry(String kind, String family, String func, Usage usage) {
        public String name() {
            return family + "." + func;
        }
    }

    /** Everything, by name, actions first. */
    public List<Entry> catalog() {
        return families.keySet().stream()
                .flatMap(name -> family(name).stream())
                .flatMap(Functions::entries)
                .sorted(Comparator.comparing(Entry::name).thenComparing(Entry::kind))
                .toList();
    }

    private static Stream<Entry> entries(Made family) {
        var actions = family.faults.values().stream()
                .map(fault -> new Entry("action", fault.family(), fault.func(), fault.usage()));
        var probes = family.probers.values().stream()
                .map(prober -> new Entry("probe", prober.family(), prober.func(), prober.usage()));
        return Stream.concat(actions, probes);
    }

    /** {@code family.func} of everything, and each family that something is there of. */
    public Set<String> names() {
        return names(families.keySet());
    }

    /** The same of some families; of one that is not here, nothing. */
    public Set<String> names(Collection<String> wanted) {
        var names = new TreeSet<String>();
        for (String name : wanted) {
            var family = family(name);
            if (family.isPresent()) {
                var funcs = new ArrayList<>(family.get().faults.keySet());
                funcs.addAll(family.get().probers.keySet());
                funcs.forEach(func -> names.add(name + "." + func));
                names.add(name);
            }
        }
        return names;
    }
}
