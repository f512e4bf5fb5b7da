package org.qmgrsim.scenario;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Problem;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.scenario.language.Arrivals;
import org.qmgrsim.scenario.language.Corner;
import org.qmgrsim.scenario.language.Item;
import org.qmgrsim.scenario.load.BurstSource;
import org.qmgrsim.scenario.load.BurstsSource;
import org.qmgrsim.scenario.load.ClosedLoop;
import org.qmgrsim.scenario.load.CurveSource;
import org.qmgrsim.scenario.load.Envelope;
import org.qmgrsim.scenario.load.EvenSource;
import org.qmgrsim.scenario.load.ListedSource;
import org.qmgrsim.scenario.load.PoissonSource;
import org.qmgrsim.scenario.load.RateCurve;
import org.qmgrsim.scenario.load.Source;
import org.qmgrsim.scenario.load.TimedSource;
import org.qmgrsim.scenario.load.TimetableSource;
import org.qmgrsim.scenario.load.Window;

/** The sources of mail that a scenario describes. */
final class MailReader {
    private static final double SANE_PER_SECOND = 100;
    private static final long SECOND = 1_000_000_000;

    private final Folders folders;
    private final InputFiles inputs;
    private final Times times;
    private final ProfileReader profiles;
    private final EnvelopeReader envelopes;
    private final List<Problem> problems;
    private final Set<String> names = new HashSet<>();

    /**
     * @param folders where relative paths begin
     */
    MailReader(Folders folders, InputFiles inputs, Times times, ProfileReader profiles, List<Problem> problems) {
        this.folders = folders;
        this.inputs = inputs;
        this.times = times;
        this.profiles = profiles;
        this.envelopes = new EnvelopeReader(problems);
        this.problems = problems;
    }

    List<Source> read(Item scenario) {
        List<Source> sources = new ArrayList<>();
        for (Item entry : scenario.elements("mail")) {
            checkName(entry.find("name"));
            Source source = source(entry);
            if (source != null) {
                sources.add(source);
            }
        }
        return sources;
    }

    private void checkName(@Nullable Item name) {
        if (name != null && !names.add(name.as(String.class))) {
            problems.add(Problem.error(
                    name.at(), "a second source of the name \"" + name.as(String.class) + "\"", "give each its own"));
        }
    }

    private @Nullable Source source(Item entry) {
        Item file = entry.find("file");
        if (file != null) {
            return listed(file, entry);
        }
        Window window = window(entry);
        Envelope envelope = envelopes.read(entry);
        checkRecipients(entry);
        Item arrivals = entry.find("arrivals");
        Item rates = entry.find("rates");
        Item clients = entry.find("clients");
        Item at = entry.find("at");
        List<Long> timetable = at == null ? List.of() : timetable(at, window);
        RateCurve curve = rates == null ? null : curve(rates);
        if (envelope == null) {
            return null;
        } else if (arrivals != null) {
            return generated(arrivals, entry.find("profile"), window, envelope);
        } else if (curve != null) {
            return new CurveSource(curve, true, window, envelope);
        } else if (clients != null) {
            return closedLoop(clients, entry, window, envelope);
        }
        return at == null ? null : new TimetableSource(timetable, window, envelope);
    }

    private void checkRecipients(Item entry) {
        boolean generated = Stream.of("arrivals", "rates", "clients", "at").anyMatch(entry::has);
        if (generated && !entry.has("to") && !entry.has("to_one_of")) {
            problems.add(
                    Problem.error(entry.at(), "missing key \"to\" of an entry of mail", "such as to: bob@example.org"));
        }
    }

    private @Nullable Source listed(Item file, Item entry) {
        Path path = folders.resolve(file);
        String text = inputs.read(path, file.at(), problems);
        String name = entry.has("name") ? entry.get("name", String.class) : "";
        return text == null ? null : new ListedSource(WorkloadFile.read(text, InputFiles.nameOf(path), name, problems));
    }

    // ---------------------------------------------------------------- open loops

    private @Nullable Source generated(Item item, @Nullable Item profile, Window window, Envelope envelope) {
        Arrivals arrivals = item.as(Arrivals.class);
        if (arrivals instanceof Arrivals.Rhythm rhythm) {
            warnIfFast(item, rhythm.perSecond());
            return rhythm(rhythm, profile, window, envelope);
        } else if (arrivals instanceof Arrivals.Bursts bursts) {
            warnIfFast(item, bursts.count() * bursts.rhythm().perSecond());
            Window beatWindow = new Window(window.beginNanos(), window.endNanos(), Long.MAX_VALUE);
            TimedSource beats = rhythm(bursts.rhythm(), profile, beatWindow, envelope);
            return beats == null ? null : new BurstsSource(beats, bursts.count(), bursts.overNanos(), window, envelope);
        } else if (arrivals instanceof Arrivals.Burst burst) {
            if (profile != null) {
                problems.add(Problem.error(
                        profile.keyAt(), "a profile of a single burst", "only what comes again and again has a rate"));
            }
            long at = times.warnIfLate(item, Times.virtual(burst.atNanos()));
            return new BurstSource(burst.count(), at, burst.overNanos(), window, envelope);
        }
        throw new IllegalStateException("arrivals of class " + arrivals.getClass());
    }

    private @Nullable TimedSource rhythm(
            Arrivals.Rhythm rhythm, @Nullable Item profile, Window window, Envelope envelope) {
        boolean random = rhythm instanceof Arrivals.Poisson;
        if (profile != null) {
            RateCurve curve = profiles.curve(profile, rhythm.perSecond());
            return curve == null ? null : new CurveSource(curve, random, window, envelope);
        }
        return rhythm instanceof Arrivals.Even even
                ? new EvenSource(even.gapNanos(), window, envelope)
                : PoissonSource.of(rhythm.perSecond(), window, envelope);
    }

    private @Nullable RateCurve curve(Item rates) {
        for (Item corner : rates.elements()) {
            warnIfFast(corner, corner.as(Corner.class).perSecond());
            times.warnIfLate(corner, Times.virtual(corner.as(Corner.class).atNanos()));
        }
        return profiles.curve(rates);
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

    // ---------------------------------------------------------------- closed loops

    private Source closedLoop(Item clients, Item entry, Window window, Envelope envelope) {
        Item sessions = clients.isValue() ? clients : clients.find("sessions");
        Item perConnection = clients.isValue() ? null : clients.find("per_connection");
        if (perConnection != null && entry.get("via", String.class).equals("sendmail")) {
            problems.add(Problem.error(
                    perConnection.keyAt(), "\"per_connection\" of the sendmail command", "only SMTP clients connect"));
        }
        return new ClosedLoop(
                sessions == null ? 1 : sessions.as(Long.class).intValue(),
                clients.isValue()
                        ? 1
                        : clients.get("per_connection", Long.class).intValue(),
                clients.isValue() ? Law.constant(0) : clients.get("pause", Law.class),
                window,
                envelope.retryNanos() > 0 ? envelope : envelope.retryAfter(10 * SECOND));
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
}
