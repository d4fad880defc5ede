package dev.squall.agent.fault.process;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Habits;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.program.ProgramArguments;
import dev.squall.agent.program.ProgramRun;
import dev.squall.model.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code process.run} as an action: runs a program once and gives {@code {status, stdout, stderr}}. */
public final class ProcessAction implements Effect {
    private final Policy policy;
    private final Function<String, Optional<String>> environment;
    private final Habits habits;

    public ProcessAction(Policy policy, Function<String, Optional<String>> environment, Habits habits) {
        this.policy = policy;
        this.environment = environment;
        this.habits = habits;
    }

    @Override
    public String family() {
        return "process";
    }

    @Override
    public String func() {
        return "run";
    }

    @Override
    public Usage usage() {
        return ProgramArguments.USAGE;
    }

    @Override
    public Plan plan(Json.Mapping arguments, CallContext context) {
        return switch (ProgramArguments.read(arguments, policy, environment, habits)) {
            case ProgramArguments.Reading.Rejected(var rejection) -> new Plan.Rejected(rejection);
            case ProgramArguments.Reading.Allowed(ProgramArguments program) ->
                new Plan.Ready(
                        List.of(new Target("program " + program.program(), Set.of("program=" + program.program()))),
                        arguments);
        };
    }

    @Override
    public Outcome act(Json.Mapping data, CallContext context) throws InterruptedException {
        return switch (ProgramArguments.read(data, policy, environment, habits)) {
            case ProgramArguments.Reading.Rejected(var rejection) -> new Outcome.Failed(rejection.detail());
            case ProgramArguments.Reading.Allowed(ProgramArguments program) ->
                switch (ProgramRun.run(program.line(), program.limit().orElse(context.timeout()), habits)) {
                    case ProgramRun.Result.Ended(Json.Mapping output) -> new Outcome.Done(output);
                    case ProgramRun.Result.Failed(String reason) -> new Outcome.Failed(reason);
                };
        };
    }
}
