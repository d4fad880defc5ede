package dev.squall.local.controls;

import dev.squall.model.codec.ChaosToolkitJournal;
import dev.squall.model.json.Json;
import dev.squall.model.message.Report;
import dev.squall.model.message.Report.Trouble;
import java.time.Instant;
import java.util.LinkedHashMap;

/** An agent's answer as the entry of a journal that {@code after_activity_control} is given, and back. */
final class ActivityEntry {
    private static final String OUTPUT = "output";
    private static final String STATUS = "status";
    private static final Json SUCCEEDED = Json.of("succeeded");

    private ActivityEntry() {}

    static Json.Mapping of(Report.Answer answer, Json activity) {
        return switch (answer) {
            case Report.Succeeded done -> entry(activity, done.output(), "succeeded", done.started(), done.ended());
            case Report.Injected placed ->
                entry(activity, placed.output(), "succeeded", placed.started(), placed.ended());
            case Report.Failed failed ->
                entry(activity, Json.NULL, "failed", failed.started(), failed.ended())
                        .with("exception", exception(failed));
            case Report.Refused refused -> entry(activity, Json.NULL, "failed", refused.at(), refused.at());
            case Report.Unknown unknown -> entry(activity, Json.NULL, "failed", unknown.at(), unknown.at());
        };
    }

    private static Json exception(Report.Failed failed) {
        return new Json.Array(ChaosToolkitJournal.exception(failed.error(), failed.traceback())
                .<Json>map(Json::of)
                .toList());
    }

    static Json.Mapping leftOut(Json activity, Instant at) {
        return entry(activity, Json.NULL, "succeeded", at, at);
    }

    private static Json.Mapping entry(Json activity, Json output, String status, Instant start, Instant end) {
        var members = new LinkedHashMap<String, Json>();
        members.put("activity", activity);
        members.put(OUTPUT, output);
        members.put("start", ChaosToolkitJournal.time(start));
        members.put(STATUS, Json.of(status));
        members.put("end", ChaosToolkitJournal.time(end));
        members.put("duration", ChaosToolkitJournal.seconds(start, end));
        return new Json.Mapping(members);
    }

    /** A control may replace the output, and turn success into failure and back; whether a fault is in place it cannot change. */
    static Report.Answer changed(Report.Answer answer, Json before, Json after) {
        if (after.equals(before) || !(after instanceof Json.Mapping entry)) {
            return answer;
        }
        Json output = entry.get(OUTPUT).orElse(Json.NULL);
        boolean succeeded = SUCCEEDED.equals(entry.get(STATUS).orElse(Json.NULL));
        return switch (answer) {
            case Report.Succeeded done ->
                succeeded
                        ? succeeded(done, output, done.started(), done.ended())
                        : new Report.Failed(
                                done.run(),
                                done.command(),
                                done.agent(),
                                done.at(),
                                Trouble.FAILED,
                                "a control says that it failed",
                                done.started(),
                                done.ended());
            case Report.Failed failed ->
                succeeded ? succeeded(failed, output, failed.started(), failed.ended()) : failed;
            case Report.Injected placed ->
                new Report.Injected(
                        placed.run(),
                        placed.command(),
                        placed.agent(),
                        placed.at(),
                        output,
                        placed.started(),
                        placed.ended(),
                        placed.until());
            case Report.Refused _, Report.Unknown _ -> answer;
        };
    }

    static Report.Succeeded succeeded(Report of, Json output, Instant started, Instant ended) {
        return new Report.Succeeded(of.run(), of.command(), of.agent(), of.at(), output, started, ended);
    }
}
