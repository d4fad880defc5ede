package dev.squall.model.codec;

import dev.squall.model.json.Json;
import dev.squall.model.message.Request;

/** {@link Request} to JSON and back; requests travel on {@code squall.reports} beside the reports. */
public final class RequestCodec {
    /** What the types of all requests begin with. */
    public static final String PREFIX = "dev.squall.request.";

    public static final String START = PREFIX + "start";
    public static final String APPROVE = PREFIX + "approve";
    public static final String ABORT = PREFIX + "abort";
    public static final String QUIT = PREFIX + "quit";

    private RequestCodec() {}

    public static String type(Request request) {
        return switch (request) {
            case Request.Start _ -> START;
            case Request.Approve _ -> APPROVE;
            case Request.Abort _ -> ABORT;
            case Request.Quit _ -> QUIT;
        };
    }

    /** @param source who passes it on, such as {@code /squall/coordinators/c1} */
    public static CloudEventHeaders headers(Request request, String source) {
        String id = request.run() + "/" + type(request) + "/" + request.by() + "/" + request.at();
        return new CloudEventHeaders(type(request), id, source, request.at(), request.run());
    }

    public static byte[] toBytes(Request request) {
        return JsonWriter.writeBytes(write(request));
    }

    /** {@link UnreadableMessage} when it is no request. */
    public static Request fromBytes(byte[] bytes) {
        return read(JsonReader.parse(bytes));
    }

    public static Json.Mapping write(Request request) {
        var members = Messages.begin(type(request))
                .put("run", request.run())
                .put("at", request.at())
                .put("by", request.by());
        return switch (request) {
            case Request.Start _ -> members.done();
            case Request.Approve approve ->
                members.put("plan-hash", approve.planHash()).done();
            case Request.Abort abort -> members.put("reason", abort.reason()).done();
            case Request.Quit quit -> members.put("reason", quit.reason()).done();
        };
    }

    /** {@link UnreadableMessage} when it is no request. */
    public static Request read(Json json) {
        return Messages.read(json, RequestCodec::read);
    }

    private static Request read(Fields fields) {
        String run = fields.text("run");
        var at = fields.instant("at");
        String by = fields.text("by");
        return switch (fields.text("type")) {
            case START -> new Request.Start(run, at, by);
            case APPROVE -> new Request.Approve(run, at, by, fields.text("plan-hash"));
            case ABORT -> new Request.Abort(run, at, by, fields.text("reason"));
            case QUIT -> new Request.Quit(run, at, by, fields.text("reason"));
            default -> throw fields.unknown("type");
        };
    }
}
