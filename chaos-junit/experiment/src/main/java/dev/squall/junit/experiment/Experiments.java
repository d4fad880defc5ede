package dev.squall.junit.experiment;

import dev.squall.local.Ending;
import dev.squall.model.journal.Journal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Runs what {@link Experiment} names between {@code @BeforeEach} and the test's method, and gives the method the run's {@link
 * Journal}. The journal is in {@code target/squall/}, or where the configuration parameter {@value #DIRECTORY} says, in a file
 * that is named after the test.
 */
public final class Experiments
        implements BeforeTestExecutionCallback, ParameterResolver, TestExecutionExceptionHandler {
    /** What tests share that run experiments. */
    public static final String LOCK = "dev.squall.experiment";

    /** JUnit's configuration parameter for the directory of the journals. */
    public static final String DIRECTORY = "squall.journals";

    private static final Namespace HERE = Namespace.create(Experiments.class);
    private static final Pattern REPETITION = Pattern.compile(":#(\\d+)]$");

    @Override
    public void beforeTestExecution(ExtensionContext context) throws InterruptedException {
        var wanted = wanted(context)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        name(context) + " has no @Experiment, neither at the method nor at the class"));
        var instances = context.getRequiredTestInstances().getAllInstances();
        var finished = new TestRun(TestPreparation.of(wanted, instances), file(context)).run();
        context.getStore(HERE).put("finished", finished);
        context.publishReportEntry("journal", finished.file().toString());
        if (finished.ending() != Ending.HELD) {
            throw ExperimentFailure.of(name(context), wanted.value(), finished);
        }
    }

    /** A failure after the run tells where its journal is. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        var finished = finished(context);
        if (finished != null) {
            failure.addSuppressed(new AssertionError("the experiment held; its journal: " + finished.file()));
        }
        throw failure;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Journal.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var finished = finished(context);
        if (finished == null) {
            throw new ParameterResolutionException("there is no Journal before the experiment was run, which is after"
                    + " @BeforeEach: take it in the test itself or in @AfterEach");
        }
        return finished.journal();
    }

    private static @Nullable Finished finished(ExtensionContext context) {
        return context.getStore(HERE).get("finished", Finished.class);
    }

    /** The method's own, or else that of the innermost class that has one. */
    private static Optional<Experiment> wanted(ExtensionContext context) {
        List<Class<?>> enclosing = context.getEnclosingTestClasses();
        return AnnotationSupport.findAnnotation(context.getTestMethod(), Experiment.class)
                .or(() ->
                        AnnotationSupport.findAnnotation(context.getRequiredTestClass(), Experiment.class, enclosing));
    }

    private static Path file(ExtensionContext context) {
        var repetition = REPETITION.matcher(context.getUniqueId());
        return Path.of(
                context.getConfigurationParameter(DIRECTORY).orElse("target/squall"),
                context.getRequiredTestClass().getName() + "."
                        + context.getRequiredTestMethod().getName()
                        + (repetition.find() ? "-" + repetition.group(1) : "") + ".json");
    }

    private static String name(ExtensionContext context) {
        return context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
    }
}
