package dev.squall.model.codec;

import dev.squall.model.json.Json;
import dev.squall.model.message.Control;

/** {@link Control} to JSON and back, for {@code squall.control.<cluster>} and for the events that carry one. */
public final class ControlCodec {
    public static final String ABORT = "dev.squall.control.abort";
    public static final String RECOVER = "dev.squall.control.recover";
    public static final String BREAK_OFF = "dev.squall.control.break-off";
    public static final String LEASE = "dev.squall.control.lease";

    private ControlCodec() {}

    public static String type(Control control) {
        return switch (control) {
            case Control.Abort _ -> ABORT;
            case Control.Recover _ -> RECOVER;
            case Control.BreakOff _ -> BREAK_OFF;
            case Control.Lease _ -> LEASE;
        };
    }

    /** @param source the coordinator that speaks, such as {@code /squall/coordinators/c1} */
    public static CloudEventHeaders headers(Control control, String source) {
        String id = control.run() + "/" + type(control) + "/" + control.epoch() + "/" + control.issuedAt();
        return new CloudEventHeaders(type(control), id, source, control.issuedAt(), control.run());
    }

    public static byte[] toBytes(Control control) {
        return JsonWriter.writeBytes(write(control));
    }

    /** {@link UnreadableMessage} when it is no control. */
    public static Control fromBytes(byte[] bytes) {
        return read(JsonReader.parse(bytes));
    }

    public static Json.Mapping write(Control control) {
        var members = Messages.begin(type(control))
                .put("run", control.run())
                .put("epoch", control.epoch())
                .put("issued-at", control.issuedAt());
        return switch (control) {
            case Control.Abort abort -> members.put("reason", abort.reason()).done();
            case Control.Recover recover ->
                members.put("commands", recover.commands(), Json::of)
                        .put("reason", recover.reason())
                        .done();
            case Control.BreakOff off ->
                members.put("commands", off.commands(), Json::of)
                        .put("reason", off.reason())
                        .done();
            case Control.Lease lease -> members.put("length", lease.length()).done();
        };
    }

    /** {@link UnreadableMessage} when it is no control. */
    public static Control read(Json json) {
        return Messages.read(json, ControlCodec::read);
    }

    private static Control read(Fields fields) {
        String run = fields.text("run");
        long epoch = fields.integer("epoch");
        var issuedAt = fields.instant("issued-at");
        return switch (fields.text("type")) {
            case ABORT -> new Control.Abort(run, epoch, issuedAt, fields.text("reason"));
            case RECOVER ->
                new Control.Recover(run, epoch, issuedAt, fields.list("commands", Fields::text), fields.text("reason"));
            case BREAK_OFF ->
                new Control.BreakOff(
                        run, epoch, issuedAt, fields.list("commands", Fields::text), fields.text("reason"));
            case LEASE -> new Control.Lease(run, epoch, issuedAt, fields.duration("length"));
            default -> throw fields.unknown("type");
        };
    }
}
