package dev.squall.coordinator.run;

import dev.squall.model.experiment.Guard;
import dev.squall.model.experiment.Step;
import dev.squall.model.journal.Plan.Placement;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.StepDispatched;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Command;
import dev.squall.model.message.Envelope;
import dev.squall.model.message.Scope;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the commands of a step: one for each agent that its plan chose. */
final class Dispatch {
    private Dispatch() {}

    static List<RunEvent> step(Live live, Step step, StepAddress address, Instant now) {
        var events = new ArrayList<RunEvent>();
        for (var agent : placement(live, address).chosen()) {
            events.add(new StepDispatched(now, command(live, step, address, agent, now)));
        }
        return events;
    }

    /** A tolerance that is a probe: it goes to the agent that answered first. */
    static RunEvent judge(Live live, Step judge, OpenStep open, Instant now) {
        var agent = open.answers().getFirst().agent();
        var plain = Envelope.of(live.plan().run(), open.address(), agent, live.epoch(), now, now.plus(window(live)));
        var envelope = new Envelope(StepJudge.judgeId(plain.id()), plain.run(), plain.epoch(), now, plain.notAfter());
        return new StepDispatched(
                now,
                new Command.Probe(
                        envelope,
                        agent,
                        open.address(),
                        judge.name(),
                        judge.provider(),
                        scope(live),
                        timeout(live, judge)));
    }

    static RunEvent sample(Live live, Guard guard, StepAddress address, Instant now) {
        var agent = placement(live, address).chosen().getFirst();
        var envelope = Envelope.of(live.plan().run(), address, agent, live.epoch(), now, now.plus(guard.interval()));
        return new StepDispatched(
                now,
                new Command.Probe(
                        envelope, agent, address, guard.name(), guard.source(), scope(live), guard.interval()));
    }

    static Placement placement(Live live, StepAddress address) {
        var stage = address.stage() == Stage.DURING || address.stage() == Stage.AFTER ? Stage.BEFORE : address.stage();
        return Optional.ofNullable(live.plan().placements().get(StepAddress.of(stage, address.index())))
                .orElseThrow(() -> new IllegalStateException("the plan places no agent for " + address));
    }

    private static Command command(Live live, Step step, StepAddress address, AgentRef agent, Instant now) {
        var policy = live.plan().policy();
        var envelope = Envelope.of(live.plan().run(), address, agent, live.epoch(), now, now.plus(window(live)));
        var timeout = timeout(live, step);
        return switch (step.kind()) {
            case PROBE ->
                new Command.Probe(envelope, agent, address, step.name(), step.provider(), scope(live), timeout);
            case ACTION ->
                new Command.Action(
                        envelope,
                        agent,
                        address,
                        step.name(),
                        step.provider(),
                        scope(live),
                        timeout,
                        step.duration(),
                        policy.lease(),
                        now.plus(policy.faultDeadline()),
                        live.plan().experiment().blastRadius());
        };
    }

    private static Duration window(Live live) {
        return live.plan().policy().dispatchWindow();
    }

    private static Duration timeout(Live live, Step step) {
        return step.timeout().orElse(live.plan().policy().stepTimeout());
    }

    private static Scope scope(Live live) {
        return new Scope(live.configuration(), live.plan().experiment().secrets());
    }
}
