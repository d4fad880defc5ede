package dev.squall.coordinator.run;

import dev.squall.model.journal.RunPolicy;
import dev.squall.model.message.Command;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress;
import dev.squall.model.message.StepAddress.Stage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Commands and steps under way.
 *
 * @param touched clusters that were ever sent an action: where an abort must reach
 * @param sent    ids of all actions that were ever sent: only for these can a fault exist
 */
record Work(Map<String, InFlight> inFlight, Map<StepAddress, OpenStep> open, Set<String> touched, Set<String> sent) {
    static final Work NONE = new Work(Map.of(), Map.of(), Set.of(), Set.of());

    Work sent(Command command, Instant at, RunPolicy policy) {
        var flights = new LinkedHashMap<>(inFlight);
        var answerBy = command.envelope().notAfter().plus(command.timeout()).plus(policy.answerGrace());
        flights.put(command.id(), new InFlight(command, at, answerBy));
        var steps = new LinkedHashMap<>(open);
        steps.put(
                command.step(),
                open.getOrDefault(command.step(), OpenStep.of(command.step())).sent(command.id()));
        if (command instanceof Command.Probe) {
            return new Work(flights, steps, touched, sent);
        }
        var clusters = new TreeSet<>(touched);
        clusters.add(command.agent().cluster());
        var ids = new TreeSet<>(sent);
        ids.add(command.id());
        return new Work(flights, steps, clusters, ids);
    }

    /** An answer counts for the step even when the step was given up: it then changes nothing but the flight. */
    Work answered(Report.Answer answer) {
        var flights = new LinkedHashMap<>(inFlight);
        var flight = flights.remove(answer.command());
        if (flight == null) {
            throw new IllegalStateException("an answer to a command that is not under way: " + answer.command());
        }
        var steps = new LinkedHashMap<>(open);
        steps.computeIfPresent(flight.command().step(), (_, step) -> step.answered(answer));
        return new Work(flights, steps, touched, sent);
    }

    /** The step is over; probes of it that are still out are forgotten, actions are not. */
    Work ended(StepAddress address) {
        var steps = new LinkedHashMap<>(open);
        steps.remove(address);
        var flights = new LinkedHashMap<>(inFlight);
        flights.values()
                .removeIf(
                        flight -> flight.command().step().equals(address) && flight.command() instanceof Command.Probe);
        return new Work(flights, steps, touched, sent);
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
