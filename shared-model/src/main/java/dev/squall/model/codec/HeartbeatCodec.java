package dev.squall.model.codec;

import dev.squall.model.json.Json;
import dev.squall.model.message.Heartbeat;
import dev.squall.model.message.OpenFault;
import java.util.LinkedHashSet;

/** {@link Heartbeat} to JSON and back, for {@code squall.fleet}. */
public final class HeartbeatCodec {
    public static final String HEARTBEAT = "dev.squall.fleet.heartbeat";

    private HeartbeatCodec() {}

    public static CloudEventHeaders headers(Heartbeat heartbeat) {
        String agent = heartbeat.agent().toString();
        String id = agent + "/" + heartbeat.incarnation() + "/" + heartbeat.at();
        return new CloudEventHeaders(HEARTBEAT, id, "/squall/agents/" + agent, heartbeat.at(), agent);
    }

    public static byte[] toBytes(Heartbeat heartbeat) {
        return JsonWriter.writeBytes(write(heartbeat));
    }

    /** {@link UnreadableMessage} when it is no heartbeat. */
    public static Heartbeat fromBytes(byte[] bytes) {
        return read(JsonReader.parse(bytes));
    }

    public static Json.Mapping write(Heartbeat heartbeat) {
        return Messages.begin(HEARTBEAT)
                .put("agent", Addresses.write(heartbeat.agent()))
                .put("incarnation", heartbeat.incarnation())
                .put("at", heartbeat.at())
                .put("labels", heartbeat.labels(), Json::of)
                .put("capabilities", heartbeat.capabilities().stream().toList(), Json::of)
                .put("open-faults", heartbeat.openFaults(), HeartbeatCodec::write)
                .done();
    }

    private static Json write(OpenFault fault) {
        return new Members()
                .put("run", fault.run())
                .put("command", fault.command())
                .put("target", fault.target())
                .put("until", fault.until())
                .done();
    }

    /** {@link UnreadableMessage} when it is no heartbeat. */
    public static Heartbeat read(Json json) {
        return Messages.read(json, HeartbeatCodec::read);
    }

    private static Heartbeat read(Fields fields) {
        if (!fields.text("type").equals(HEARTBEAT)) {
            throw fields.unknown("type");
        }
        return new Heartbeat(
                Addresses.agent(fields, "agent"),
                fields.text("incarnation"),
                fields.instant("at"),
                fields.fields("labels").each(Fields::text),
                new LinkedHashSet<>(fields.list("capabilities", Fields::text)),
                fields.list("open-faults", (list, i) -> openFault(list.fields(i))));
    }

    private static OpenFault openFault(Fields fields) {
        return new OpenFault(
                fields.text("run"), fields.text("command"), fields.text("target"), fields.instant("until"));
    }
}
