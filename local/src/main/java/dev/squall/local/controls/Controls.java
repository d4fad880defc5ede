package dev.squall.local.controls;

import dev.squall.agent.python.ControlAnswer;
import dev.squall.agent.python.ControlCall;
import dev.squall.agent.python.ControlPoint;
import dev.squall.agent.python.PythonHost;
import dev.squall.model.journal.RunEvent;
import dev.squall.model.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The controls of one run: calls all that apply at a point, one after the other, and hands on what they leave. One that
 * fails, hangs or cannot be imported never stops a run; only one that raises {@code InterruptExecution} does.
 */
public final class Controls {
    /** Of one function; a run must not wait for ever for what only looks on. */
    static final Duration LIMIT = Duration.ofMinutes(1);

    private static final Context WHOLE = new Context.Whole();
    private static final Json SCOPES_BEFORE = Json.of("before");
    private static final Json SCOPES_AFTER = Json.of("after");

    private final PythonHost host;
    private final Around around;
    private final AsLeft asLeft;
    private final Function<List<RunEvent>, Json.Mapping> journal;
    private final Consumer<String> warn;
    private final Set<String> warned = new HashSet<>();
    private ControlList list;

    /**
     * What controls can ask for besides their context.
     *
     * @param secrets  resolved, by group
     * @param settings the settings file, or {@link Json#NULL}
     */
    public record Around(Json.Mapping experiment, Json.Mapping configuration, Json.Mapping secrets, Json settings) {
        private static final Around NOTHING =
                new Around(Json.Mapping.EMPTY, Json.Mapping.EMPTY, Json.Mapping.EMPTY, Json.NULL);
    }

    /**
     * What is left after a control, or all of a point, were called.
     *
     * @param well  whether none raised anything
     * @param stops who asks for the end of the run, and why
     */
    record Left(Json context, Json state, boolean well, Optional<String> stops) {
        static Left untouched(Json context, Json state) {
            return new Left(context, state, true, Optional.empty());
        }
    }

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
        this.asLeft = new AsLeft(around.experiment(), around.configuration());
        this.journal = journal;
        this.warn = warn;
    }

    /** Whether there is any; an experiment without one needs no Python for it. */
    public static boolean anyIn(Json.Mapping experiment, List<Json.Mapping> everywhere) {
        return !ControlList.callable(everywhere).isEmpty()
                || !ControlList.named(experiment).isEmpty();
    }

    /** Those for every experiment may look at one, and change it, before anybody else does: what they leave of it. */
    public static Json loaded(PythonHost host, List<Json.Mapping> everywhere, String source, Json experiment)
            throws InterruptedException {
        var controls = new Controls(host, everywhere, Around.NOTHING, _ -> Json.Mapping.EMPTY, _ -> {});
        var all = ControlList.callable(everywhere);
        var named = new Context.Source(source);
        controls.call(ControlPoint.BEFORE_LOADING_EXPERIMENT, all, named, Json.NULL);
        return controls.call(ControlPoint.AFTER_LOADING_EXPERIMENT, all, named, experiment)
                .state();
    }

    /** Every control sets itself up; one for every experiment that cannot is not called any more. */
    void configure() throws InterruptedException {
        var able = new ArrayList<Json.Mapping>();
        for (var control : ControlList.callable(list.everywhere())) {
            if (call(ControlPoint.CONFIGURE, control, WHOLE, Json.NULL).well()) {
                able.add(control);
            }
        }
        list = new ControlList(able);
        for (var control : ControlList.named(asLeft.experiment())) {
            call(ControlPoint.CONFIGURE, control, WHOLE, Json.NULL);
        }
    }

    void cleanUp() throws InterruptedException {
        for (var control : ControlList.named(asLeft.experiment())) {
            call(ControlPoint.CLEANUP, control, WHOLE, Json.NULL);
        }
        for (var control : list.everywhere()) {
            call(ControlPoint.CLEANUP, control, WHOLE, Json.NULL);
        }
    }

    Json.Mapping journal(List<RunEvent> events) {
        return journal.apply(events);
    }

    AsLeft asLeft() {
        return asLeft;
    }

    Left before(Level level, Context context) throws InterruptedException {
        return call(level.before(), around(level, context), context, Json.NULL);
    }

    Left after(Level level, Context context, Json state) throws InterruptedException {
        return call(level.after(), around(level, context), context, state);
    }

    private List<Json.Mapping> around(Level level, Context context) {
        return list.around(level, context.in(asLeft.experiment()), asLeft.experiment());
    }

    /** Calls those that apply; each sees what the one before it left. */
    private Left call(ControlPoint point, List<Json.Mapping> controls, Context context, Json state)
            throws InterruptedException {
        var left = Left.untouched(context.in(asLeft.experiment()), state);
        for (var control : controls) {
            if (inScope(control, point) && left.stops().isEmpty()) {
                left = call(point, control, context, left.state());
            }
        }
        return left;
    }

    private static boolean inScope(Json.Mapping control, ControlPoint point) {
        var scope = control.get("scope").orElse(Json.NULL);
        boolean before = point.name().startsWith("BEFORE");
        return before ? !SCOPES_AFTER.equals(scope) : !SCOPES_BEFORE.equals(scope);
    }

    private Left call(ControlPoint point, Json.Mapping control, Context context, Json state)
            throws InterruptedException {
        // What sets a control up, or cleans up after it, is about the control and not about the run.
        boolean itself = point == ControlPoint.CONFIGURE || point == ControlPoint.CLEANUP;
        Json about = itself ? control : context.in(asLeft.experiment());
        var call = new ControlCall(
                point,
                control,
                about,
                state,
                asLeft.experiment(),
                asLeft.configuration(),
                around.secrets(),
                around.settings());
        return switch (host.control(call, LIMIT)) {
            case ControlAnswer.NotThere _ -> Left.untouched(about, state);
            case ControlAnswer.Applied(var now, var swallowed) -> {
                asLeft.by(now, itself ? WHOLE : context, itself ? now.context() : about);
                swallowed.ifPresent(error -> tell(control, point, "failed: " + error.line()));
                yield new Left(now.context(), now.state(), swallowed.isEmpty(), Optional.empty());
            }
            case ControlAnswer.Interrupts(var now, var error) -> {
                asLeft.by(now, itself ? WHOLE : context, itself ? now.context() : about);
                String why = "control " + ControlList.name(control) + ": " + error.line();
                yield new Left(now.context(), now.state(), false, Optional.of(why));
            }
            case ControlAnswer.Unloadable _ -> {
                unloadable(control);
                yield Left.untouched(about, state);
            }
            case ControlAnswer.Refused(var rejection) -> {
                tell(control, point, "was not called: " + rejection.detail());
                yield Left.untouched(about, state);
            }
            case ControlAnswer.Unanswered(String reason) -> {
                tell(control, point, "did not end as it should: " + reason);
                yield Left.untouched(about, state);
            }
        };
    }

    void unheeded(String wish) {
        warn.accept(wish + "; it wants the run to end, and nothing is left that could be stopped");
    }

    private void unloadable(Json.Mapping control) {
        String words = ControlList.absence(control);
        if (warned.add(words)) {
            warn.accept(words);
        }
    }

    private void tell(Json.Mapping control, ControlPoint point, String what) {
        warn.accept("control '" + ControlList.name(control) + "', "
                + point.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ", " + what);
    }
}
