package dev.squall.agent.fault.python;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Habits;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.call.Usage;
import dev.squall.agent.fault.Effect;
import dev.squall.agent.fault.Plan;
import dev.squall.agent.fault.Target;
import dev.squall.agent.python.PythonAnswer;
import dev.squall.agent.python.PythonArguments;
import dev.squall.agent.python.PythonCall;
import dev.squall.agent.python.PythonError;
import dev.squall.agent.python.PythonHost;
import dev.squall.model.json.Json;
import dev.squall.model.message.Report.Trouble;
import java.util.List;
import java.util.Set;

/**
 * {@code python.call} as an action: calls a Python function once and gives what it returns. What the function hits is its
 * own affair, so that no blast radius is known before; what is known is its name, {@code python=module.func}.
 */
public final class PythonAction implements Effect {
    private final PythonHost host;
    private final Habits habits;

    public PythonAction(PythonHost host, Habits habits) {
        this.host = host;
        this.habits = habits;
    }

    @Override
    public String family() {
        return "python";
    }

    @Override
    public String func() {
        return "call";
    }

    @Override
    public Usage usage() {
        return PythonArguments.USAGE;
    }

    @Override
    public Plan plan(Json.Mapping arguments, CallContext context) {
        return switch (PythonArguments.read(arguments, host, habits)) {
            case PythonArguments.Reading.Rejected(Rejection rejection) -> new Plan.Rejected(rejection);
            case PythonArguments.Reading.Allowed(PythonCall call) ->
                new Plan.Ready(
                        List.of(new Target("Python function " + call.name(), Set.of("python=" + call.name()))),
                        arguments);
        };
    }

    @Override
    public Outcome act(Json.Mapping data, CallContext context) throws InterruptedException {
        return switch (PythonArguments.read(data, host, habits)) {
            case PythonArguments.Reading.Rejected(Rejection rejection) -> new Outcome.Failed(rejection.detail());
            case PythonArguments.Reading.Allowed(PythonCall call) -> outcome(host.call(call, context.timeout()));
        };
    }

    private Outcome outcome(PythonAnswer answer) {
        return switch (answer) {
            case PythonAnswer.Returned(Json value) -> new Outcome.Done(value);
            case PythonAnswer.Raised(var error) -> failed(error);
            case PythonAnswer.Interrupts(var error) -> failed(error);
            case PythonAnswer.Unanswered(String reason) -> new Outcome.Failed(reason);
            case PythonAnswer.Wrong(String detail) -> new Outcome.Failed(Trouble.BROKE, detail);
            case PythonAnswer.Refused(Rejection rejection) -> new Outcome.Failed(rejection.detail());
        };
    }

    private Outcome failed(PythonError error) {
        return new Outcome.Failed(error.trouble(habits), error.line(), error.traceback());
    }
}
