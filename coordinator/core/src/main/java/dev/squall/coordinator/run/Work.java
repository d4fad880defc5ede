package dev.squall.coordinator.run;

import dev.squall.model.journal.RunPolicy;
import dev.squall.model.message.Command;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Commands and steps under way.
 *
 * @param begun   when steps that are repeated were first dispatched, by their first round
 * @param touched clusters that were ever sent an action: where an abort must reach
 * @param sent    ids of all actions that were ever sent: only for these can a fault exist
 */
record Work(
        Map<StepAddress, Instant> begun,
        Map<String, InFlight> inFlight,
        Map<StepAddress, OpenStep> open,
        Set<String> touched,
        Set<String> sent) {
    static final Work NONE = new Work(Map.of(), Map.of(), Map.of(), Set.of(), Set.of());

    /** Notes a command that was sent and until when it is waited for. */
    Work sent(Command command, Instant at, RunPolicy.Limits limits) {
        var answerBy = command.envelope().notAfter().plus(command.timeout()).plus(limits.answerGrace());
        var flights = Changed.with(inFlight, command.id(), new InFlight(command, at, answerBy));
        var before = open.get(command.step());
        var step = (before == null ? OpenStep.of(command.step()) : before).sent(command.id());
        var steps = Changed.with(open, command.step(), step);
        if (command instanceof Command.Probe) {
            return new Work(begun, flights, steps, touched, sent);
        }
        var clusters = Changed.with(touched, command.agent().cluster());
        return new Work(begun, flights, steps, clusters, Changed.with(sent, command.id()));
    }

    /** Remembers when a step that is repeated was carried out first. */
    Work begins(StepAddress address, Instant at) {
        return begun.containsKey(address)
                ? this
                : new Work(Changed.with(begun, address, at), inFlight, open, touched, sent);
    }

    /** An answer counts for the step even when the step was given up: it then changes nothing but the flight. */
    Work answered(Report.Answer answer) {
        var flight = inFlight.get(answer.command());
        if (flight == null) {
            throw new IllegalStateException("an answer to a command that is not under way: " + answer.command());
        }
        var address = flight.command().step();
        var step = open.get(address);
        var steps = step == null ? open : Changed.with(open, address, step.answered(answer));
        return new Work(begun, Changed.without(inFlight, answer.command()), steps, touched, sent);
    }

    /** The step is over; probes of it that are still out are forgotten, actions are not. */
    Work ended(StepAddress address) {
        return new Work(begun, withoutProbesOf(address), Changed.without(open, address), touched, sent);
    }

    private Map<String, InFlight> withoutProbesOf(StepAddress address) {
        if (inFlight.isEmpty()) {
            return inFlight;
        }
        var left = new LinkedHashMap<>(inFlight);
        left.values()
                .removeIf(
                        flight -> flight.command().step().equals(address) && flight.command() instanceof Command.Probe);
        return left;
    }

    /** Their steps end as soon as their agents say so. */
    Work brokenOff(List<String> commands) {
        var steps = new LinkedHashMap<>(open);
        steps.replaceAll((_, step) -> step.waiting().stream().anyMatch(commands::contains) ? step.breaking() : step);
        return new Work(begun, inFlight, steps, touched, sent);
    }

    /** Samples and rounds under way when the rollbacks begin are of no use any more. */
    Work withoutObservers() {
        var left = this;
        for (var address : open.keySet()) {
            left = address.stage() == Stage.GUARD || address.stage() == Stage.DURING ? left.ended(address) : left;
        }
        return left;
    }

    boolean wasSent(String action) {
        return sent.contains(action);
    }

    boolean hasOpen(Stage stage) {
        for (var address : open.keySet()) {
            if (address.stage() == stage) {
                return true;
            }
        }
        return false;
    }

    boolean hasActionsBesides(Stage stage) {
        return inFlight.values().stream()
                .anyMatch(flight -> flight.command() instanceof Command.Action
                        && flight.command().step().stage() != stage);
    }
}
