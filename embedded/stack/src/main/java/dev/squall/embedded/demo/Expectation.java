package dev.squall.embedded.demo;

import dev.squall.model.journal.Journal;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.StopCause;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What a demo experiment has to come to, so that the demo has shown what it promised. */
public enum Expectation {
    /** Something was broken and the hypothesis held all the same. */
    HELD,
    /** The same, and what was broken is a fault that is seen to be gone. */
    HELD_WITH_A_FAULT,
    /** The same, and a guard that only watches saw what the fault did. */
    HELD_AND_A_GUARD_TOLD,
    /** The hypothesis was false afterwards, and the rollbacks repaired it: all of their probes held. */
    DEVIATED_AND_REPAIRED,
    /** A guard stopped the run, and what was broken is seen to be gone. */
    ABORTED_BY_GUARD;

    /** What is different from that, a sentence each; nothing when all is as it should be. */
    public List<String> differences(Journal journal) {
        var differences = new ArrayList<String>();
        if (journal.result().isEmpty()) {
            return List.of("the run has not ended");
        }
        Result result = journal.result().get();
        require(differences, result.recovery() == Recovery.CLEAN, "what it broke is " + result.recovery());
        switch (this) {
            case HELD -> held(differences, result);
            case HELD_WITH_A_FAULT -> {
                held(differences, result);
                broken(differences, journal);
            }
            case HELD_AND_A_GUARD_TOLD -> {
                held(differences, result);
                broken(differences, journal);
                require(
                        differences,
                        journal.guards().stream()
                                .anyMatch(guard -> guard.tripped().isPresent()),
                        "no guard told of it");
            }
            case DEVIATED_AND_REPAIRED -> {
                require(differences, result.status() == Result.Status.COMPLETED, "its status is " + result.status());
                require(differences, result.verdict() == Verdict.DEVIATED, "its verdict is " + result.verdict());
                require(differences, rolledBack(journal), "its rollbacks did not repair what deviated");
            }
            case ABORTED_BY_GUARD -> {
                require(differences, result.status() == Result.Status.ABORTED, "its status is " + result.status());
                require(
                        differences,
                        journal.stops().stream().anyMatch(stop -> stop.cause() == StopCause.GUARD),
                        "no guard stopped it");
                broken(differences, journal);
            }
        }
        return List.copyOf(differences);
    }

    private static void held(List<String> differences, Result result) {
        require(differences, result.status() == Result.Status.COMPLETED, "its status is " + result.status());
        require(differences, result.verdict() == Verdict.HELD, "its verdict is " + result.verdict());
        require(differences, !result.deviated(), "something deviated");
    }

    private static void broken(List<String> differences, Journal journal) {
        require(differences, !journal.faults().isEmpty(), "nothing was broken");
    }

    private static boolean rolledBack(Journal journal) {
        var judged = journal.steps(Stage.ROLLBACK).stream()
                .flatMap(step -> step.judgement().stream())
                .toList();
        return !judged.isEmpty() && judged.stream().allMatch(judgement -> judgement.verdict() == Verdict.HELD);
    }

    private static void require(List<String> differences, boolean asItShould, String otherwise) {
        if (!asItShould) {
            differences.add(otherwise);
        }
    }
}
