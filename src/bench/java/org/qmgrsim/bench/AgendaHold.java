package org.qmgrsim.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import umontreal.ssj.simevents.eventlist.BinaryTree;
import umontreal.ssj.simevents.eventlist.DoublyLinked;
import umontreal.ssj.simevents.eventlist.Henriksen;
import umontreal.ssj.simevents.eventlist.RedblackTree;
import umontreal.ssj.simevents.eventlist.SplayTree;

/**
 * The hold model: take the earliest event, put it back after an exponential increment, with a constant number pending.
 *
 * @see "Jones 1986, An empirical comparison of priority-queue and event-set implementations, CACM 29"
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AgendaHold {
    /** Whose list. */
    public enum Kind {
        AGENDA("our Agenda", 1_000_000),
        BARE_FOUR("bare 4-ary heap of longs", 1_000_000),
        BARE_BINARY("bare binary heap of longs", 1_000_000),
        SSJ_SPLAY("SSJ SplayTree", 1_000_000),
        SSJ_BINARY_TREE("SSJ BinaryTree", 1_000_000),
        SSJ_RED_BLACK("SSJ RedblackTree", 1_000_000),
        SSJ_HENRIKSEN("SSJ Henriksen", 1_000_000),
        // It walks along the list for each event: 37 microseconds a step at 10 000 pending.
        SSJ_DOUBLY_LINKED("SSJ DoublyLinked", 100);

        final String label;
        /** Beyond so many pending events the list is hopeless and left out. */
        final int most;

        Kind(String label, int most) {
            this.label = label;
            this.most = most;
        }

        Hold hold(int pending) {
            Increments increments = new Increments();
            return switch (this) {
                case AGENDA -> new HeldAgenda(pending, increments);
                case BARE_FOUR -> new HeldHeap(2, pending, increments);
                case BARE_BINARY -> new HeldHeap(1, pending, increments);
                case SSJ_SPLAY -> new HeldSsj(new SplayTree(), pending, increments);
                case SSJ_BINARY_TREE -> new HeldSsj(new BinaryTree(), pending, increments);
                case SSJ_RED_BLACK -> new HeldSsj(new RedblackTree(), pending, increments);
                case SSJ_HENRIKSEN -> new HeldSsj(new Henriksen(), pending, increments);
                case SSJ_DOUBLY_LINKED -> new HeldSsj(new DoublyLinked(), pending, increments);
            };
        }
    }

    @Param
    public Kind kind = Kind.AGENDA;

    @Param({"100", "10000", "1000000"})
    public int pending;

    private Hold hold = () -> 0;

    @Setup
    public void fill() {
        hold = kind.hold(pending);
    }

    @Benchmark
    public long hold() {
        return hold.step();
    }
}
