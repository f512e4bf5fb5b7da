package org.qmgrsim.scenario.language;

import java.util.List;
import java.util.stream.Stream;

/** The keys that say what mail comes. */
final class MailKeys {
    private static final String[] GENERATED = {"arrivals", "rates", "clients", "at"};

    private static final Shape WEIGHTS =
            new Shape.ByName("a domain or an address", List.of(), new Shape.Value(Kinds.WEIGHT));

    private static final Shape ADDRESSES =
            Shape.either(new Shape.Value(Kinds.ADDRESS), new Shape.Many(new Shape.Value(Kinds.ADDRESS)));

    static final Shape.Table PROFILE = new Shape.Table(
            "profile",
            "a profile",
            List.of(
                    Key.of(
                                    "hours",
                                    new Shape.Many(new Shape.Value(Kinds.WEIGHT)),
                                    "[0, 0, 0, 0, 0, 0, 0, 1, 4, 9, 10, 9, 6, 8, 9, 8, 7, 4, 1, 1, 0, 0, 0, 0]",
                                    "24 weights, one for each hour of the day by the clock of `start`. Only their proportions"
                                            + " count: the rate of the source is the mean over the day.")
                            .otherwise("all hours alike"),
                    Key.of(
                                    "days",
                                    new Shape.ByName(
                                            "a day of the week",
                                            List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"),
                                            new Shape.Value(Kinds.WEIGHT)),
                                    "{ sat: 10%, sun: 5% }",
                                    "How much of the rate each day has; days that are not named have all of it.")
                            .otherwise("all days alike")),
            List.of());

    private static final Shape.Table CLIENTS = new Shape.Table(
            "clients",
            "an entry of clients",
            List.of(
                    Key.of("sessions", Kinds.SESSIONS, "20", "How many send at the same time.")
                            .must(),
                    Key.of(
                                    "per_connection",
                                    Kinds.COUNT,
                                    "10",
                                    "Messages that an SMTP client sends over one connection before it connects anew.")
                            .byDefault("1"),
                    Key.of(
                                    "pause",
                                    Kinds.TIME_LAW,
                                    "exponential 2s",
                                    "From the answer to one message to the next: a duration, or a law as for `size`.")
                            .byDefault("0s")),
            List.of());

    static final Shape.Table MAIL = new Shape.Table(
            "mail",
            "an entry of mail",
            Stream.of(
                            List.of(
                                    Key.of(
                                                    "name",
                                                    Kinds.NAME,
                                                    "newsletter",
                                                    "What the source is called in tables and in `--set`.")
                                            .otherwise("it has no name"),
                                    Key.of(
                                            "arrivals",
                                            Kinds.ARRIVALS,
                                            "poisson 2/min",
                                            "When messages come: `poisson RATE` at random, `constant RATE` or `every DURATION` at even"
                                                    + " distances, the first at `begin`; `burst N at TIME` all at once, or `burst N at TIME over"
                                                    + " DURATION`; `bursts of N poisson RATE` or `bursts of N every DURATION`, again and again, each"
                                                    + " at once or `over DURATION`. A rate is a number per s, min, h or d."),
                                    Key.of(
                                            "rates",
                                            new Shape.Many(new Shape.Value(Kinds.CORNER)),
                                            "[0s 2/min, 1h 20/min, ramp 2h 60/min, 3h 2/min]",
                                            "Messages at random, at a rate that changes: from each time on this rate; `ramp TIME RATE` rises or"
                                                    + " falls evenly to it from the former. Nothing comes before the first time."),
                                    Key.of(
                                            "clients",
                                            Shape.either(new Shape.Value(Kinds.SESSIONS), CLIENTS),
                                            "20",
                                            "So many clients in a closed loop: each sends its next message when the former was accepted. What"
                                                    + " holds a client up keeps its next message away."),
                                    Key.of(
                                            "at",
                                            new Shape.Many(new Shape.Value(Kinds.DURATION)),
                                            "[4s, 6.1s]",
                                            "When messages come, one by one, after the start of Postfix."),
                                    Key.of(
                                            "file",
                                            Kinds.PATH,
                                            "workload.csv",
                                            "A table with the columns id, t_s, via (smtp or sendmail), from, to (separated by blanks),"
                                                    + " nrcpt and size; other columns are passed over."),
                                    Key.of(
                                                    "profile",
                                                    Shape.either(new Shape.Value(Kinds.NAME), PROFILE),
                                                    "office-hours",
                                                    "How the rate of `arrivals` changes with the time of day and the day of the week: a name from"
                                                            + " `profiles`, one of those that are known anyway (see below), or a profile.")
                                            .otherwise("it does not change")
                                            .onlyWith("arrivals"),
                                    Key.of(
                                                    "via",
                                                    Kinds.choice("smtpd", "sendmail"),
                                                    "sendmail",
                                                    "How messages come in: by SMTP from a client, or from the sendmail command.")
                                            .byDefault("smtpd")
                                            .onlyWith(GENERATED)),
                            envelope(GENERATED),
                            List.of(
                                    Key.of(
                                                    "retry",
                                                    Kinds.LENGTH,
                                                    "10m",
                                                    "Whoever is told to come later, is cut off or finds nobody tries again after this time.")
                                            .otherwise("the message stays with its client; of `clients`: 10s")
                                            .onlyWith(GENERATED),
                                    Key.of("begin", Kinds.DURATION, "10m", "No message comes earlier.")
                                            .byDefault("0s")
                                            .onlyWith(GENERATED),
                                    Key.of("end", Kinds.DURATION, "1h", "No message comes at this time or later.")
                                            .otherwise("the end of the run")
                                            .onlyWith(GENERATED),
                                    Key.of("count", Kinds.COUNT, "100", "The source dries up after so many messages.")
                                            .otherwise("no limit")
                                            .onlyWith(GENERATED)))
                    .flatMap(List::stream)
                    .toList(),
            List.of(
                    new Shape.Group(List.of("arrivals", "rates", "clients", "at", "file"), true),
                    new Shape.Group(List.of("to", "to_one_of"), false)));

    private MailKeys() {}

    /**
     * From whom, to whom and how large messages are.
     *
     * @param company keys of which one must be there too; none for no such rule
     */
    static List<Key> envelope(String... company) {
        return List.of(
                Key.of(
                                "from",
                                Shape.either(
                                        new Shape.Value(Kinds.SENDER),
                                        new Shape.Many(new Shape.Value(Kinds.SENDER)),
                                        WEIGHTS),
                                "alice@example.net",
                                "The envelope sender; <> for none. Of a list each message has one, at random; of a mapping as"
                                        + " `{ example.net: 95%, <>: 5% }` by weight, as in `to`.")
                        .byDefault("sender@example.net")
                        .onlyWith(company),
                Key.of(
                                "to",
                                Shape.either(
                                        new Shape.Value(Kinds.ADDRESS),
                                        new Shape.Many(new Shape.Value(Kinds.ADDRESS)),
                                        WEIGHTS),
                                "bob@example.org",
                                "The recipients. An address, or a list of them: every message goes to all. A mapping as"
                                        + " `{ example.org: 60%, list@example.com: 40% }`: each recipient is drawn by weight,"
                                        + " of a domain one of its `users`. Shares add up to 100%; weights without a % need not.")
                        .onlyWith(company),
                Key.of(
                                "to_one_of",
                                ADDRESSES,
                                "[bob@example.org, carol@example.com]",
                                "Every message has one recipient, chosen from these at random.")
                        .onlyWith(company),
                Key.of(
                                "recipients",
                                Kinds.COUNT_LAW,
                                "50",
                                "How many recipients a message has. Of a mapping in `to` so many different ones are drawn: a"
                                        + " number, or `uniform LEAST GREATEST`, `geometric MEAN`, or a law as for `size`. With an"
                                        + " address in `to` that has `%d` in it, a number: every message goes to the numbers from 1"
                                        + " to this.")
                        .otherwise("one is drawn; addresses are taken as they are")
                        .onlyWith("to", "to_one_of"),
                Key.of(
                                "users",
                                Kinds.RECIPIENTS,
                                "200",
                                "Where one address is drawn, `%d` in it stands for the numbers from 1 to this, and a domain"
                                        + " for `user%d` in it.")
                        .byDefault("100")
                        .onlyWith("to", "to_one_of", "from"),
                Key.of(
                                "size",
                                Kinds.SIZE_LAW,
                                "lognormal 20kB 2.0",
                                "Size of a message as qmgr logs it: a number with B, kB, MB, KiB or MiB (bytes without),"
                                        + " or a law: `uniform LEAST GREATEST`, `exponential MEAN`, `lognormal MEDIAN FACTOR`,"
                                        + " `gamma SHAPE MEAN`, `pareto LEAST SHAPE`, `sample VALUE VALUE ...` (anything between"
                                        + " values that were seen).")
                        .byDefault("10kB")
                        .onlyWith(company));
    }
}
