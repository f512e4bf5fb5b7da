package org.qmgrsim.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.qmgrsim.measure.RunMeasures;
import org.qmgrsim.report.Section;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option {@code --show}: which parts of the account of a run are printed. */
final class ShownSections {
    private static final String ALL = "all";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--show",
            paramLabel = "PART",
            split = ",",
            completionCandidates = Names.class,
            description = "parts of the account to print: ${COMPLETION-CANDIDATES} (default: those with a story)")
    private List<String> names = new ArrayList<>();

    /** Their names, for the help text and for shells. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(Arrays.stream(Section.values()).map(Section::toString), Stream.of(ALL))
                    .iterator();
        }
    }

    /** Fails if a name is not one of them; call it before anything runs. */
    void check() {
        for (String name : names) {
            if (!name.equals(ALL)
                    && Arrays.stream(Section.values())
                            .noneMatch(section -> section.toString().equals(name))) {
                throw new ParameterException(
                        command.commandLine(),
                        "--show has no part \"" + name + "\"; there are " + String.join(", ", new Names()));
            }
        }
    }

    /** The sections that are printed of this run. */
    List<Section> of(RunMeasures measures) {
        return Arrays.stream(Section.values())
                .filter(section -> names.isEmpty()
                        ? section.isTelling(measures)
                        : names.contains(ALL) || names.contains(section.toString()))
                .toList();
    }
}
