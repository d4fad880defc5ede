package dev.squall.model.codec;

/** Carries a {@link Problem} out of the depth of a parser; never leaves this package. */
final class MalformedText extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    MalformedText(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
