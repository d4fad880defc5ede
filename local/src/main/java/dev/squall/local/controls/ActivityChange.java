package dev.squall.local.controls;

import dev.squall.model.codec.ExperimentReader;
import dev.squall.model.codec.Reading;
import dev.squall.model.experiment.Provider;
import dev.squall.model.experiment.Step;
import dev.squall.model.json.Json;
import dev.squall.model.message.Command;
import java.util.List;
import java.util.Optional;

/** What {@code before_activity_control} made of an activity: another call, or none at all. */
sealed interface ActivityChange {
    record Nothing() implements ActivityChange {}

    /** The command, with what is to be called now. */
    record Other(Command command) implements ActivityChange {}

    /** {@code dry} was set: it is not carried out. */
    record Dry() implements ActivityChange {}

    record Unreadable(String reason) implements ActivityChange {}

    static ActivityChange of(Command command, Json before, Json after) {
        if (after.equals(before) || !(after instanceof Json.Mapping activity)) {
            return new Nothing();
        }
        return activity.get("dry").filter(dry -> !dry.equals(Json.NULL)).isPresent()
                ? new Dry()
                : read(command, activity);
    }

    private static ActivityChange read(Command command, Json.Mapping activity) {
        var alone = Json.mapping("title", Json.of("one"))
                .with("description", Json.of("one"))
                .with("method", new Json.Array(List.of(activity)));
        return switch (ExperimentReader.fromSource(alone)) {
            case Reading.Read(var experiment, var _) -> {
                Optional<Step> step = experiment.method().stream().findFirst();
                yield step.<ActivityChange>map(now -> new Other(calling(command, now.provider())))
                        .orElseGet(Nothing::new);
            }
            case Reading.Unreadable(var problems) ->
                new Unreadable(problems.getFirst().toString());
        };
    }

    private static Command calling(Command command, Provider provider) {
        return switch (command) {
            case Command.Probe probe ->
                new Command.Probe(
                        probe.envelope(),
                        probe.agent(),
                        probe.step(),
                        probe.name(),
                        provider,
                        probe.scope(),
                        probe.timeout());
            case Command.Action action ->
                new Command.Action(
                        action.envelope(),
                        action.agent(),
                        action.step(),
                        action.name(),
                        provider,
                        action.scope(),
                        action.timeout(),
                        action.duration(),
                        action.lease(),
                        action.hardDeadline(),
                        action.blastRadius());
        };
    }
}
