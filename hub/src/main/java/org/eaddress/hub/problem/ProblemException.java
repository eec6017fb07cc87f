package org.eaddress.hub.problem;

/// Thrown where there is nothing to do but to answer a problem.
public final class ProblemException extends RuntimeException {
    private final Problem problem;

    public ProblemException(ProblemType type, String detail) {
        this(Problem.of(type, detail));
    }

    public ProblemException(Problem problem) {
        super(problem.code());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
