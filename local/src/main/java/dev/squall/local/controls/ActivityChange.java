package dev.squall.local.controls;

import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Reading;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Step;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import dev.squall.model.message.Scope;
import java.util.List;
import java.util.Optional;

/** What controls made of an activity before it is carried out: another call, another configuration, or none at all. */
sealed interface ActivityChange {
    record Nothing() implements ActivityChange {}

    /** The command, with what is to be called now. */
    record Other(Command command) implements ActivityChange {}

    /** {@code dry} was set: it is not carried out. */
    record Dry() implements ActivityChange {}

    record Unreadable(String reason) implements ActivityChange {}

    /** @param configuration as controls have left it */
    static ActivityChange of(Command command, Json written, Json now, Json.Mapping configuration) {
        var scope = new Scope(configuration.members(), command.scope().secrets());
        if (now.equals(written) || !(now instanceof Json.Mapping activity)) {
            return scope.equals(command.scope())
                    ? new Nothing()
                    : new Other(calling(command, command.provider(), scope));
        }
        return isDry(activity) && !isDry(written) ? new Dry() : read(command, activity, scope);
    }

    private static boolean isDry(Json activity) {
        return activity instanceof Json.Mapping fields
                && fields.get("dry").filter(dry -> !dry.equals(Json.NULL)).isPresent();
    }

    private static ActivityChange read(Command command, Json.Mapping activity, Scope scope) {
        var alone = Json.mapping("title", Json.of("one"))
                .with("description", Json.of("one"))
                .with("method", new Json.Array(List.of(activity)));
        return switch (ExperimentReader.fromSource(alone)) {
            case Reading.Read(var experiment, var _) -> {
                Optional<Step> step = experiment.method().stream().findFirst();
                yield step.<ActivityChange>map(now -> new Other(calling(command, now.provider(), scope)))
                        .orElseGet(Nothing::new);
            }
            case Reading.Unreadable(var problems, var _) ->
                new Unreadable(problems.getFirst().toString());
        };
    }

    private static Command calling(Command command, Provider provider, Scope scope) {
        return switch (command) {
            case Command.Probe probe ->
                new Command.Probe(
                        probe.envelope(), probe.agent(), probe.step(), probe.name(), provider, scope, probe.timeout());
            case Command.Action action ->
                new Command.Action(
                        action.envelope(),
                        action.agent(),
                        action.step(),
                        action.name(),
                        provider,
                        scope,
                        action.timeout(),
                        action.duration(),
                        action.lease(),
                        action.hardDeadline(),
                        action.blastRadius());
        };
    }
}
