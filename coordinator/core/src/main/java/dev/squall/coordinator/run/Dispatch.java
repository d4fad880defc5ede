package dev.squall.coordinator.run;

import dev.squall.model.experiment.Guard;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Step;
import dev.squall.model.journal.Leniency;
import dev.squall.model.journal.Plan.Placement;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.RunEvent.StepDispatched;
import dev.squall.model.journal.RunEvent.StepEnded;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.message.AgentRef;
import dev.squall.model.message.Command;
import dev.squall.model.message.Envelope;
import dev.squall.model.message.Scope;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.resolution.StepOutputs;
import dev.squall.model.tolerance.Judgement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the commands of a step: one for each agent that its plan chose. */
final class Dispatch {
    private Dispatch() {}

    static List<RunEvent> step(Live live, Step step, StepAddress address, Instant now) {
        if (live.plan().experiment().outputsUsed().isEmpty()) {
            return sent(live, step, step.provider(), address, now);
        }
        return switch (StepOutputs.resolve(step.provider(), live.outputs())) {
            case StepOutputs.Resolved<Provider>(Provider provider) -> sent(live, step, provider, address, now);
            case StepOutputs.Missing<Provider>(String reason) ->
                List.of(new StepEnded(
                        now,
                        address,
                        StepOutcome.FAILED,
                        Optional.of(Judgement.unknown("not carried out: " + reason))));
        };
    }

    private static List<RunEvent> sent(Live live, Step step, Provider provider, StepAddress address, Instant now) {
        var events = new ArrayList<RunEvent>();
        for (var agent : placement(live, address).chosen()) {
            events.add(new StepDispatched(now, command(live, step, provider, address, agent, now)));
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
        var stage = address.stage().isCheck() ? Stage.BEFORE : address.stage();
        return Optional.ofNullable(live.plan().placements().get(StepAddress.of(stage, address.index())))
                .orElseThrow(() -> new IllegalStateException("the plan places no agent for " + address));
    }

    private static Command command(
            Live live, Step step, Provider provider, StepAddress address, AgentRef agent, Instant now) {
        var policy = live.plan().policy();
        var envelope = Envelope.of(live.plan().run(), address, agent, live.epoch(), now, now.plus(window(live)));
        var timeout = timeout(live, step);
        return switch (step.kind()) {
            case PROBE -> new Command.Probe(envelope, agent, address, step.name(), provider, scope(live), timeout);
            case ACTION ->
                new Command.Action(
                        envelope,
                        agent,
                        address,
                        step.name(),
                        provider,
                        scope(live),
                        timeout,
                        step.duration(),
                        policy.limits().lease(),
                        now.plus(policy.limits().faultDeadline()),
                        live.plan().experiment().blastRadius());
        };
    }

    private static Duration window(Live live) {
        return live.plan().policy().limits().dispatchWindow();
    }

    private static Duration timeout(Live live, Step step) {
        var usual = live.plan().policy().limits().stepTimeout();
        return live.allows(Leniency.STEP_TIMEOUTS_IGNORED)
                ? usual
                : step.timeout().orElse(usual);
    }

    private static Scope scope(Live live) {
        return new Scope(live.configuration(), live.plan().experiment().secrets());
    }
}
