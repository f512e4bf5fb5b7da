package org.qmgrsim.scenario;

import org.qmgrsim.journal.Happening;
import org.qmgrsim.journal.Journal;
import org.qmgrsim.journal.Reader;
import org.qmgrsim.kernel.Agenda;
import org.qmgrsim.spool.Spool;

/**
 * One run: a function of (scenario, replication). It is made, readers subscribe to its journal, and it runs once.
 */
public final class Simulation {
    private final Scenario scenario;
    private final World world;
    private final Installation installation;
    private final Operator operator;
    private final Producers producers;

    /**
     * A run that has not begun.
     *
     * @param replication its number among the runs of this seed
     */
    public Simulation(Scenario scenario, int replication) {
        this.scenario = scenario;
        this.world = World.of(scenario, replication);
        Commands commands = new Commands(world);
        InputMail mail = new InputMail(world);
        this.installation = new Installation(world, commands);
        this.operator = new Operator(world, installation, commands, mail);
        this.producers = new Producers(world, installation, commands, mail);
        world.destinations().handOnBy(new WayBack(world, installation, mail));
    }

    /** Where readers subscribe. */
    public Journal journal() {
        return world.journal();
    }

    /** The queue directories, for checks that lay the journal beside them. */
    public Spool spool() {
        return world.spool();
    }

    /** Events that have run. */
    public long events() {
        return world.agenda().executed();
    }

    /** Adds a reader of base facts. */
    public Simulation read(Reader reader) {
        world.journal().subscribe(reader);
        return this;
    }

    /** Runs from the beginning to the end. */
    public void run() {
        scenario.triggerFaults().forEach(world.triggers()::add);
        scenario.destinations().forEach(change -> change.apply(world.destinations()));
        if (scenario.startNanos() >= 0) {
            installation.start(scenario.startNanos());
        }
        scenario.actions().forEach(operator::expect);
        producers.begin();
        Agenda agenda = world.agenda();
        agenda.runUntil(scenario.endNanos());
        agenda.setCause(0);
        world.journal().add(0, new Happening.RunEnded());
    }
}
