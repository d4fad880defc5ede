package dev.squall.coordinator.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Control;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.RecoveryCause;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Report;
import dev.squall.model.message.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Plays a run: answers each command as the test says, lets time pass to the run's own wake-ups, and checks after every
 * input that the events replay to the live state.
 */
final class Play {
    static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

    final List<RunEvent> events = new ArrayList<>();
    final Set<String> faultsInPlace = new HashSet<>();
    private final ArrayDeque<Report> replies = new ArrayDeque<>();
    private final Map<String, Function<Command, Optional<Report>>> answers = new HashMap<>();
    private final Plan plan;
    RunState state = new RunState.Unplanned();
    Instant now = T0;
    boolean agentsRecover = true;

    Play(Plan plan) {
        this.plan = plan;
        record(List.of(new RunEvent.RunPlanned(now, plan)));
    }

    static Play of(Samples samples) {
        return new Play(samples.plan());
    }

    Play when(String step, Json output) {
        answers.put(step, command -> Optional.of(succeeded(command, output)));
        return this;
    }

    /** Outputs one after the other; the last stays. */
    Play when(String step, Json first, Json... later) {
        var outputs = new ArrayDeque<>(List.of(later));
        outputs.addFirst(first);
        answers.put(
                step, command -> Optional.of(succeeded(command, outputs.size() > 1 ? outputs.poll() : outputs.peek())));
        return this;
    }

    Play whenFails(String step) {
        return whenFails(step, Report.Trouble.FAILED);
    }

    Play whenFails(String step, Report.Trouble trouble) {
        answers.put(step, command -> Optional.of(failed(command, trouble)));
        return this;
    }

    Play whenRefused(String step, Refusal reason) {
        answers.put(
                step,
                command -> Optional.of(
                        new Report.Refused(command.run(), command.id(), command.agent(), now, reason, "not so")));
        return this;
    }

    private Report.Failed failed(Command command, Report.Trouble trouble) {
        return new Report.Failed(command.run(), command.id(), command.agent(), now, trouble, "broken", now, now);
    }

    Play whenSilent(String step) {
        answers.put(step, _ -> Optional.empty());
        return this;
    }

    Play whenInjects(String step, Duration length) {
        answers.put(step, command -> {
            faultsInPlace.add(command.id());
            return Optional.of(injected(command, now.plus(length)));
        });
        return this;
    }

    Report.Injected injected(Command command, Instant until) {
        return new Report.Injected(command.run(), command.id(), command.agent(), now, Json.of(true), now, now, until);
    }

    Report.Succeeded succeeded(Command command, Json output) {
        return new Report.Succeeded(command.run(), command.id(), command.agent(), now, output, now, now);
    }

    Report.Recovered recovered(String command, Recovery outcome) {
        var agent = commands().stream()
                .filter(it -> it.id().equals(command))
                .findFirst()
                .orElseThrow()
                .agent();
        return new Report.Recovered(
                plan.run(), command, agent, now, outcome, RecoveryCause.REQUESTED, Json.NULL, now, now);
    }

    Play start() {
        give(new RunInput.Requested(now, new Request.Start(plan.run(), now, "tester")));
        return this;
    }

    Play abort() {
        give(new RunInput.Requested(now, new Request.Abort(plan.run(), now, "tester", "enough")));
        return this;
    }

    Play quit() {
        give(new RunInput.Requested(now, new Request.Quit(plan.run(), now, "tester", "out")));
        return this;
    }

    /** Answers what is waiting and lets the time pass until the run is finished. */
    Play toEnd() {
        for (int i = 0; i < 10_000 && !(state instanceof RunState.Finished); i++) {
            settle();
            Wakeups.next(state).ifPresent(this::at);
        }
        assertThat(state).isInstanceOf(RunState.Finished.class);
        return this;
    }

    /** Gives all replies that are under way, and those they lead to, without letting time pass. */
    Play settle() {
        while (!replies.isEmpty()) {
            give(new RunInput.Reported(now, replies.poll()));
        }
        return this;
    }

    Play at(Instant time) {
        now = time.isAfter(now) ? time : now;
        give(new RunInput.TimePassed(now));
        return this;
    }

    List<RunEvent> give(RunInput input) {
        var decided = Run.decide(state, input);
        record(decided);
        return decided;
    }

    private void record(List<RunEvent> decided) {
        events.addAll(decided);
        state = Run.evolve(state, decided);
        assertThat(Run.replay(events)).isEqualTo(state);
        assertThat(Wakeups.next(state).filter(at -> !at.isAfter(now)))
                .as("a moment that has come and changed nothing would come for ever")
                .isEmpty();
        for (var event : decided) {
            if (event instanceof RunEvent.StepDispatched(var _, Command command)) {
                answers.getOrDefault(command.name(), it -> Optional.of(succeeded(it, Json.of(true))))
                        .apply(command)
                        .ifPresent(replies::add);
            } else if (event instanceof RunEvent.ControlSent(var _, String cluster, Control control)) {
                obey(cluster, control);
            }
        }
    }

    private void obey(String cluster, Control control) {
        if (control instanceof Control.BreakOff off) {
            commands().stream()
                    .filter(command -> off.commands().contains(command.id()))
                    .forEach(command -> replies.add(failed(command, Report.Trouble.FAILED)));
            return;
        }
        for (var command : commands()) {
            boolean meant = command instanceof Command.Action
                    && command.agent().cluster().equals(cluster)
                    && switch (control) {
                        case Control.Abort _ -> faultsInPlace.contains(command.id());
                        case Control.Recover recover -> recover.commands().contains(command.id());
                        case Control.BreakOff _, Control.Lease _ -> false;
                    };
            if (meant && agentsRecover) {
                faultsInPlace.remove(command.id());
                replies.add(recovered(command.id(), Recovery.CLEAN));
            }
        }
    }

    List<Command> commands() {
        return events.stream()
                .filter(RunEvent.StepDispatched.class::isInstance)
                .map(event -> ((RunEvent.StepDispatched) event).command())
                .toList();
    }

    List<String> dispatched() {
        return commands().stream()
                .filter(command -> !command.name().startsWith("guard"))
                .map(Command::name)
                .toList();
    }

    <E extends RunEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    Result result() {
        return ((RunState.Finished) state).result();
    }
}
