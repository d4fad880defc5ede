package dev.squall.agent.probe;

import dev.squall.agent.call.CallContext;
import dev.squall.agent.call.Habits;
import dev.squall.agent.call.Rejection;
import dev.squall.agent.call.Usage;
import dev.squall.agent.python.PythonAnswer;
import dev.squall.agent.python.PythonArguments;
import dev.squall.agent.python.PythonCall;
import dev.squall.agent.python.PythonError;
import dev.squall.agent.python.PythonHost;
import dev.squall.model.json.Json;
import dev.squall.model.message.Refusal;

/** {@code python.call}: calls a Python function and gives what it returns. */
public final class PythonProbe implements Prober {
    private final PythonHost host;
    private final Habits habits;

    public PythonProbe(PythonHost host, Habits habits) {
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
    public Observation observe(Json.Mapping arguments, CallContext context) throws InterruptedException {
        return switch (PythonArguments.read(arguments, host, habits)) {
            case PythonArguments.Reading.Rejected(Rejection rejection) -> new Observation.Rejected(rejection);
            case PythonArguments.Reading.Allowed(PythonCall call) -> observed(host.call(call, context.timeout()));
        };
    }

    private Observation observed(PythonAnswer answer) {
        return switch (answer) {
            case PythonAnswer.Returned(Json value) -> new Observation.Seen(value);
            case PythonAnswer.Raised(var error) -> unseen(error);
            case PythonAnswer.Interrupts(var error) -> unseen(error);
            case PythonAnswer.Unanswered(String reason) -> new Observation.Unseen(reason);
            case PythonAnswer.Wrong(String detail) -> new Observation.Rejected(new Rejection(Refusal.INVALID, detail));
            case PythonAnswer.Refused(Rejection rejection) -> new Observation.Rejected(rejection);
        };
    }

    private Observation unseen(PythonError error) {
        return new Observation.Unseen(error.trouble(habits), error.line(), error.traceback());
    }
}
