package dev.squall.agent.worker;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.agent.probe.Observation;
import dev.squall.agent.probe.Prober;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A system of named switches to break: a fault {@code switch.off}, an action {@code switch.flip}, a probe {@code
 * switch.state}. It outlives the workers that act on it.
 */
final class Switchboard {
    final Set<String> off = new TreeSet<>();
    final List<String> calls = new ArrayList<>();
    boolean injectionFailsHalfway;
    int undosThatFail;
    Recovery verdictWhenOff = Recovery.DIRTY;
    Optional<Duration> keeping = Optional.empty();
    int keepsThatBreak;

    Functions functions() {
        return new Functions(List.of(new Off(), new Flip()), List.of(new State()));
    }

    private static Plan planned(Json.Mapping arguments) {
        return arguments
                .text("name")
                .<Plan>map(name -> new Plan.Ready(
                        List.of(new Target("switch " + name, Set.of("switch=" + name))),
                        Json.mapping("name", Json.of(name))))
                .orElseGet(() -> new Plan.Rejected(Rejection.invalid("name", "must be the name of a switch")));
    }

    private static String name(Json.Mapping data) {
        return data.text("name").orElseThrow();
    }

    private final class Off implements Injector {
        @Override
        public String family() {
            return "switch";
        }

        @Override
        public String func() {
            return "off";
        }

        @Override
        public Usage usage() {
            return Usage.of("turns a switch");
        }

        @Override
        public Plan plan(Json.Mapping arguments, CallContext context) {
            return planned(arguments);
        }

        @Override
        public Injected inject(Json.Mapping data, CallContext context) {
            calls.add("inject");
            off.add(name(data));
            return injectionFailsHalfway
                    ? new Injected.NotInPlace("the switch is stiff")
                    : new Injected.InPlace(Json.of("off"));
        }

        @Override
        public Optional<Duration> keeping() {
            return keeping;
        }

        @Override
        public void keep(Json.Mapping data, CallContext context) {
            calls.add("keep");
            if (keepsThatBreak > 0) {
                keepsThatBreak--;
                throw new IllegalStateException("the switch broke off");
            }
        }

        @Override
        public Undone recover(Json.Mapping data, CallContext context) {
            calls.add("recover");
            if (undosThatFail > 0) {
                undosThatFail--;
                return new Undone.StillThere("the switch is stuck");
            }
            off.remove(name(data));
            return new Undone.Gone(Json.NULL);
        }

        @Override
        public Verification verify(Json.Mapping data, CallContext context) {
            calls.add("verify");
            return off.contains(name(data))
                    ? new Verification(verdictWhenOff, Json.of("off"))
                    : new Verification(Recovery.CLEAN, Json.of("on"));
        }
    }

    private final class Flip implements Effect {
        @Override
        public String family() {
            return "switch";
        }

        @Override
        public String func() {
            return "flip";
        }

        @Override
        public Usage usage() {
            return Usage.of("turns a switch");
        }

        @Override
        public Plan plan(Json.Mapping arguments, CallContext context) {
            return planned(arguments);
        }

        @Override
        public Outcome act(Json.Mapping data, CallContext context) {
            calls.add("flip");
            return new Outcome.Done(Json.of("flipped " + name(data)));
        }
    }

    private final class State implements Prober {
        @Override
        public String family() {
            return "switch";
        }

        @Override
        public String func() {
            return "state";
        }

        @Override
        public Usage usage() {
            return Usage.of("turns a switch");
        }

        @Override
        public Observation observe(Json.Mapping arguments, CallContext context) {
            calls.add("state");
            return arguments
                    .text("name")
                    .<Observation>map(name -> new Observation.Seen(Json.of(off.contains(name) ? "off" : "on: " + name)))
                    .orElseGet(() -> new Observation.Unseen("no switch is named"));
        }
    }
}
