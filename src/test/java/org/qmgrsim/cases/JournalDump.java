package org.qmgrsim.cases;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Detail;
import org.qmgrsim.journal.Fact;
import org.qmgrsim.journal.Fingerprint;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.scenario.CaseFolder;
import org.qmgrsim.scenario.Scenario;
import org.qmgrsim.scenario.Simulation;

/** A whole run as text: every fact and every detail, and the fingerprint. Also a program, for processes of their own. */
final class JournalDump implements Reader {
    private final StringBuilder text = new StringBuilder();

    /** Prints the dump of a case: folder, seed. */
    public static void main(String... arguments) throws IOException, InvalidInput {
        Scenario scenario = CaseFolder.read(Path.of(arguments[0])).scenario().withSeed(Long.parseLong(arguments[1]));
        try (PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8)) {
            out.print(of(scenario));
        }
    }

    /** The dump of a scenario. */
    static String of(Scenario scenario) {
        JournalDump dump = new JournalDump();
        Fingerprint fingerprint = new Fingerprint();
        Simulation simulation = new Simulation(scenario, 0);
        simulation.journal().subscribeToDetails(dump);
        simulation.read(fingerprint).run();
        return dump.text.append(fingerprint).append('\n').toString();
    }

    @Override
    public void read(Fact fact) {
        text.append(fact.number())
                .append(' ')
                .append(fact.atNanos())
                .append(' ')
                .append(fact.subject())
                .append(' ')
                .append(fact.cause())
                .append(' ')
                .append(fact.since())
                .append(' ')
                .append(fact.what())
                .append('\n');
    }

    @Override
    public void read(Detail detail) {
        text.append(detail.base())
                .append('.')
                .append(detail.index())
                .append(' ')
                .append(detail.atNanos())
                .append(' ')
                .append(detail.process())
                .append(' ')
                .append(detail.line())
                .append('\n');
    }
}
