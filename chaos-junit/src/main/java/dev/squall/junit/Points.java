package dev.squall.junit;

import dev.squall.point.Armed;
import dev.squall.point.ChaosPoints;
import dev.squall.point.arming.Arming;
import dev.squall.point.arming.Order;
import dev.squall.point.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Arms what {@link ChaosArmed} asks for, and disarms whatever is armed when a test ends; what the test has armed itself and not
 * closed fails it. A test takes the {@link Armed} as a parameter if there is one. With {@code @ExtendWith(Points.class)} and
 * {@code @ResourceLock(Points.LOCK)} a class has the same for what its tests arm in try-with-resources.
 */
public final class Points
        implements BeforeEachCallback, AfterEachCallback, ParameterResolver, TestExecutionExceptionHandler {
    /** What tests share that arm points. */
    public static final String LOCK = "dev.squall.point";

    private static final Namespace HERE = Namespace.create(Points.class);
    private static final String REMEDY = "chaos points belong to the whole process: annotate both with"
            + " @ResourceLock(Points.LOCK), as @ChaosArmed does by itself";

    private record One(ChaosArmed wanted, Armed armed) {}

    private record Now(List<One> armed, Set<String> before) {}

    @Override
    public void beforeEach(ExtensionContext context) {
        Turns.begin(LOCK, context, REMEDY);
        Set<String> before = ids();
        var armed = new ArrayList<One>();
        context.getStore(HERE).put("now", new Now(armed, before));
        for (ChaosArmed wanted : wanted(context)) {
            armed.add(new One(wanted, ChaosPoints.armed(wanted.point(), fault(wanted))));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (!Turns.has(LOCK, context)) {
            return;
        }
        Now now = now(context);
        List<String> left;
        try {
            left = disarmed(now);
        } finally {
            Turns.end(LOCK, context);
        }
        Leak.fail(context, left);
        List<String> missed = now.armed().stream()
                .filter(one -> one.armed().isVacuous() && !one.wanted().mayBeMissed())
                .map(one -> one.armed().point())
                .toList();
        if (!missed.isEmpty() && context.getExecutionException().isEmpty()) {
            throw new AssertionError(Leak.name(context) + " shows nothing: nothing passed " + missed
                    + " while it was armed; is the name right, and the point on the way?");
        }
    }

    /** A sentence for each that the test armed itself and did not close. */
    private static List<String> disarmed(Now now) {
        now.armed().forEach(one -> one.armed().close());
        return open().filter(arming -> !now.before().contains(arming.order().id()))
                .map(Points::ended)
                .toList();
    }

    /** A failure says what was injected, and with which seed. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        now(context)
                .armed()
                .forEach(one -> failure.addSuppressed(new AssertionError("armed meanwhile: " + one.armed())));
        throw failure;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Armed.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        List<One> armed = now(context).armed();
        if (armed.size() != 1) {
            throw new ParameterResolutionException("a parameter 'Armed' needs one @ChaosArmed, and there are "
                    + armed.size() + "; arm them by ChaosPoints.armed in try-with-resources");
        }
        return armed.getFirst().armed();
    }

    private static Now now(ExtensionContext context) {
        Now now = context.getStore(HERE).get("now", Now.class);
        return now == null ? new Now(List.of(), Set.of()) : now;
    }

    private static List<ChaosArmed> wanted(ExtensionContext context) {
        return Stream.concat(
                        AnnotationSupport.findRepeatableAnnotations(context.getTestClass(), ChaosArmed.class).stream(),
                        AnnotationSupport.findRepeatableAnnotations(context.getTestMethod(), ChaosArmed.class).stream())
                .toList();
    }

    private static Fault fault(ChaosArmed wanted) {
        Fault fault = wanted.delayMillis() > 0
                ? Fault.delaying(Duration.ofMillis(wanted.delayMillis())).rate(wanted.rate())
                : Fault.failing(wanted.rate());
        if (wanted.exception() != Exception.class) {
            fault = fault.with(wanted.exception());
        }
        return wanted.seed() == 0 ? fault : fault.seed(wanted.seed());
    }

    /** Everything that is armed now, but for what the application was configured with. */
    private static Stream<Arming> open() {
        return ChaosPoints.all().stream()
                .flatMap(point -> point.armed().stream())
                .filter(arming -> arming.order().origin() != Order.Origin.CONFIGURATION);
    }

    private static Set<String> ids() {
        return open().map(arming -> arming.order().id()).collect(Collectors.toSet());
    }

    private static String ended(Arming arming) {
        ChaosPoints.disarm(arming.order().id());
        return "chaos point '" + arming.order().point() + "' was still armed, to "
                + arming.order().fault().rules();
    }
}
