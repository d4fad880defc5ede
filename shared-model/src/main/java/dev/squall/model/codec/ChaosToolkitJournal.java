package dev.squall.model.codec;

import dev.squall.model.experiment.Step;
import dev.squall.model.experiment.Substitution;
import dev.squall.model.journal.Journal;
import dev.squall.model.journal.Plan;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunPolicy;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.json.Json;
import dev.squall.model.json.PythonValues;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@link Journal} as Chaos Toolkit writes its {@code journal.json}: the same keys in the same order, and what it has no
 * word for under one more key, {@code squall}. A step that nobody knows the end of is {@code failed} there, a missed gate
 * too; {@code squall} has the exact words. The output of a step on several agents is a mapping by agent.
 */
public final class ChaosToolkitJournal {
    /** The version of Chaos Toolkit's library whose format this is. */
    public static final String FORMAT = "1.45.0";

    private static final String HANDLING = "\nDuring handling of the above exception, another exception occurred:\n\n";

    /** What is in it. */
    public sealed interface Form {
        /** Secrets that an author wrote into the file are masked, and what that tool has no word for is there as well. */
        Form SQUALL = new Squall();

        record Squall() implements Form {}

        /**
         * As that tool writes it, secrets included: those of the file as they are, and beside a probe of the configuration all.
         *
         * @param secrets values by group and name
         */
        record ToTheLetter(Map<String, Map<String, Json>> secrets) implements Form {
            public ToTheLetter {
                secrets = Map.copyOf(secrets);
            }
        }
    }

    private ChaosToolkitJournal() {}

    /**
     * Indented by two, in UTF-8, streamed; the stream stays open.
     *
     * @param platform such as {@code Linux-6.8-x86_64}
     * @param node     the machine's name
     */
    public static void write(Journal journal, String platform, String node, Form form, OutputStream out)
            throws IOException {
        JsonWriter.writeIndented(json(journal, platform, node, form), out);
    }

    public static Json.Mapping json(Journal journal, String platform, String node, Form form) {
        var members = new Members()
                .put("chaoslib-version", FORMAT)
                .put("platform", platform)
                .put("node", node)
                .put("experiment", experiment(journal.plan(), form))
                .put("start", time(journal.started()))
                .put("status", journal.result().map(ChaosToolkitJournal::status).orElse(Json.NULL))
                .put("deviated", journal.result().map(Result::deviated).orElse(false))
                .put("steady_states", steadyStates(journal))
                .put("run", entries(journal, steps(journal, Stage.METHOD, form)))
                .put("rollbacks", entries(journal, steps(journal, Stage.ROLLBACK, form)));
        journal.ended()
                .ifPresent(end -> members.put("end", time(end)).put("duration", seconds(journal.started(), end)));
        return switch (form) {
            case Form.Squall _ -> members.put("squall", squall(journal)).done();
            case Form.ToTheLetter _ -> members.done();
        };
    }

    /** That tool has no entry for a step that an interruption kept from beginning. */
    private static List<Journal.Entry> steps(Journal journal, Stage stage, Form form) {
        return switch (form) {
            case Form.Squall _ -> journal.steps(stage);
            case Form.ToTheLetter _ ->
                journal.steps(stage).stream()
                        .filter(entry -> !keptFromBeginning(entry))
                        .toList();
        };
    }

    private static boolean keptFromBeginning(Journal.Entry entry) {
        return !entry.shares().isEmpty()
                && entry.shares().stream()
                        .allMatch(share -> share.answer().orElse(null) instanceof Report.Refused refused
                                && refused.reason() == Refusal.ABORTED);
    }

    private static Json experiment(Plan plan, Form form) {
        var source = plan.experiment().source();
        var shown = switch (form) {
            case Form.Squall _ -> Masking.experiment(source);
            case Form.ToTheLetter(var secrets) -> Revealing.experiment(source, secrets);
        };
        // There it may be anything that counts as true, and keeps its type.
        var title = switch (form) {
            case Form.Squall _ -> Json.of(title(plan));
            case Form.ToTheLetter _ -> Substitution.apply(source.get("title").orElse(Json.NULL), plan.configuration());
        };
        var dry = plan.policy().dry();
        return shown.with("title", title)
                .with("dry", dry == RunPolicy.Dry.NONE ? Json.NULL : Json.of(Fields.word(dry)));
    }

    /** Configuration may stand in a title. */
    static String title(Plan plan) {
        return PythonValues.text(Substitution.applyText(plan.experiment().title(), plan.configuration()));
    }

    private static Json status(Result result) {
        return switch (result.status()) {
            case COMPLETED -> Json.of("completed");
            case GATE_MISSED, FAILED -> Json.of("failed");
            case ABORTED -> Json.of("aborted");
            case INTERRUPTED -> Json.of("interrupted");
            case CRASHED -> Json.of("failed");
        };
    }

    private static Json steadyStates(Journal journal) {
        return new Members()
                .put("before", single(journal, Stage.BEFORE))
                .put("after", single(journal, Stage.AFTER))
                .put("during", checks(journal, Stage.DURING), check -> check)
                .done();
    }

    private static Json single(Journal journal, Stage stage) {
        var checks = checks(journal, stage);
        return checks.isEmpty() ? Json.NULL : checks.getFirst();
    }

    private static List<Json> checks(Journal journal, Stage stage) {
        return journal.checks().stream()
                .filter(check -> check.stage() == stage)
                .flatMap(check -> check.judgement().map(judgement -> check(journal, check, judgement)).stream())
                .toList();
    }

    private static Json check(Journal journal, Journal.Check check, Judgement judgement) {
        return new Members()
                .put("steady_state_met", judgement.verdict() == Verdict.HELD)
                .put("probes", entries(journal, check.probes()))
                .done();
    }

    private static Json entries(Journal journal, List<Journal.Entry> entries) {
        return new Json.Array(entries.stream()
                .filter(ChaosToolkitJournal::begun)
                .map(entry -> entry(journal.plan(), entry))
                .toList());
    }

    /** What broke before it was sent to anybody leaves no entry there. */
    private static boolean begun(Journal.Entry entry) {
        return !entry.shares().isEmpty() || !entry.outcome().equals(Optional.of(StepOutcome.BROKE));
    }

    private static Json entry(Plan plan, Journal.Entry entry) {
        Optional<Instant> first = Optional.empty();
        Optional<Instant> last = Optional.empty();
        for (var share : entry.shares()) {
            first = earlier(first, share.answer().flatMap(JournalCodec::started));
            last = later(last, share.answer().map(JournalCodec::ended));
        }
        var start = first.orElse(entry.dispatched());
        var end = last.or(entry::ended);
        var members = new Members()
                .put("activity", plan.step(entry.address()).map(Step::source).orElse(Json.Mapping.EMPTY))
                .put("output", output(entry))
                .put("start", time(start));
        entry.outcome().flatMap(ChaosToolkitJournal::status).ifPresent(status -> members.put("status", status));
        if (entry.outcome()
                .filter(how -> how == StepOutcome.FAILED || how == StepOutcome.UNKNOWN)
                .isPresent()) {
            members.put("exception", exception(entry), Json::of);
        }
        end.ifPresent(at -> members.put("end", time(at)).put("duration", seconds(start, at)));
        if (entry.address().stage().isCheck()) {
            members.put("tolerance_met", entry.judgement(), judgement -> Json.of(judgement.verdict() == Verdict.HELD));
        }
        return members.done();
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        boolean takes = one.isEmpty() || other.isPresent() && other.get().isBefore(one.get());
        return takes ? other : one;
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        boolean takes = one.isEmpty() || other.isPresent() && other.get().isAfter(one.get());
        return takes ? other : one;
    }

    private static Optional<String> status(StepOutcome outcome) {
        return switch (outcome) {
            case SUCCEEDED, SKIPPED -> Optional.of("succeeded");
            case FAILED, UNKNOWN -> Optional.of("failed");
            case BROKEN_OFF, BROKE -> Optional.empty();
        };
    }

    private static Json output(Journal.Entry entry) {
        if (entry.shares().size() == 1) {
            return entry.shares().getFirst().output().orElse(Json.NULL);
        }
        if (entry.shares().isEmpty()) {
            return Json.NULL;
        }
        var byAgent = new Members();
        entry.shares()
                .forEach(share ->
                        byAgent.put(share.agent().toString(), share.output().orElse(Json.NULL)));
        return byAgent.done();
    }

    /** Lines as of a Python traceback. */
    private static List<String> exception(Journal.Entry entry) {
        boolean several = entry.shares().size() > 1;
        return entry.shares().stream()
                .filter(share -> share.trouble().isPresent())
                .flatMap(share -> exception(
                        (several ? share.agent() + ": " : "") + share.trouble().orElseThrow(), share.traceback()))
                .toList();
    }

    /** The traceback of a Python function, and the exception that it becomes, as that tool writes both. */
    public static Stream<String> exception(String trouble, List<String> traceback) {
        var last = Stream.of("chaoslib.exceptions.ActivityFailed: " + trouble + "\n");
        return traceback.isEmpty()
                ? last
                : Stream.of(traceback.stream(), Stream.of(HANDLING), last).flatMap(lines -> lines);
    }

    private static Json squall(Journal journal) {
        var all = new Members()
                .put(
                        "steps",
                        journal.steps(),
                        entry -> JournalCodec.judged(entry).done());
        return JournalCodec.beyond(all, journal).done();
    }

    /** A moment as that tool writes it. */
    public static Json time(Instant at) {
        return Json.of(Instants.writeMicros(at));
    }

    /** A duration as that tool writes it: seconds, to the microsecond. */
    public static Json seconds(Instant from, Instant to) {
        long micros = Duration.between(from, to).toNanos() / 1000;
        return Json.decimal(micros, 6);
    }
}
