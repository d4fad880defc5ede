package dev.squall.local;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Injector;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.probe.Observation;
import dev.squall.agent.probe.Prober;
import dev.squall.agent.worker.Functions;
import dev.squall.agent.worker.RealTime;
import dev.squall.agent.worker.Resolver;
import dev.squall.agent.worker.ThreadTasks;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/** The smallest system that can be broken: a valve that a fault closes and an undo opens. */
final class Valve {
    private volatile boolean open = true;
    private volatile boolean closedOnce;

    boolean open() {
        return open;
    }

    boolean closedOnce() {
        return closedOnce;
    }

    void close() {
        open = false;
        closedOnce = true;
    }

    Surroundings surroundings(Path home) {
        return new Surroundings(
                new StateHome(home),
                new Functions(List.of(new Close()), List.of(new Look())),
                Policy.PERMISSIVE,
                (_, call, _) -> new Resolver.Resolution.Resolved(call, Set.of()),
                ThreadTasks.pooled(),
                InstantSource.system(),
                RealTime.ELAPSED,
                RealTime.PAUSES);
    }

    private final class Close implements Injector {
        @Override
        public String family() {
            return "valve";
        }

        @Override
        public String func() {
            return "close";
        }

        @Override
        public Usage usage() {
            return Usage.of("turns a valve");
        }

        @Override
        public Plan plan(Json.Mapping arguments, CallContext context) {
            return new Plan.Ready(List.of(new Target("the valve", Set.of())), Json.Mapping.EMPTY);
        }

        @Override
        public Injected inject(Json.Mapping data, CallContext context) {
            close();
            return new Injected.InPlace(Json.of("closed"));
        }

        @Override
        public Undone recover(Json.Mapping data, CallContext context) {
            open = true;
            return new Undone.Gone(Json.of("opened"));
        }

        @Override
        public Verification verify(Json.Mapping data, CallContext context) {
            return new Verification(open ? Recovery.CLEAN : Recovery.DIRTY, Json.of(open));
        }
    }

    private static final class Look implements Prober {
        @Override
        public String family() {
            return "valve";
        }

        @Override
        public String func() {
            return "look";
        }

        @Override
        public Usage usage() {
            return Usage.of("turns a valve");
        }

        @Override
        public Observation observe(Json.Mapping arguments, CallContext context) {
            return new Observation.Seen(Json.of(true));
        }
    }
}
