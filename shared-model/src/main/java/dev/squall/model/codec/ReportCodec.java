package dev.squall.model.codec;

import dev.squall.model.json.Json;
import dev.squall.model.message.Recovery;
import dev.squall.model.message.RecoveryCause;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Report;
import java.util.List;

/** {@link Report} to JSON and back, for {@code squall.reports} and for the events that carry one. */
public final class ReportCodec {
    /** What the types of all reports begin with; {@link RequestCodec#PREFIX requests} share their topic. */
    public static final String PREFIX = "dev.squall.report.";

    public static final String SUCCEEDED = PREFIX + "succeeded";
    public static final String INJECTED = PREFIX + "injected";
    public static final String FAILED = PREFIX + "failed";
    public static final String REFUSED = PREFIX + "refused";
    public static final String UNKNOWN = PREFIX + "unknown";
    public static final String RECOVERED = PREFIX + "recovered";

    private ReportCodec() {}

    public static String type(Report report) {
        return switch (report) {
            case Report.Succeeded _ -> SUCCEEDED;
            case Report.Injected _ -> INJECTED;
            case Report.Failed _ -> FAILED;
            case Report.Refused _ -> REFUSED;
            case Report.Unknown _ -> UNKNOWN;
            case Report.Recovered _ -> RECOVERED;
        };
    }

    public static CloudEventHeaders headers(Report report) {
        String kind = report instanceof Report.Recovered ? "recovered" : "answered";
        return new CloudEventHeaders(
                type(report),
                report.command() + "/" + kind,
                "/squall/agents/" + report.agent(),
                report.at(),
                report.run());
    }

    public static byte[] toBytes(Report report) {
        return JsonWriter.writeBytes(write(report));
    }

    /** {@link UnreadableMessage} when it is no report. */
    public static Report fromBytes(byte[] bytes) {
        return read(JsonReader.parse(bytes));
    }

    public static Json.Mapping write(Report report) {
        var members = Messages.begin(type(report))
                .put("run", report.run())
                .put("command", report.command())
                .put("agent", Addresses.write(report.agent()))
                .put("at", report.at());
        return switch (report) {
            case Report.Succeeded done ->
                members.put("output", done.output())
                        .put("started", done.started())
                        .put("ended", done.ended())
                        .done();
            case Report.Injected injected ->
                members.put("output", injected.output())
                        .put("started", injected.started())
                        .put("ended", injected.ended())
                        .put("until", injected.until())
                        .done();
            case Report.Failed failed ->
                members.put("trouble", failed.trouble())
                        .put("error", failed.error())
                        .putSome("traceback", failed.traceback(), Json::of)
                        .put("started", failed.started())
                        .put("ended", failed.ended())
                        .done();
            case Report.Refused refused ->
                members.put("reason", refused.reason())
                        .put("detail", refused.detail())
                        .done();
            case Report.Unknown unknown ->
                members.put("detail", unknown.detail()).done();
            case Report.Recovered recovered ->
                members.put("outcome", recovered.outcome())
                        .put("cause", recovered.cause())
                        .put("evidence", recovered.evidence())
                        .put("started", recovered.started())
                        .put("ended", recovered.ended())
                        .done();
        };
    }

    /** {@link UnreadableMessage} when it is no report. */
    public static Report read(Json json) {
        return Messages.read(
                json, fields -> fields.text("type").equals(RECOVERED) ? recovered(fields) : answer(fields));
    }

    static Report.Answer answer(Fields fields) {
        String run = fields.text("run");
        String command = fields.text("command");
        var agent = Addresses.agent(fields, "agent");
        var at = fields.instant("at");
        return switch (fields.text("type")) {
            case SUCCEEDED ->
                new Report.Succeeded(
                        run,
                        command,
                        agent,
                        at,
                        fields.any("output"),
                        fields.instant("started"),
                        fields.instant("ended"));
            case INJECTED ->
                new Report.Injected(
                        run,
                        command,
                        agent,
                        at,
                        fields.any("output"),
                        fields.instant("started"),
                        fields.instant("ended"),
                        fields.instant("until"));
            case FAILED ->
                new Report.Failed(
                        run,
                        command,
                        agent,
                        at,
                        fields.oneOf("trouble", Report.Trouble.values()),
                        fields.text("error"),
                        fields.optional("traceback", (in, key) -> in.list(key, Fields::text))
                                .orElse(List.of()),
                        fields.instant("started"),
                        fields.instant("ended"));
            case REFUSED ->
                new Report.Refused(
                        run, command, agent, at, fields.oneOf("reason", Refusal.values()), fields.text("detail"));
            case UNKNOWN -> new Report.Unknown(run, command, agent, at, fields.text("detail"));
            default -> throw fields.unknown("type");
        };
    }

    static Report.Recovered recovered(Fields fields) {
        return new Report.Recovered(
                fields.text("run"),
                fields.text("command"),
                Addresses.agent(fields, "agent"),
                fields.instant("at"),
                fields.oneOf("outcome", Recovery.values()),
                fields.oneOf("cause", RecoveryCause.values()),
                fields.any("evidence"),
                fields.instant("started"),
                fields.instant("ended"));
    }
}
