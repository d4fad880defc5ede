package dev.squall.model.codec;

import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Envelope;

/** {@link Command} to JSON and back, for {@code squall.commands.<cluster>} and for the events that carry one. */
public final class CommandCodec {
    public static final String PROBE = "dev.squall.command.probe";
    public static final String ACTION = "dev.squall.command.action";

    private CommandCodec() {}

    public static String type(Command command) {
        return switch (command) {
            case Command.Probe _ -> PROBE;
            case Command.Action _ -> ACTION;
        };
    }

    /** @param source the coordinator that speaks, such as {@code /squall/coordinators/c1} */
    public static CloudEventHeaders headers(Command command, String source) {
        return new CloudEventHeaders(
                type(command), command.id(), source, command.envelope().issuedAt(), command.run());
    }

    public static byte[] toBytes(Command command) {
        return JsonWriter.writeBytes(write(command));
    }

    /** {@link UnreadableMessage} when it is no command. */
    public static Command fromBytes(byte[] bytes) {
        return read(JsonReader.parse(bytes));
    }

    public static Json.Mapping write(Command command) {
        var members = Messages.begin(type(command))
                .put("envelope", write(command.envelope()))
                .put("agent", Addresses.write(command.agent()))
                .put("step", Addresses.write(command.step()))
                .put("name", command.name())
                .put("provider", ProviderCodec.write(command.provider()))
                .put("scope", ScopeCodec.write(command.scope()))
                .put("timeout", command.timeout());
        return switch (command) {
            case Command.Probe _ -> members.done();
            case Command.Action action ->
                members.put("duration", action.duration(), length -> Json.of(length.toString()))
                        .put("lease", action.lease())
                        .put("hard-deadline", action.hardDeadline())
                        .put("blast-radius", action.blastRadius(), BlastRadiusCodec::write)
                        .done();
        };
    }

    /** {@link UnreadableMessage} when it is no command. */
    public static Command read(Json json) {
        return Messages.read(json, CommandCodec::read);
    }

    private static Command read(Fields fields) {
        var envelope = envelope(fields.fields("envelope"));
        var agent = Addresses.agent(fields, "agent");
        var step = Addresses.step(fields, "step");
        String name = fields.text("name");
        var provider = ProviderCodec.read(fields.fields("provider"));
        var scope = ScopeCodec.read(fields.fields("scope"));
        var timeout = fields.duration("timeout");
        return switch (fields.text("type")) {
            case PROBE -> new Command.Probe(envelope, agent, step, name, provider, scope, timeout);
            case ACTION ->
                new Command.Action(
                        envelope,
                        agent,
                        step,
                        name,
                        provider,
                        scope,
                        timeout,
                        fields.optional("duration", Fields::duration),
                        fields.duration("lease"),
                        fields.instant("hard-deadline"),
                        fields.optional("blast-radius", (at, key) -> BlastRadiusCodec.read(at.fields(key))));
            default -> throw fields.unknown("type");
        };
    }

    private static Json write(Envelope envelope) {
        return new Members()
                .put("id", envelope.id())
                .put("run", envelope.run())
                .put("epoch", envelope.epoch())
                .put("issued-at", envelope.issuedAt())
                .put("not-after", envelope.notAfter())
                .done();
    }

    private static Envelope envelope(Fields fields) {
        return new Envelope(
                fields.text("id"),
                fields.text("run"),
                fields.integer("epoch"),
                fields.instant("issued-at"),
                fields.instant("not-after"));
    }
}
