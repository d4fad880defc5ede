package dev.squall.model.codec;

import dev.squall.model.experiment.Experiment;
import dev.squall.model.journal.Phase;
import dev.squall.model.journal.Result;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.journal.StepOutcome;
import dev.squall.model.journal.StopCause;
import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.Report;
import dev.squall.model.message.StepAddress.Stage;
import dev.squall.model.tolerance.Judgement;
import dev.squall.model.tolerance.Verdict;
import java.math.BigDecimal;
import java.util.function.Function;

/**
 * {@link RunEvent} to JSON and back, for the store. The JSON holds everything, secrets written into the experiment
 * included; what is shown to people goes through {@link JournalCodec}.
 */
public final class EventCodec {
    /** What the types of all events begin with. */
    public static final String PREFIX = "dev.squall.event.";

    private EventCodec() {}

    public static String type(RunEvent event) {
        return PREFIX
                + switch (event) {
                    case RunEvent.RunPlanned _ -> "run-planned";
                    case RunEvent.Approved _ -> "approved";
                    case RunEvent.PhaseEntered _ -> "phase-entered";
                    case RunEvent.OwnershipTaken _ -> "ownership-taken";
                    case RunEvent.StepDispatched _ -> "step-dispatched";
                    case RunEvent.StepAnswered _ -> "step-answered";
                    case RunEvent.StepEnded _ -> "step-ended";
                    case RunEvent.PauseStarted _ -> "pause-started";
                    case RunEvent.PauseEnded _ -> "pause-ended";
                    case RunEvent.HypothesisJudged _ -> "hypothesis-judged";
                    case RunEvent.ControlSent _ -> "control-sent";
                    case RunEvent.FaultRecovered _ -> "fault-recovered";
                    case RunEvent.FaultFound _ -> "fault-found";
                    case RunEvent.FaultLost _ -> "fault-lost";
                    case RunEvent.GuardSampled _ -> "guard-sampled";
                    case RunEvent.GuardTripped _ -> "guard-tripped";
                    case RunEvent.GuardWarned _ -> "guard-warned";
                    case RunEvent.StopRequested _ -> "stop-requested";
                    case RunEvent.StepsClosed _ -> "steps-closed";
                    case RunEvent.RunFinished _ -> "run-finished";
                };
    }

    public static byte[] toBytes(RunEvent event) {
        return JsonWriter.writeBytes(write(event));
    }

    /** {@link UnreadableMessage} when it is no event. */
    public static RunEvent fromBytes(byte[] bytes) {
        return read(JsonReader.parse(bytes));
    }

    /** As {@link #write}, for people: without the secrets that an author wrote into the file. */
    public static Json.Mapping writeMasked(RunEvent event) {
        var written = write(event);
        return switch (event) {
            case RunEvent.RunPlanned planned -> written.with("plan", Masking.plan(planned.plan()));
            case RunEvent.StepDispatched sent -> written.with("command", Masking.command(sent.command()));
            case RunEvent.Lifecycle _, RunEvent.Progress _ -> written;
        };
    }

    public static Json.Mapping write(RunEvent event) {
        var members = Messages.begin(type(event)).put("at", event.at());
        var all = switch (event) {
            case RunEvent.RunPlanned planned -> members.put("plan", PlanCodec.write(planned.plan()));
            case RunEvent.Approved approved -> members.put("by", approved.by());
            case RunEvent.PhaseEntered entered -> members.put("phase", entered.phase());
            case RunEvent.OwnershipTaken taken -> members.put("epoch", taken.epoch());
            case RunEvent.StepDispatched sent -> members.put("command", CommandCodec.write(sent.command()));
            case RunEvent.StepAnswered answered -> members.put("report", ReportCodec.write(answered.answer()));
            case RunEvent.StepEnded ended ->
                members.put("step", Addresses.write(ended.step()))
                        .put("outcome", ended.outcome())
                        .put("judgement", ended.judgement(), EventCodec::write)
                        .put("again", ended.again(), at -> Json.of(Instants.write(at)));
            case RunEvent.PauseStarted pause ->
                members.put("step", Addresses.write(pause.step()))
                        .put("before", pause.before())
                        .put("until", pause.until());
            case RunEvent.PauseEnded pause ->
                members.put("step", Addresses.write(pause.step())).put("before", pause.before());
            case RunEvent.HypothesisJudged judged ->
                members.put("stage", judged.stage())
                        .put("round", judged.round())
                        .put("judgement", write(judged.judgement()));
            case RunEvent.ControlSent sent ->
                members.put("cluster", sent.cluster()).put("control", ControlCodec.write(sent.control()));
            case RunEvent.FaultRecovered recovered -> members.put("report", ReportCodec.write(recovered.report()));
            case RunEvent.FaultFound found -> members.put("report", ReportCodec.write(found.report()));
            case RunEvent.FaultLost lost ->
                members.put("command", lost.command()).put("reason", lost.reason());
            case RunEvent.GuardSampled sampled -> sampled(members, sampled);
            case RunEvent.GuardTripped tripped ->
                members.put("guard", tripped.guard()).put("reason", tripped.reason());
            case RunEvent.GuardWarned warned ->
                members.put("guard", warned.guard()).put("reason", warned.reason());
            case RunEvent.StopRequested stop ->
                members.put("cause", stop.cause()).put("by", stop.by()).put("reason", stop.reason());
            case RunEvent.StepsClosed closed ->
                members.put("cause", closed.cause()).put("by", closed.by()).put("reason", closed.reason());
            case RunEvent.RunFinished finished -> members.put("result", write(finished.result()));
        };
        return all.done();
    }

    /** The value is a text: exact, whatever its size. */
    private static Members sampled(Members members, RunEvent.GuardSampled sampled) {
        return members.put("guard", sampled.guard())
                .put("round", sampled.round())
                .put("verdict", sampled.verdict())
                .put("value", sampled.value(), value -> Json.of(value.toString()))
                .put("reason", sampled.reason());
    }

    static Json.Mapping write(Judgement judgement) {
        return new Members()
                .put("verdict", judgement.verdict())
                .put("reason", judgement.reason())
                .done();
    }

    static Json.Mapping write(Result result) {
        return new Members()
                .put("status", result.status())
                .put("deviated", result.deviated())
                .put("verdict", result.verdict())
                .put("recovery", result.recovery())
                .put("reason", result.reason())
                .done();
    }

    /** {@link UnreadableMessage} when it is no event. */
    public static RunEvent read(Json json) {
        return read(json, PlanCodec::stored);
    }

    /** @param experiments reads an experiment's document again */
    static RunEvent read(Json json, Function<Json.Mapping, Experiment> experiments) {
        return Messages.read(json, fields -> read(fields, experiments));
    }

    private static RunEvent read(Fields fields, Function<Json.Mapping, Experiment> experiments) {
        String type = fields.text("type");
        if (!type.startsWith(PREFIX)) {
            throw fields.unknown("type");
        }
        var at = fields.instant("at");
        return switch (type.substring(PREFIX.length())) {
            case "run-planned" -> new RunEvent.RunPlanned(at, PlanCodec.read(fields.fields("plan"), experiments));
            case "approved" -> new RunEvent.Approved(at, fields.text("by"));
            case "phase-entered" -> new RunEvent.PhaseEntered(at, fields.oneOf("phase", Phase.values()));
            case "ownership-taken" -> new RunEvent.OwnershipTaken(at, fields.integer("epoch"));
            case "step-dispatched" -> new RunEvent.StepDispatched(at, CommandCodec.read(fields.any("command")));
            case "step-answered" -> new RunEvent.StepAnswered(at, ReportCodec.answer(fields.fields("report")));
            case "step-ended" ->
                new RunEvent.StepEnded(
                        at,
                        Addresses.step(fields, "step"),
                        fields.oneOf("outcome", StepOutcome.values()),
                        fields.optional("judgement", EventCodec::judgement),
                        fields.optional("again", Fields::instant));
            case "pause-started" ->
                new RunEvent.PauseStarted(
                        at, Addresses.step(fields, "step"), fields.truth("before"), fields.instant("until"));
            case "pause-ended" -> new RunEvent.PauseEnded(at, Addresses.step(fields, "step"), fields.truth("before"));
            case "hypothesis-judged" ->
                new RunEvent.HypothesisJudged(
                        at,
                        fields.oneOf("stage", Stage.values()),
                        fields.small("round"),
                        judgement(fields, "judgement"));
            case "control-sent" ->
                new RunEvent.ControlSent(at, fields.text("cluster"), ControlCodec.read(fields.any("control")));
            case "fault-recovered" -> new RunEvent.FaultRecovered(at, ReportCodec.recovered(fields.fields("report")));
            case "fault-found" -> new RunEvent.FaultFound(at, injected(fields));
            case "fault-lost" -> new RunEvent.FaultLost(at, fields.text("command"), fields.text("reason"));
            case "guard-sampled" -> sampled(at, fields);
            case "guard-tripped" -> new RunEvent.GuardTripped(at, fields.text("guard"), fields.text("reason"));
            case "guard-warned" -> new RunEvent.GuardWarned(at, fields.text("guard"), fields.text("reason"));
            case "stop-requested" ->
                new RunEvent.StopRequested(
                        at, fields.oneOf("cause", StopCause.values()), fields.text("by"), fields.text("reason"));
            case "steps-closed" ->
                new RunEvent.StepsClosed(
                        at, fields.oneOf("cause", StopCause.values()), fields.text("by"), fields.text("reason"));
            case "run-finished" -> new RunEvent.RunFinished(at, result(fields.fields("result")));
            default -> throw fields.unknown("type");
        };
    }

    private static RunEvent sampled(java.time.Instant at, Fields fields) {
        return new RunEvent.GuardSampled(
                at,
                fields.text("guard"),
                fields.small("round"),
                fields.oneOf("verdict", Verdict.values()),
                fields.optional("value", (all, key) -> all.parsed(key, "a number as text", BigDecimal::new)),
                fields.text("reason"));
    }

    private static Report.Injected injected(Fields fields) {
        if (ReportCodec.answer(fields.fields("report")) instanceof Report.Injected injected) {
            return injected;
        }
        throw fields.unknown("report");
    }

    private static Judgement judgement(Fields fields, String key) {
        var judgement = fields.fields(key);
        return new Judgement(judgement.oneOf("verdict", Verdict.values()), judgement.text("reason"));
    }

    private static Result result(Fields fields) {
        return new Result(
                fields.oneOf("status", Result.Status.values()),
                fields.truth("deviated"),
                fields.oneOf("verdict", Verdict.values()),
                fields.oneOf("recovery", Recovery.values()),
                fields.text("reason"));
    }
}
