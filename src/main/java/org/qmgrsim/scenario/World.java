package org.qmgrsim.scenario;

import org.qmgrsim.agents.remote.Destinations;
import org.qmgrsim.config.Settings;
import org.qmgrsim.ipc.Host;
import org.qmgrsim.ipc.TriggerFaults;
import org.qmgrsim.journal.Journal;
import org.qmgrsim.kernel.Agenda;
import org.qmgrsim.kernel.Costs;
import org.qmgrsim.kernel.Luck;
import org.qmgrsim.kernel.Machine;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.spool.Spool;

/** What all parts of one run share: the machine with its clock, the journal, the queue directories, the remote hosts. */
record World(
        Scenario scenario,
        Machine machine,
        Journal journal,
        Host host,
        TriggerFaults triggers,
        Spool spool,
        Destinations destinations) {
    private static final int FIRST_PID = 180;

    static World of(Scenario scenario, int replication) {
        Agenda agenda = new Agenda();
        Luck luck = new Luck(scenario.seed(), replication);
        WallClock clock = scenario.idealClock()
                ? WallClock.ideal(scenario.epochCalendarNanos())
                : WallClock.wholeSeconds(
                        scenario.epochCalendarNanos(), scenario.clockFactor(), scenario.costFactor() > 0);
        Costs costs = new Costs(
                CostTable.read(scenario.queueFileSystem()), luck, scenario.costFactor() * scenario.clockFactor());
        Machine machine = new Machine(agenda, clock, luck, costs);
        Journal journal = new Journal(agenda);
        TriggerFaults triggers = new TriggerFaults(luck);
        Host host = new Host(machine, journal, triggers, FIRST_PID);
        return new World(
                scenario,
                machine,
                journal,
                host,
                triggers,
                new Spool(machine, journal),
                new Destinations(machine, nameOfThisMachine(scenario)));
    }

    Agenda agenda() {
        return machine.agenda();
    }

    Luck luck() {
        return machine.luck();
    }

    private static String nameOfThisMachine(Scenario scenario) {
        return Settings.of(scenario.files().main(), scenario.files().master()).text("myhostname");
    }
}
