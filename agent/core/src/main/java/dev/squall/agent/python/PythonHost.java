package dev.squall.agent.python;

import dev.squall.agent.call.Rejection;
import dev.squall.agent.policy.Policy;
import dev.squall.model.codec.JsonWriter;
import dev.squall.model.json.Json;
import dev.squall.model.message.Refusal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is asked of Python code, through one process: started with the first request, kept warm, started again
 * when it is gone, ended with {@link #close}. Safe for several threads; what is asked at once runs at once.
 *
 * <pre>
 * {@link PythonCall}, {@link ControlCall} -> policy -> {@link Conversation} -> {@link Bridge} -> process
 * </pre>
 */
public final class PythonHost implements AutoCloseable {
    /** Of one request's JSON, and of one answer's. */
    public static final int MOST_BYTES = 2 << 20;

    /** Requests at once. */
    public static final int MOST_CALLS = 64;

    /** How long a function that is broken off has to end. */
    static final Duration GRACE = Duration.ofSeconds(2);

    private final Interpreter interpreter;
    private final Path directory;
    private final Policy policy;
    private final PythonListener listener;
    private final Semaphore places = new Semaphore(MOST_CALLS);
    private @Nullable Bridge bridge;
    private boolean closed;

    /**
     * Starts nothing yet.
     *
     * @param directory where the process works, and looks for modules first
     * @param policy    decides on each module and function before the module is imported
     */
    public PythonHost(Interpreter interpreter, Path directory, Policy policy, PythonListener listener) {
        this.interpreter = interpreter;
        this.directory = directory;
        this.policy = policy;
        this.listener = listener;
    }

    /** Why a call is not allowed here, before anything is asked. */
    public Optional<Rejection> objectionTo(PythonCall call) {
        return policy.objectionToPython(call.module(), call.func());
    }

    public PythonAnswer call(PythonCall call, Duration limit) throws InterruptedException {
        return switch (ask(call.module(), call.func(), call.request(), limit)) {
            case Outcome.Given(Json.Mapping answer) ->
                new PythonAnswer.Returned(answer.get("returned").orElse(Json.NULL));
            case Outcome.Raised(PythonError error) ->
                error.interrupts() ? new PythonAnswer.Interrupts(error) : new PythonAnswer.Raised(error);
            case Outcome.Wrong(var _, String detail) -> new PythonAnswer.Wrong(detail);
            case Outcome.Refused(Rejection rejection) -> new PythonAnswer.Refused(rejection);
            case Outcome.Unanswered(String reason) -> new PythonAnswer.Unanswered(reason);
        };
    }

    /** @param arguments the names of those that a step gives */
    public PythonInspection inspect(String module, String func, List<String> arguments, Duration limit)
            throws InterruptedException {
        var request = request("inspect")
                .with("module", Json.of(module))
                .with("func", Json.of(func))
                .with("names", new Json.Array(arguments.stream().map(Json::of).toList()));
        return switch (ask(module, func, request, limit)) {
            case Outcome.Given(Json.Mapping answer)
            when answer.get("function").orElse(Json.NULL) instanceof Json.Mapping told ->
                new PythonInspection.Found(Answers.function(told), Answers.objection(answer));
            case Outcome.Given _ -> new PythonInspection.Unanswered(module + "." + func + " cannot be described");
            case Outcome.Raised(PythonError error) -> new PythonInspection.Unanswered(error.line());
            case Outcome.Wrong(var cause, String detail) ->
                cause == Outcome.Wrong.Cause.MODULE
                        ? new PythonInspection.NoModule(detail)
                        : new PythonInspection.NoFunction(detail);
            case Outcome.Refused(Rejection rejection) -> new PythonInspection.Refused(rejection);
            case Outcome.Unanswered(String reason) -> new PythonInspection.Unanswered(reason);
        };
    }

    /** @param name of a distribution, such as {@code chaostoolkit-kubernetes}, or of a package */
    public PythonDiscovery discover(String name, Duration limit) throws InterruptedException {
        var request = request("discover").with("package", Json.of(name));
        return switch (ask(name, "discover", request, limit)) {
            case Outcome.Given(Json.Mapping answer) -> new PythonDiscovery.Told(Answers.functions(answer));
            case Outcome.Raised(PythonError error) -> new PythonDiscovery.Untold(error.line());
            case Outcome.Wrong(var _, String detail) -> new PythonDiscovery.Untold(detail);
            case Outcome.Refused(Rejection rejection) -> new PythonDiscovery.Untold(rejection.detail());
            case Outcome.Unanswered(String reason) -> new PythonDiscovery.Untold(reason);
        };
    }

    public ControlAnswer control(ControlCall call, Duration limit) throws InterruptedException {
        return switch (ask(call.module(), call.point().function(), call.request(), limit)) {
            case Outcome.Given(Json.Mapping answer) -> controlled(call, answer);
            case Outcome.Raised(PythonError error) -> new ControlAnswer.Unanswered(error.line());
            case Outcome.Wrong(var _, String detail) -> new ControlAnswer.Unloadable(detail);
            case Outcome.Refused(Rejection rejection) -> new ControlAnswer.Refused(rejection);
            case Outcome.Unanswered(String reason) -> new ControlAnswer.Unanswered(reason);
        };
    }

    private static ControlAnswer controlled(ControlCall call, Json.Mapping answer) {
        if (!(answer.get("changed").orElse(Json.NULL) instanceof Json.Mapping changed)) {
            return new ControlAnswer.NotThere();
        }
        var left = call.left(changed);
        Optional<PythonError> raised = answer.get("raised").orElse(Json.NULL) instanceof Json.Mapping told
                ? Optional.of(Answers.error(told))
                : Optional.empty();
        return raised.filter(PythonError::interrupts)
                .<ControlAnswer>map(error -> new ControlAnswer.Interrupts(left, error))
                .orElseGet(() -> new ControlAnswer.Applied(left, raised));
    }

    /** Calls a plugin for notifications with its channel and the event; gives what went wrong. */
    public Optional<String> plugin(String module, String func, Json channel, Json event, Duration limit)
            throws InterruptedException {
        var request = request("plugin")
                .with("module", Json.of(module))
                .with("func", Json.of(func))
                .with("channel", channel)
                .with("event", event);
        return switch (ask(module, func, request, limit)) {
            case Outcome.Given _ -> Optional.empty();
            case Outcome.Raised(PythonError error) -> Optional.of(error.line());
            case Outcome.Wrong(var _, String detail) -> Optional.of(detail);
            case Outcome.Refused(Rejection rejection) -> Optional.of(rejection.detail());
            case Outcome.Unanswered(String reason) -> Optional.of(reason);
        };
    }

    private static Json.Mapping request(String what) {
        return Json.mapping("do", Json.of(what));
    }

    private Outcome ask(String module, String func, Json.Mapping request, Duration limit) throws InterruptedException {
        String name = module + "." + func;
        var objection = policy.objectionToPython(module, func);
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        byte[] body = JsonWriter.writeBytes(request);
        if (body.length > MOST_BYTES) {
            return new Outcome.Wrong(
                    Outcome.Wrong.Cause.ARGUMENTS,
                    name + " is given " + body.length + " bytes, which is more than the " + MOST_BYTES
                            + " that are passed on");
        }
        if (!places.tryAcquire()) {
            return new Outcome.Refused(new Rejection(Refusal.OVERLOADED, MOST_CALLS + " Python calls are at work"));
        }
        try {
            return new Conversation(running(), name).hold(body, limit);
        } catch (IOException e) {
            return new Outcome.Unanswered(
                    name + " was not run: " + interpreter.program() + " cannot be started: " + e.getMessage());
        } finally {
            places.release();
        }
    }

    private synchronized Bridge running() throws IOException {
        if (closed) {
            throw new IOException("its time is over");
        }
        if (bridge == null || !bridge.alive()) {
            bridge = Bridge.start(interpreter, directory, listener);
        }
        return bridge;
    }

    /** The process that is there now, for tests and for people. */
    synchronized Optional<Long> pid() {
        return Optional.ofNullable(bridge).filter(Bridge::alive).map(Bridge::pid);
    }

    /** Ends the process; what is at work there is broken off with it. */
    @Override
    public void close() {
        Bridge last;
        synchronized (this) {
            closed = true;
            last = bridge;
        }
        if (last != null && last.alive()) {
            last.close();
        }
    }
}
