package dev.squall.local.simulation;

import dev.squall.agent.call.Call;
import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Fault;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.agent.probe.Observation;
import dev.squall.agent.probe.Prober;
import dev.squall.agent.worker.Functions;
import dev.squall.model.experiment.Provider;
import dev.squall.model.json.Json;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report.Trouble;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Stands in for every function that an experiment names, on one agent. Programs, requests, Python and whatever kills
 * happen once; every other action is a fault that can be undone.
 */
final class SimulatedFunctions {
    private static final Usage USAGE =
            Usage.of("stands in for a function in a simulated world, whatever its arguments");

    private static final Pattern ONCE = Pattern.compile("kill|evict|delete|terminate|start|restart|scale");
    private static final Set<String> ONCE_FAMILIES = Set.of("http", "process", "python");
    private static final int MOST_FAILURES = 2;

    private final AgentRef agent;
    private final SimulatedSystem system;
    private final Chance chance;
    private final Map<String, Integer> failures = new HashMap<>();

    SimulatedFunctions(AgentRef agent, SimulatedSystem system, Chance chance) {
        this.agent = agent;
        this.system = system;
        this.chance = chance;
    }

    Functions of(List<Provider> providers) {
        var faults = new TreeMap<String, Fault>();
        var probers = new TreeMap<String, Prober>();
        for (var provider : providers) {
            var call = Call.of(provider);
            boolean once = ONCE_FAMILIES.contains(call.family())
                    || ONCE.matcher(call.func()).find();
            faults.put(
                    call.name(),
                    once ? new OneShot(call.family(), call.func()) : new Breaking(call.family(), call.func()));
            probers.put(call.name(), new Looking(call.family(), call.func()));
        }
        return new Functions(List.copyOf(faults.values()), List.copyOf(probers.values()));
    }

    private Plan planned(CallContext context) {
        var target = new Target("simulated " + agent + " " + context.command(), Set.of());
        return new Plan.Ready(List.of(target), Json.mapping("fault", Json.of(context.command())));
    }

    /** Undoes fail, but not for ever: somebody repairs what keeps them from working. */
    private boolean fails(String what, String command) {
        return chance.happens(chance.weather().faults())
                && failures.merge(what + command, 1, Integer::sum) <= MOST_FAILURES;
    }

    private Trouble trouble() {
        return chance.happens(0.7) ? Trouble.FAILED : chance.happens(0.8) ? Trouble.BROKE : Trouble.INTERRUPTS;
    }

    private final class Breaking implements Injector {
        private final String family;
        private final String func;

        Breaking(String family, String func) {
            this.family = family;
            this.func = func;
        }

        @Override
        public String family() {
            return family;
        }

        @Override
        public String func() {
            return func;
        }

        @Override
        public Usage usage() {
            return USAGE;
        }

        @Override
        public Plan plan(Json.Mapping arguments, CallContext context) {
            return planned(context);
        }

        @Override
        public Injected inject(Json.Mapping data, CallContext context) {
            boolean works = !chance.happens(chance.weather().faults());
            if (works || chance.happens(0.5)) {
                system.inject(context.command(), agent);
            }
            return works ? new Injected.InPlace(Json.of("in place")) : new Injected.NotInPlace("simulated failure");
        }

        @Override
        public Undone recover(Json.Mapping data, CallContext context) {
            if (fails("recover", context.command())) {
                return new Undone.StillThere("simulated failure");
            }
            system.repair(data.text("fault").orElseThrow());
            return new Undone.Gone(Json.of("repaired"));
        }

        @Override
        public Verification verify(Json.Mapping data, CallContext context) {
            if (fails("verify", context.command())) {
                return new Verification(Recovery.UNKNOWN, Json.of("simulated blindness"));
            }
            boolean broken = system.broken(data.text("fault").orElseThrow());
            return new Verification(broken ? Recovery.DIRTY : Recovery.CLEAN, Json.of(broken ? "broken" : "whole"));
        }
    }

    private final class OneShot implements Effect {
        private final String family;
        private final String func;

        OneShot(String family, String func) {
            this.family = family;
            this.func = func;
        }

        @Override
        public String family() {
            return family;
        }

        @Override
        public String func() {
            return func;
        }

        @Override
        public Usage usage() {
            return USAGE;
        }

        @Override
        public Plan plan(Json.Mapping arguments, CallContext context) {
            return planned(context);
        }

        @Override
        public Outcome act(Json.Mapping data, CallContext context) {
            system.act(context.command());
            return chance.happens(chance.weather().faults())
                    ? new Outcome.Failed(trouble(), "simulated failure")
                    : new Outcome.Done(Json.of(true));
        }
    }

    private final class Looking implements Prober {
        private final String family;
        private final String func;

        Looking(String family, String func) {
            this.family = family;
            this.func = func;
        }

        @Override
        public String family() {
            return family;
        }

        @Override
        public String func() {
            return func;
        }

        @Override
        public Usage usage() {
            return USAGE;
        }

        @Override
        public Observation observe(Json.Mapping arguments, CallContext context) {
            if (chance.happens(chance.weather().faults() / 4)) {
                return new Observation.Unseen(trouble(), "simulated failure");
            }
            return new Observation.Seen(Script.seen(
                    context.command(), chance.happens(chance.weather().deviation())));
        }
    }
}
