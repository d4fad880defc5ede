package dev.squall.point.cdi;

import dev.squall.point.arming.Injection;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

/**
 * Lets calls pass their point. Comes after the interceptors of MicroProfile Fault Tolerance, which are at 4010 unless {@code
 * mp.fault.tolerance.interceptor.priority} says otherwise: what is injected is to them a failure of the method.
 */
@ChaosPoint("")
@Interceptor
@Priority(ChaosPointInterceptor.PRIORITY)
public class ChaosPointInterceptor {
    /** The later an interceptor comes, the closer it is to the method. */
    public static final int PRIORITY = Interceptor.Priority.PLATFORM_AFTER + 500;

    @AroundInvoke
    Object around(InvocationContext context) throws Exception {
        Marked marked = Marked.of(context);
        if (!marked.point().isArmed()) {
            return context.proceed();
        }
        return switch (marked.result()) {
            case PLAIN -> plain(marked, context);
            case STAGE -> StageCalls.stage(marked.point(), context);
            case UNI -> MutinyCalls.uni(marked.point(), context);
            case MULTI -> MutinyCalls.multi(marked.point(), context);
        };
    }

    private static Object plain(Marked marked, InvocationContext context) throws Exception {
        Injection injection = marked.point().next();
        if (injection != null) {
            injection.carryOut(marked.declared());
        }
        return context.proceed();
    }
}
