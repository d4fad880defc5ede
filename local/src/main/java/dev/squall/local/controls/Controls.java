package dev.squall.local.controls;

import dev.squall.agent.python.ControlAnswer;
import dev.squall.agent.python.ControlCall;
import dev.squall.agent.python.ControlPoint;
import dev.squall.agent.python.PythonHost;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.json.Json;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The controls of one run: calls all that apply at a point, one after the other, and hands on what they leave. One that
 * fails, hangs or cannot be imported never stops a run; only one that raises {@code InterruptExecution} does.
 */
public final class Controls {
    /** Of one function; a run must not wait for ever for what only looks on. */
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private static final Json SCOPES_BEFORE = Json.of("before");
    private static final Json SCOPES_AFTER = Json.of("after");

    private final PythonHost host;
    private final ControlList list;
    private final Around around;
    private final Function<List<RunEvent>, Json.Mapping> journal;
    private final Consumer<String> warn;
    private final Set<String> warned = new HashSet<>();

    /**
     * What controls can ask for besides their context.
     *
     * @param secrets  resolved, by group
     * @param settings the settings file, or {@link Json#NULL}
     */
    public record Around(Json.Mapping experiment, Json.Mapping configuration, Json.Mapping secrets, Json settings) {}

    /**
     * What is left after all of a point were called.
     *
     * @param stops who asks for the end of the run, and why
     */
    record Left(Json context, Json state, Optional<String> stops) {}

    /**
     * @param everywhere the controls for every experiment, each with its {@code name}
     * @param journal    of these events, as it would be written
     * @param warn       hears of what cannot be used, and what fails
     */
    public Controls(
            PythonHost host,
            List<Json.Mapping> everywhere,
            Around around,
            Function<List<RunEvent>, Json.Mapping> journal,
            Consumer<String> warn) {
        this.host = host;
        this.list = new ControlList(everywhere);
        this.around = around;
        this.journal = journal;
        this.warn = warn;
    }

    /** Whether there is any; an experiment without one needs no Python for it. */
    public static boolean anyIn(Json.Mapping experiment, List<Json.Mapping> everywhere) {
        return !new ControlList(everywhere).all(experiment).isEmpty();
    }

    /** Those for every experiment may look at one, and change it, before anybody else does: what they leave of it. */
    public static Json loaded(PythonHost host, List<Json.Mapping> everywhere, String source, Json experiment)
            throws InterruptedException {
        var nothing = new Around(Json.Mapping.EMPTY, Json.Mapping.EMPTY, Json.Mapping.EMPTY, Json.NULL);
        var controls = new Controls(host, everywhere, nothing, _ -> Json.Mapping.EMPTY, _ -> {});
        controls.call(ControlPoint.BEFORE_LOADING_EXPERIMENT, Json.of(source), Json.NULL);
        return controls.call(ControlPoint.AFTER_LOADING_EXPERIMENT, Json.of(source), experiment)
                .state();
    }

    /** Every control sets itself up; what it raises is no reason not to begin. */
    void configure() throws InterruptedException {
        for (var control : list.all(around.experiment())) {
            call(ControlPoint.CONFIGURE, control, around.experiment(), Json.NULL);
        }
    }

    void cleanUp() throws InterruptedException {
        for (var control : list.all(around.experiment())) {
            call(ControlPoint.CLEANUP, control, around.experiment(), Json.NULL);
        }
    }

    Json.Mapping journal(List<RunEvent> events) {
        return journal.apply(events);
    }

    /** Calls those that apply; each sees what the one before it left. */
    Left call(ControlPoint point, Json context, Json state) throws InterruptedException {
        var left = new Left(context, state, Optional.empty());
        for (var control : list.around(context, around.experiment())) {
            if (inScope(control, point) && left.stops().isEmpty()) {
                left = call(point, control, left.context(), left.state());
            }
        }
        return left;
    }

    private static boolean inScope(Json.Mapping control, ControlPoint point) {
        var scope = control.get("scope").orElse(Json.NULL);
        boolean before = point.name().startsWith("BEFORE");
        return before ? !SCOPES_AFTER.equals(scope) : !SCOPES_BEFORE.equals(scope);
    }

    private Left call(ControlPoint point, Json.Mapping control, Json context, Json state) throws InterruptedException {
        var call = new ControlCall(
                point,
                control,
                context,
                state,
                around.experiment(),
                around.configuration(),
                around.secrets(),
                around.settings());
        return switch (host.control(call, LIMIT)) {
            case ControlAnswer.NotThere _ -> left(context, state, null);
            case ControlAnswer.Applied(var now, var swallowed) -> {
                swallowed.ifPresent(error -> tell(control, point, "failed: " + error.line()));
                yield left(now.context(), now.state(), null);
            }
            case ControlAnswer.Interrupts(var now, var error) ->
                left(now.context(), now.state(), "control " + ControlList.name(control) + ": " + error.line());
            case ControlAnswer.Unloadable _ -> {
                unloadable(control);
                yield left(context, state, null);
            }
            case ControlAnswer.Refused(var rejection) -> {
                tell(control, point, "was not called: " + rejection.detail());
                yield left(context, state, null);
            }
            case ControlAnswer.Unanswered(String reason) -> {
                tell(control, point, "did not end as it should: " + reason);
                yield left(context, state, null);
            }
        };
    }

    private static Left left(Json context, Json state, @Nullable String stops) {
        return new Left(context, state, Optional.ofNullable(stops));
    }

    private void unloadable(Json.Mapping control) {
        String module = ControlList.module(control).orElseThrow();
        if (warned.add(module)) {
            warn.accept("Could not find Python module '" + module + "' in control '" + ControlList.name(control)
                    + "'. Did you install the Python module? The experiment will carry on running nonetheless.");
        }
    }

    private void tell(Json.Mapping control, ControlPoint point, String what) {
        warn.accept("control '" + ControlList.name(control) + "', "
                + point.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", " + what);
    }
}
