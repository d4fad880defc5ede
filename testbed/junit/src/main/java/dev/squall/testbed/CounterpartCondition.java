package dev.squall.testbed;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Skips a test whose counterpart is missing, and says so on standard output in a line of fixed form, because a skipped test that nobody
 * sees looks like one that passed.
 */
final class CounterpartCondition implements ExecutionCondition {
    /** What every such line starts with; the build counts them by it. */
    static final String PREFIX = "TESTBED-SKIP ";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        for (Requires required : AnnotationSupport.findRepeatableAnnotations(context.getElement(), Requires.class)) {
            if (required.value().find().isEmpty()) {
                String reason = required.value().missing(name(context));
                System.out.println(PREFIX + reason);
                return ConditionEvaluationResult.disabled(reason);
            }
        }
        return ConditionEvaluationResult.enabled("every counterpart is there");
    }

    private static String name(ExtensionContext context) {
        String type = context.getRequiredTestClass().getSimpleName();
        return context.getTestMethod()
                .map(method -> type + "." + method.getName())
                .orElse(type);
    }
}
