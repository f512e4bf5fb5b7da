package org.qmgrsim.config;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be used, with everything that is wrong with it: errors and warnings, in order of place. */
public final class InvalidInput extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    /**
     * An input with these problems.
     *
     * @throws IllegalArgumentException if none of them is an error
     */
    public InvalidInput(Collection<Problem> problems) {
        super(problems.stream().sorted(Problem.BY_PLACE).map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted(Problem.BY_PLACE).toList();
        if (this.problems.stream().noneMatch(Problem::isError)) {
            throw new IllegalArgumentException("no error among the problems: " + problems);
        }
    }

    /** Everything that is wrong, by place; at least one error. */
    public List<Problem> problems() {
        return problems;
    }

    /**
     * Refuses an input that has errors; warnings alone pass.
     *
     * @throws InvalidInput with all the problems, if one of them is an error
     */
    public static void throwIfAnyError(Collection<Problem> problems) throws InvalidInput {
        if (problems.stream().anyMatch(Problem::isError)) {
            throw new InvalidInput(problems);
        }
    }
}
