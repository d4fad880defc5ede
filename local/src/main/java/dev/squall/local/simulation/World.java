package dev.squall.local.simulation;

import dev.squall.coordinator.run.RunInput;
import dev.squall.coordinator.run.RunState;
import dev.squall.coordinator.runner.RunObserver;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Request;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * One run from its start to its end in a world of its own. Everything that the weather does to it stops after a while;
 * then everything has to come to rest.
 *
 * <pre>
 * {@link SimulatedCoordinator} -> {@link FaultyBus} -> {@link SimulatedAgent} -> {@link SimulatedSystem}
 *      |   ^                          |
 * {@link FaultyStore}                 +- {@link VirtualTime}      {@link Invariants} look at all of it after every event
 * </pre>
 */
final class World implements RunObserver {
    private static final Duration LONGEST_STORM = Duration.ofMinutes(8);
    private static final Duration AFTERMATH = Duration.ofMinutes(3);
    private static final int MOST_EVENTS = 100_000;

    private final Plan plan;
    private final VirtualTime time = new VirtualTime();
    private final Story story = new Story(time);
    private final Chance chance;
    private final SimulatedSystem system = new SimulatedSystem(time);
    private final Map<AgentRef, SimulatedAgent> agents = new LinkedHashMap<>();
    private final FaultyStore store;
    private final SimulatedCoordinator coordinator;
    private final Invariants invariants;
    private final Duration healing;
    private Optional<Result> result = Optional.empty();

    World(Plan plan, List<AgentRef> fleet, Weather weather, long seed) {
        this.plan = plan;
        this.chance = new Chance(new SplittableRandom(seed), weather);
        this.invariants = new Invariants(plan, system, agents);
        this.store = new FaultyStore(chance, this::stored);
        var bus = new FaultyBus(
                time,
                chance,
                agents,
                report -> coordinator().deliver(report.run(), at -> new RunInput.Reported(at, report)),
                story);
        this.coordinator = new SimulatedCoordinator(time, chance, store, bus, this, story);
        var providers = Script.providers(plan.experiment());
        for (var agent : fleet) {
            agents.put(agent, new SimulatedAgent(agent, time, chance, system, providers, bus::send, story));
        }
        this.healing = chance.within(LONGEST_STORM);
    }

    private SimulatedCoordinator coordinator() {
        return coordinator;
    }

    Outcome play(long seed) {
        agents.values().forEach(SimulatedAgent::start);
        coordinator.create(plan, this::begin);
        time.in(healing, this::heal);
        goOn();
        return new Outcome(seed, result, invariants.broken(), time.elapsed(), story.lines());
    }

    private void begin() {
        ask(Duration.ZERO, new Request.Start(plan.run(), time.instant(), "the rehearsal"));
        for (int i = 1;
                i
                        <= plan.experiment()
                                .approval()
                                .map(required -> required.required())
                                .orElse(0);
                i++) {
            ask(Duration.ofSeconds(i), new Request.Approve(plan.run(), time.instant(), "approver " + i, ""));
        }
        if (chance.happens(chance.weather().abort())) {
            ask(
                    chance.within(Duration.ofMinutes(2)),
                    new Request.Abort(plan.run(), time.instant(), "somebody", "an abort to see what happens"));
        }
    }

    private void ask(Duration delay, Request request) {
        time.in(delay, () -> coordinator.deliver(plan.run(), at -> new RunInput.Requested(at, request)));
    }

    private void heal() {
        story.tell("world", "heals");
        chance.heal();
    }

    private void goOn() {
        var latest = healing.plus(Patience.with(plan));
        Optional<Duration> restingSince = Optional.empty();
        for (int events = 0; invariants.broken().isEmpty(); events++) {
            restingSince = atRest() ? restingSince.or(() -> Optional.of(time.elapsed())) : Optional.empty();
            var next = next();
            boolean done = restingSince
                    .filter(since -> next.isEmpty() || next.get().compareTo(since.plus(AFTERMATH)) > 0)
                    .isPresent();
            if (done) {
                invariants.checkEnd();
                return;
            }
            if (next.isEmpty() || time.elapsed().compareTo(latest) > 0 || events > MOST_EVENTS) {
                invariants.tooLong(time.elapsed(), whoIsNotDone(events));
                return;
            }
            step(next.get());
            invariants.check(time.elapsed());
        }
    }

    private boolean atRest() {
        return time.elapsed().compareTo(healing) >= 0
                && result.isPresent()
                && system.faults().isEmpty()
                && agents.values().stream().allMatch(SimulatedAgent::idle);
    }

    private Optional<Duration> next() {
        return Stream.concat(
                        Stream.of(time.next(), coordinator.nextWake()).flatMap(Optional::stream),
                        agents.values().stream().flatMap(agent -> agent.nextWake().stream()))
                .min(Duration::compareTo);
    }

    private void step(Duration at) {
        time.moveTo(at);
        if (time.next().filter(moment -> moment.compareTo(at) <= 0).isPresent()) {
            time.happen();
            return;
        }
        for (var agent : agents.values()) {
            if (agent.nextWake().filter(moment -> moment.compareTo(at) <= 0).isPresent()) {
                agent.wake();
                return;
            }
        }
        coordinator.wake();
    }

    private String whoIsNotDone(int events) {
        return events + " events; run "
                + result.map(ended -> "finished")
                        .orElse("not finished, "
                                + coordinator
                                        .state(plan.run())
                                        .map(state -> state.phase().name())
                                        .orElse("owned by nobody"))
                + "; in place " + system.faults().keySet() + "; busy "
                + agents.values().stream()
                        .filter(agent -> !agent.idle())
                        .map(SimulatedAgent::ref)
                        .toList();
    }

    private void stored(String run, List<RunEvent> events) {
        invariants.stored(events);
        for (var event : events) {
            story.tell("run", EventWords.of(event));
            if (event instanceof RunEvent.RunFinished(var _, Result ended)) {
                result = Optional.of(ended);
            }
        }
    }

    @Override
    public void appended(String run, long version, List<RunEvent> events, RunState state) {
        invariants.appended(version, state, store.load(run));
    }

    @Override
    public void lost(String run) {
        story.tell("coordinator", "has lost the run to somebody else");
        coordinator.lost();
    }
}
