package dev.squall.model.codec;

import dev.squall.model.journal.Journal;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.Timings;
import dev.squall.model.json.Json;
import dev.squall.model.message.Report;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A whole {@link Journal} as JSON, for REST and for {@code squall.journal}; it is only ever written. Secrets that an author
 * wrote into the file are masked. {@link ChaosToolkitJournal} is the other view of the same journal.
 */
public final class JournalCodec {
    public static final String JOURNAL = "dev.squall.journal.finished";

    private JournalCodec() {}

    /** @param source the coordinator that speaks, such as {@code /squall/coordinators/c1} */
    public static CloudEventHeaders headers(Journal journal, String source) {
        String run = journal.plan().run();
        return new CloudEventHeaders(
                JOURNAL, run + "/journal", source, journal.ended().orElse(journal.started()), run);
    }

    public static byte[] toBytes(Journal journal) {
        return JsonWriter.writeBytes(write(journal));
    }

    public static Json.Mapping write(Journal journal) {
        var plan = journal.plan();
        var members = Messages.begin(JOURNAL)
                .put("title", ChaosToolkitJournal.title(plan))
                .put("experiment", Masking.experiment(plan.experiment().source()))
                .put("steps", journal.steps(), JournalCodec::step);
        return beyond(members, journal).done();
    }

    /** Everything about a run but its experiment and its steps' outputs. */
    static Members beyond(Members members, Journal journal) {
        var plan = journal.plan();
        return members.put("run", plan.run())
                .put("seed", Long.toString(plan.seed()))
                .put("started", journal.started())
                .put("ended", journal.ended(), JournalCodec::time)
                .put("status", journal.result().map(Result::status), status -> Json.of(Fields.word(status)))
                .put("deviated", journal.result().map(Result::deviated), Json::of)
                .put("verdict", journal.result().map(Result::verdict), verdict -> Json.of(Fields.word(verdict)))
                .put("recovery", journal.result().map(Result::recovery), recovery -> Json.of(Fields.word(recovery)))
                .put("reason", journal.result().map(Result::reason), Json::of)
                .put("policy", PlanCodec.write(plan.policy()))
                .put("placements", plan.placements().entrySet(), PlanCodec::write)
                .put("phases", journal.phases(), JournalCodec::phase)
                .put("approvals", journal.approvals(), JournalCodec::approval)
                .put("checks", journal.checks(), JournalCodec::check)
                .put("pauses", journal.pauses(), JournalCodec::pause)
                .put("faults", journal.faults(), JournalCodec::fault)
                .put("guards", journal.guards(), JournalCodec::guard)
                .put("stops", journal.stops(), JournalCodec::stop)
                .put("timings", timings(journal.timings()));
    }

    private static Json step(Journal.Entry entry) {
        return judged(entry).put("agents", entry.shares(), JournalCodec::share).done();
    }

    /** A step without what its agents said. */
    static Members judged(Journal.Entry entry) {
        return new Members()
                .put("step", Addresses.write(entry.address()))
                .put("name", entry.name())
                .put("dispatched", entry.dispatched())
                .put("ended", entry.ended(), JournalCodec::time)
                .put("outcome", entry.outcome(), outcome -> Json.of(Fields.word(outcome)))
                .put("judgement", entry.judgement(), EventCodec::write);
    }

    private static Json share(Journal.Share share) {
        return new Members()
                .put("agent", Addresses.write(share.agent()))
                .put(
                        "answer",
                        share.answer().map(ReportCodec::type),
                        type -> Json.of(type.substring(ReportCodec.PREFIX.length())))
                .put("started", share.answer().flatMap(JournalCodec::started), JournalCodec::time)
                .put("ended", share.answer().map(JournalCodec::ended), JournalCodec::time)
                .put("output", share.output(), output -> output)
                .put("error", share.trouble(), Json::of)
                .putSome("traceback", share.traceback(), Json::of)
                .done();
    }

    /** When an agent began, by its clock. */
    static Optional<Instant> started(Report.Answer answer) {
        return switch (answer) {
            case Report.Succeeded done -> Optional.of(done.started());
            case Report.Injected injected -> Optional.of(injected.started());
            case Report.Failed failed -> Optional.of(failed.started());
            case Report.Refused _, Report.Unknown _ -> Optional.empty();
        };
    }

    /** When an agent was done, by its clock. */
    static Instant ended(Report.Answer answer) {
        return switch (answer) {
            case Report.Succeeded done -> done.ended();
            case Report.Injected injected -> injected.ended();
            case Report.Failed failed -> failed.ended();
            case Report.Refused _, Report.Unknown _ -> answer.at();
        };
    }

    private static Json phase(RunEvent.PhaseEntered entered) {
        return new Members()
                .put("phase", entered.phase())
                .put("at", entered.at())
                .done();
    }

    private static Json approval(RunEvent.Approved approved) {
        return new Members().put("by", approved.by()).put("at", approved.at()).done();
    }

    private static Json check(Journal.Check check) {
        return new Members()
                .put("stage", check.stage())
                .put("round", check.round())
                .put("at", check.judged(), JournalCodec::time)
                .put("judgement", check.judgement(), EventCodec::write)
                .done();
    }

    private static Json pause(Journal.Pause pause) {
        return new Members()
                .put("step", Addresses.write(pause.step()))
                .put("before", pause.before())
                .put("started", pause.started())
                .put("ended", pause.ended(), JournalCodec::time)
                .done();
    }

    private static Json fault(Journal.Fault fault) {
        return new Members()
                .put("command", fault.command())
                .put("step", fault.step(), Addresses::write)
                .put("name", fault.name())
                .put("agent", Addresses.write(fault.agent()))
                .put("injected", fault.injected().map(Report.Injected::ended), JournalCodec::time)
                .put("until", fault.injected().map(Report.Injected::until), JournalCodec::time)
                .put("outcome", fault.outcome(), outcome -> Json.of(Fields.word(outcome)))
                .put("recoveries", fault.recoveries(), JournalCodec::recovered)
                .put("lost", fault.lost(), Json::of)
                .done();
    }

    private static Json recovered(Journal.Recovered recovered) {
        var report = recovered.report();
        return new Members()
                .put("at", recovered.at())
                .put("undoing", report.started())
                .put("verified", report.ended())
                .put("outcome", report.outcome())
                .put("cause", report.cause())
                .put("evidence", report.evidence())
                .done();
    }

    private static Json guard(Journal.GuardTrace trace) {
        return new Members()
                .put("guard", trace.guard())
                .put("tripped", trace.tripped().map(RunEvent.GuardTripped::at), JournalCodec::time)
                .put("reason", trace.tripped().map(RunEvent.GuardTripped::reason), Json::of)
                .put("warnings", trace.warnings(), JournalCodec::warning)
                .put("samples", trace.samples(), JournalCodec::sample)
                .done();
    }

    private static Json warning(RunEvent.GuardWarned warned) {
        return new Members()
                .put("at", warned.at())
                .put("reason", warned.reason())
                .done();
    }

    private static Json sample(RunEvent.GuardSampled sample) {
        return new Members()
                .put("at", sample.at())
                .put("round", sample.round())
                .put("verdict", sample.verdict())
                .put("value", sample.value(), JournalCodec::chartable)
                .put("reason", sample.reason())
                .done();
    }

    /** A number for charts; a text where no double can hold it. */
    private static Json chartable(BigDecimal value) {
        double plain = value.doubleValue();
        return Double.isInfinite(plain) ? Json.of(value.toString()) : Json.of(plain);
    }

    private static Json stop(RunEvent.StopRequested stop) {
        return new Members()
                .put("at", stop.at())
                .put("cause", stop.cause())
                .put("by", stop.by())
                .put("reason", stop.reason())
                .done();
    }

    private static Json timings(Timings timings) {
        return new Members()
                .put("breach", timings.breach(), JournalCodec::time)
                .put("decision", timings.decision(), JournalCodec::time)
                .put("breach-to-decision", timings.breachToDecision(), JournalCodec::length)
                .put("decision-to-last-undoing", timings.decisionToLastUndoing(), JournalCodec::length)
                .put("undoing-to-verified", timings.undoingToVerified(), JournalCodec::length)
                .put("total", timings.total(), JournalCodec::length)
                .put("to-recover", timings.toRecover(), JournalCodec::length)
                .put("faults", timings.faults(), JournalCodec::timing)
                .done();
    }

    private static Json timing(Timings.FaultTiming fault) {
        return new Members()
                .put("command", fault.command())
                .put("agent", Addresses.write(fault.agent()))
                .put("undoing", fault.undoing())
                .put("verified", fault.verified())
                .done();
    }

    private static Json time(Instant at) {
        return Json.of(Instants.write(at));
    }

    private static Json length(Duration length) {
        return Json.of(length.toString());
    }
}
