package org.qmgrsim.scenario.language;

import java.util.List;

/** The keys that describe remote hosts and the name service. */
final class DestinationLanguage {
    private static final Shape.Table MEASURED = new Shape.Table(
            "measured",
            "measured times",
            List.of(Key.of(
                            "file",
                            Kinds.PATH,
                            "latency.csv",
                            "A table with the column seconds. With a column t_s (seconds since the start of Postfix) it is what"
                                    + " was measured then, and holds until the next line; without one it is a sample, of which"
                                    + " one value after another is drawn.")
                    .must()),
            List.of());

    private static final Shape LATENCY = Shape.either(new Shape.Value(Kinds.TIME_LAW), MEASURED);

    private static final Shape.Table CONNECTIONS = new Shape.Table(
            "connections",
            "a limit of connections",
            List.of(
                    Key.of("at_most", Kinds.COUNT, "20", "Sessions that the host serves at a time.")
                            .must(),
                    Key.of(
                                    "beyond",
                                    Kinds.choice("421", "refuse", "queue"),
                                    "queue",
                                    "What becomes of the next client: 421 in place of a greeting; its connection is refused; or"
                                            + " it is connected and waits for its greeting until a session ends (queue).")
                            .byDefault("421"),
                    Key.of(
                                    "backlog",
                                    Kinds.COUNT,
                                    "50",
                                    "With queue: how many connections may wait; the next ones get no answer at all.")
                            .byDefault("100"),
                    Key.of("answers", DestinationKinds.REPLY, "421 4.7.0 Too many connections", "With 421: the reply.")
                            .byDefault("421")),
            List.of());

    private static final Shape.Table PER_CONNECTION = new Shape.Table(
            "per_connection",
            "a limit of messages per connection",
            List.of(
                    Key.of("messages", Kinds.COUNT, "10", "Messages over one connection.")
                            .must(),
                    Key.of(
                                    "answers",
                                    DestinationKinds.REPLY,
                                    "421 4.7.0 Too many messages",
                                    "The answer to the next MAIL FROM.")
                            .byDefault("421")),
            List.of());

    private static final Shape.Table LIMIT = new Shape.Table(
            "limit",
            "a limit of a rate",
            List.of(
                    Key.of(
                                    "at_most",
                                    DestinationKinds.ALLOWANCE,
                                    "100/min",
                                    "So many within any stretch of time: `100/min`, or `100 per 10m`. What goes beyond does not"
                                            + " count.")
                            .must(),
                    Key.of(
                                    "at",
                                    Kinds.choice("greeting", "mail", "rcpt", "data", "end"),
                                    "rcpt",
                                    "Where it is counted and refused: connections at the greeting, recipients at rcpt, messages"
                                            + " at mail, data or the end of the data.")
                            .byDefault("mail"),
                    Key.of("answers", DestinationKinds.REPLY, "450 4.7.1 Too many messages, slow down", "The refusal.")
                            .otherwise("421 at the greeting, else 450")),
            List.of());

    private static final Shape.Table GREYLIST = new Shape.Table(
            "greylist",
            "greylisting",
            List.of(
                    Key.of(
                                    "period",
                                    Kinds.LENGTH,
                                    "10m",
                                    "For so long after it was first seen a triplet of client, sender and recipient is put off.")
                            .byDefault("5m"),
                    Key.of(
                                    "window",
                                    Kinds.LENGTH,
                                    "4h",
                                    "It must come again within this time of the first, or it counts as new.")
                            .byDefault("2d"),
                    Key.of(
                                    "remember",
                                    Kinds.LENGTH,
                                    "60d",
                                    "How long a triplet that came through is known after its last mail.")
                            .byDefault("35d"),
                    Key.of(
                                    "whitelist_after",
                                    Kinds.LIMIT,
                                    "5",
                                    "After so many triplets that came through the client is let in always; 0: never.")
                            .byDefault("0"),
                    Key.of("answers", DestinationKinds.REPLY, "450 4.2.0 Greylisted", "The answer to RCPT TO.")
                            .byDefault("450 4.2.0 Greylisted, please try again")),
            List.of());

    private static final Shape.Table REFUSES = new Shape.Table(
            "refuses",
            "refused recipients",
            List.of(
                    Key.of(
                            "recipients",
                            Shape.either(
                                    new Shape.Value(Kinds.ADDRESS), new Shape.Many(new Shape.Value(Kinds.ADDRESS))),
                            "[gone@example.org]",
                            "These recipients are refused, always."),
                    Key.of(
                                    "share",
                                    Kinds.SHARE,
                                    "2%",
                                    "This share of all other recipients is refused, always the same ones.")
                            .otherwise("none of them"),
                    Key.of("answers", DestinationKinds.REPLY, "550 5.1.1 User unknown", "The answer to RCPT TO.")
                            .byDefault("550")
                            .onlyWith("recipients", "share")),
            List.of());

    private static final Shape.Table FAILS = new Shape.Table(
            "fails",
            "a random failure",
            List.of(
                    Key.of("share", Kinds.SHARE, "1%", "The share of the attempts that fail, each by its own luck.")
                            .must(),
                    Key.of(
                                    "at",
                                    Kinds.choice("connect", "greeting", "helo", "mail", "rcpt", "data", "body", "end"),
                                    "end",
                                    "Where they fail; at rcpt each recipient by itself.")
                            .byDefault("rcpt"),
                    Key.of(
                                    "answers",
                                    DestinationKinds.FAILURE,
                                    "lost",
                                    "How: a reply such as `451 4.3.0 Temporary failure`; lost: the connection is closed; silent: no"
                                            + " answer ever comes; at connect: refuse, unreachable or silent.")
                            .otherwise("refuse at connect, 421 at the greeting, lost in the body, else 451")),
            List.of());

    private static final Shape.Table OUTAGE = new Shape.Table(
            "outage",
            "an outage",
            List.of(
                    Key.of(
                                    "from",
                                    Kinds.DURATION,
                                    "2h",
                                    "The host is down from then on; with `up`: the first time it is up begins"
                                            + " then.")
                            .byDefault("0s"),
                    Key.of("until", Kinds.DURATION, "8h", "Until then.").otherwise("the end of the run"),
                    Key.of(
                                    "up",
                                    Kinds.TIME_LAW,
                                    "exponential 6h",
                                    "The host is up for so long each time, and then down for `down`: a duration, or a law.")
                            .onlyWith("down"),
                    Key.of("down", Kinds.TIME_LAW, "lognormal 10m 2", "How long it is down each time.")
                            .otherwise("it is down from `from` on")
                            .onlyWith("up"),
                    Key.of(
                            "file",
                            Kinds.PATH,
                            "outages.csv",
                            "A table with the columns from_s and until_s, seconds since the"
                                    + " start of Postfix, in order of time."),
                    Key.of(
                                    "looks",
                                    Kinds.choice("refuse", "unreachable", "blackhole", "silent", "421"),
                                    "blackhole",
                                    "What a client sees: refuse: nothing listens; unreachable: no route; blackhole: connections are"
                                            + " not answered; silent: they are, but nobody speaks; 421 in place of a greeting.")
                            .byDefault("refuse"),
                    Key.of(
                                    "sessions",
                                    Kinds.choice("kept", "lost"),
                                    "lost",
                                    "What becomes of sessions under way: they go on (under unreachable, blackhole and silent they"
                                            + " stand still meanwhile), or break off.")
                            .byDefault("kept")),
            List.of(new Shape.Group(List.of("up", "until", "file"), false)));

    private static final Shape.Table DNS = new Shape.Table(
            "dns",
            "the name service",
            List.of(
                    Key.of(
                                    "answers",
                                    Kinds.choice("found", "nxdomain", "nodata", "try_again", "nullmx"),
                                    "nxdomain",
                                    "found; nxdomain: there is no such name; nodata: it has no address; try_again: no answer for"
                                            + " now; nullmx: the domain takes no mail.")
                            .byDefault("found"),
                    Key.of("after", LATENCY, "0.2s", "How long an answer takes.")
                            .byDefault("0s"),
                    Key.of("fails", Kinds.SHARE, "5%", "The share of the questions that are answered try_again.")
                            .byDefault("0%")),
            List.of());

    private static final Shape.Table REINJECT = new Shape.Table(
            "reinject",
            "the way back from a content filter",
            List.of(
                    Key.of("to", DestinationKinds.ADDRESS, "127.0.0.1:10025", "Where the second smtpd listens.")
                            .must(),
                    Key.of(
                                    "adds",
                                    DestinationKinds.ADDED,
                                    "0.7kB",
                                    "What the headers of the filter and of the way add to a message.")
                            .byDefault("600B"),
                    Key.of(
                                    "patience",
                                    Kinds.DURATION,
                                    "60s",
                                    "How long the filter waits for the second smtpd before it answers 451.")
                            .byDefault("300s")),
            List.of());

    private static final List<Key> HOST_KEYS = List.of(
            Key.of(
                            "answers",
                            DestinationKinds.ANSWER,
                            "450",
                            "What the host says: a code, or a whole reply. 250 accepts; 421 stands in place of a greeting; other"
                                    + " codes refuse every recipient. refuse: nothing listens; unreachable: no route; blackhole:"
                                    + " connections are not answered; silent: they are, but nobody speaks.")
                    .byDefault("250"),
            Key.of(
                            "after",
                            LATENCY,
                            "lognormal 0.4s 1.5",
                            "From the end of the data to the answer 250, or before mail is refused: a duration, a law as for"
                                    + " `size`, or measured times.")
                    .byDefault("0s"),
            Key.of("connect", LATENCY, "40ms", "How long it takes until a connection stands.")
                    .byDefault("0s"),
            Key.of("greeting", LATENCY, "2s", "How long a client waits for the greeting.")
                    .byDefault("0s"),
            Key.of("per_recipient", LATENCY, "0.1s", "How long the answer to each RCPT TO takes.")
                    .byDefault("0s"),
            Key.of("tarpit", LATENCY, "5s", "How much longer a refusal takes than another answer.")
                    .byDefault("0s"),
            Key.of(
                            "connections",
                            Shape.either(new Shape.Value(Kinds.LIMIT), CONNECTIONS),
                            "20",
                            "Sessions that the host serves at a time, 0 for any number; others are answered 421, unless the"
                                    + " mapping says otherwise.")
                    .byDefault("0"),
            Key.of(
                            "per_connection",
                            Shape.either(new Shape.Value(Kinds.COUNT), PER_CONNECTION),
                            "10",
                            "Messages that the host takes over one connection.")
                    .otherwise("no limit"),
            Key.of(
                    "limits",
                    Shape.oneOrMany(LIMIT),
                    "{ at_most: 100/min, at: mail, answers: 450 }",
                    "How much the host takes in a stretch of time."),
            Key.of(
                    "reinject",
                    Shape.either(new Shape.Value(DestinationKinds.ADDRESS), REINJECT),
                    "127.0.0.1:10025",
                    "The host is a content filter: `after` the end of the data it hands the message to this smtpd of the same"
                            + " machine, and passes its answer on; with `answers: 250 …` of its own it says that instead."
                            + " If the message is not taken, the answer is 451, or what the smtpd refused it with."),
            Key.of("greylist", GREYLIST, "{ period: 5m }", "Unknown senders are put off."),
            Key.of("refuses", REFUSES, "{ share: 2% }", "Recipients that do not exist."),
            Key.of(
                    "fails",
                    Shape.oneOrMany(FAILS),
                    "{ share: 1%, at: end, answers: lost }",
                    "Attempts that fail at random."),
            Key.of(
                    "outages",
                    Shape.oneOrMany(OUTAGE),
                    "{ from: 2h, until: 8h, looks: blackhole }",
                    "When the host is down."),
            Key.of(
                            "dns",
                            Shape.either(
                                    new Shape.Value(Kinds.choice("found", "nxdomain", "nodata", "try_again", "nullmx")),
                                    DNS),
                            "{ after: 0.2s, fails: 5% }",
                            "What the name service says about the name.")
                    .byDefault("found"));

    private static final List<Key> DESTINATION_KEYS = Key.join(
            HOST_KEYS,
            Key.of(
                            "mx",
                            new Shape.Many(new Shape.Value(DestinationKinds.EXCHANGER)),
                            "[10 mx1.example.org, 20 mx2.example.org]",
                            "The mail exchangers of the domain, each with its preference; they behave as `hosts` says.")
                    .otherwise("one host, which behaves as these keys say"));

    private static final Key FROM = Key.of("from", Kinds.DURATION, "2h", "The host behaves like this from then on.")
            .byDefault("0s");

    static final Shape.Table DESTINATION =
            new Shape.Table("destination", "a destination", Key.join(DESTINATION_KEYS, FROM), List.of());

    static final Shape.Table DESTINATION_NOW =
            new Shape.Table("destination_now", "a destination", DESTINATION_KEYS, List.of());

    static final Shape.Table HOST = new Shape.Table("host", "a host", Key.join(HOST_KEYS, FROM), List.of());

    static final Shape.Table HOST_NOW = new Shape.Table("host_now", "a host", HOST_KEYS, List.of());

    private DestinationLanguage() {}
}
