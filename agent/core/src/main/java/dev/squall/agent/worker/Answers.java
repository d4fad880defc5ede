package dev.squall.agent.worker;

import dev.squall.agent.call.Rejection;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Refusal;
import dev.squall.model.message.Report;
import dev.squall.model.message.Report.Trouble;
import java.time.Instant;
import java.util.List;

/** Writes the answers to one command; takes the secrets out of each. */
final class Answers {
    private final Shift shift;
    private final String run;
    private final String command;
    private final Instant started;

    Answers(Shift shift, Command command) {
        this(shift, command.run(), command.id());
    }

    Answers(Shift shift, String run, String command) {
        this.shift = shift;
        this.run = run;
        this.command = command;
        this.started = shift.now();
    }

    Report.Succeeded succeeded(Json output, Masks masks) {
        Instant now = shift.now();
        return new Report.Succeeded(run, command, shift.agent(), now, masks.mask(output), started, now);
    }

    Report.Injected injected(Json output, Instant until, Masks masks) {
        Instant now = shift.now();
        return new Report.Injected(run, command, shift.agent(), now, masks.mask(output), started, now, until);
    }

    Report.Failed failed(String error, Masks masks) {
        return failed(Trouble.FAILED, error, List.of(), masks);
    }

    Report.Failed failed(Trouble trouble, String error, List<String> traceback, Masks masks) {
        Instant now = shift.now();
        var masked = traceback.stream().map(masks::mask).toList();
        return new Report.Failed(run, command, shift.agent(), now, trouble, masks.mask(error), masked, started, now);
    }

    Report.Failed broken(Throwable cause, Masks masks) {
        shift.broken(command, cause, masks);
        return failed(Trouble.BROKE, "it broke inside the agent: " + cause, List.of(), masks);
    }

    Report.Refused refused(Rejection rejection, Masks masks) {
        return refused(rejection.reason(), masks.mask(rejection.detail()));
    }

    Report.Refused refused(Refusal reason, String detail) {
        return new Report.Refused(run, command, shift.agent(), shift.now(), reason, detail);
    }

    Report.Unknown unknown(String detail, Masks masks) {
        return new Report.Unknown(run, command, shift.agent(), shift.now(), masks.mask(detail));
    }
}
