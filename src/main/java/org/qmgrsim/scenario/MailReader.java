package org.qmgrsim.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Problem;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.kernel.WallClock;
import org.qmgrsim.scenario.language.Arrivals;
import org.qmgrsim.scenario.language.Item;

/** The sources of mail that a scenario describes. */
final class MailReader {
    private static final double SANE_PER_SECOND = 100;

    private final Folders folders;
    private final InputFiles inputs;
    private final Times times;
    private final List<Problem> problems;

    /**
     * @param folders where relative paths begin
     */
    MailReader(Folders folders, InputFiles inputs, Times times, List<Problem> problems) {
        this.folders = folders;
        this.inputs = inputs;
        this.times = times;
        this.problems = problems;
    }

    List<Source> read(Item scenario) {
        Item mail = scenario.find("mail");
        List<Source> sources = new ArrayList<>();
        for (Item entry : mail == null ? List.<Item>of() : mail.elements()) {
            Source source = source(entry);
            if (source != null) {
                sources.add(source);
            }
        }
        return sources;
    }

    private @Nullable Source source(Item entry) {
        Item file = entry.find("file");
        if (file != null) {
            return listed(file);
        }
        Envelope envelope = envelope(entry);
        Window window = window(entry);
        Item arrivals = entry.find("arrivals");
        Item at = entry.find("at");
        if (arrivals != null) {
            return generated(arrivals, window, envelope);
        }
        return at == null ? null : new TimetableSource(timetable(at, window), window, envelope);
    }

    private @Nullable Source listed(Item file) {
        Path path = folders.resolve(file);
        String text = inputs.read(path, file.at(), problems);
        return text == null ? null : new ListedSource(WorkloadFile.read(text, InputFiles.nameOf(path), problems));
    }

    private Source generated(Item item, Window window, Envelope envelope) {
        Arrivals arrivals = item.as(Arrivals.class);
        if (arrivals instanceof Arrivals.Poisson poisson) {
            warnIfFast(item, poisson.perSecond());
            return PoissonSource.of(poisson.perSecond(), window, envelope);
        } else if (arrivals instanceof Arrivals.Even even) {
            warnIfFast(item, WallClock.SECOND / even.gapNanos());
            return new EvenSource(even.gapNanos(), window, envelope);
        } else if (arrivals instanceof Arrivals.Burst burst) {
            long at = times.warnIfLate(item, Times.virtual(burst.atNanos()));
            return new BurstSource(burst.count(), at, burst.overNanos(), window, envelope);
        }
        throw new IllegalStateException("arrivals of class " + arrivals.getClass());
    }

    private void warnIfFast(Item arrivals, double perSecond) {
        if (perSecond > SANE_PER_SECOND) {
            problems.add(Problem.warning(
                    arrivals.at(),
                    "more than 100 messages a second",
                    "processes that fight for the machine are no part of the model: do not trust milliseconds here"));
        }
    }

    private List<Long> timetable(Item list, Window window) {
        return list.elements().stream()
                .map(item -> times.warnIfLate(item, Times.virtual(item.as(Long.class))))
                .filter(at -> at >= window.beginNanos())
                .sorted()
                .toList();
    }

    private Window window(Item entry) {
        long begin = times.at(entry, "begin");
        Item given = entry.find("end");
        long end = given == null ? Long.MAX_VALUE : Times.virtual(given.as(Long.class));
        if (given != null && end <= begin) {
            problems.add(Problem.error(
                    given.at(),
                    "the mail ends before it begins",
                    "begin and end both count from the start of Postfix; write an end after begin"));
        }
        Long count = entry.find("count", Long.class);
        return new Window(begin, end, count == null ? Long.MAX_VALUE : count);
    }

    private Envelope envelope(Item entry) {
        Item one = entry.find("to_one_of");
        Item all = entry.find("to");
        Item to = one != null ? one : all;
        if (to == null && !entry.has("to") && (entry.has("arrivals") || entry.has("at"))) {
            problems.add(
                    Problem.error(entry.at(), "missing key \"to\" of an entry of mail", "such as to: bob@example.org"));
        }
        return new Envelope(
                entry.get("via", String.class).equals("smtpd") ? Origin.SMTP : Origin.SENDMAIL,
                bare(entry.get("from", String.class)),
                to == null ? List.of() : recipients(to, entry.find("recipients")),
                one != null,
                entry.get("size", Law.class));
    }

    /** The addresses of an entry; with a count they are patterns. */
    List<String> recipients(Item to, @Nullable Item count) {
        List<String> addresses = new ArrayList<>();
        for (Item item : to.elements()) {
            String address = bare(item.as(String.class));
            boolean pattern = address.contains("%d");
            if (count != null && pattern) {
                IntStream.rangeClosed(1, count.as(Long.class).intValue())
                        .forEach(i -> addresses.add(address.replace("%d", Integer.toString(i))));
                continue;
            }
            if (count != null) {
                problems.add(Problem.error(
                        item.at(),
                        "\"" + address + "\" has no %d for the numbers from 1 to " + count.as(Long.class),
                        "write a pattern such as user%d@example.org"));
            } else if (pattern) {
                problems.add(Problem.warning(
                        item.at(),
                        "\"" + address + "\" is one address",
                        "add recipients: 50 to number them from 1 to 50"));
            }
            addresses.add(address);
        }
        return addresses;
    }

    /** An address without its angle brackets. */
    static String bare(String address) {
        return address.startsWith("<") ? address.substring(1, address.length() - 1) : address;
    }
}
