package dev.squall.agent.probe;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Habits;
import dev.squall.agent.call.Usage;
import dev.squall.agent.policy.Policy;
import dev.squall.agent.program.ProgramArguments;
import dev.squall.agent.program.ProgramRun;
import dev.squall.model.json.Json;
import java.util.Optional;
import java.util.function.Function;

/** {@code process.run}: runs a program and gives {@code {status, stdout, stderr}}, whatever the status is. */
public final class ProcessProbe implements Prober {
    private final Policy policy;
    private final Function<String, Optional<String>> environment;
    private final Habits habits;

    public ProcessProbe(Policy policy, Function<String, Optional<String>> environment, Habits habits) {
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
    public Observation observe(Json.Mapping arguments, CallContext context) throws InterruptedException {
        return switch (ProgramArguments.read(arguments, policy, environment, habits)) {
            case ProgramArguments.Reading.Rejected(var rejection) -> new Observation.Rejected(rejection);
            case ProgramArguments.Reading.Allowed(ProgramArguments program) ->
                switch (ProgramRun.run(program.line(), program.limit().orElse(context.timeout()), habits)) {
                    case ProgramRun.Result.Ended(Json.Mapping output) -> new Observation.Seen(output);
                    case ProgramRun.Result.Failed(String reason) -> new Observation.Unseen(reason);
                };
        };
    }
}
