package org.qmgrsim.scenario.language;

import java.util.List;

/** The keys of a scenario file: everything there is, in the order in which people read it. */
final class Language {
    private static final String BLOCK = "|\n  queue_run_delay = 300s";

    private static final Shape.Table FILE = new Shape.Table(
            "file",
            "a file",
            List.of(Key.of("file", Kinds.PATH, "main.cf", "Path of the file, relative to the scenario's own.")
                    .must()),
            List.of());

    private static final Shape BLOCK_OR_FILE = Shape.either(new Shape.Value(Kinds.TEXT), FILE);

    /** Several go one after another. */
    private static final Shape BLOCKS = Shape.either(new Shape.Value(Kinds.TEXT), FILE, new Shape.Many(BLOCK_OR_FILE));

    private static final List<Key> TRIGGER = List.of(
            Key.of("lost", Kinds.SHARE, "10%", "The share of the triggers that vanish on their way."),
            Key.of("denied", Kinds.TRUE, "true", "The sender may not connect to the socket: every trigger is lost."),
            Key.of("delayed", Kinds.DURATION, "3s", "How much later the triggers that are not lost arrive.")
                    .byDefault("0s"),
            Key.of("to", Kinds.choice("qmgr", "pickup", "all"), "all", "The service that the triggers are for.")
                    .otherwise("qmgr; pickup for postdrop, which triggers nobody else"));

    private static final Shape.Table OFF = new Shape.Table(
            "off",
            "a window",
            List.of(
                    Key.of("from", Kinds.DURATION, "1h", "From then on.").byDefault("0s"),
                    Key.of("until", Kinds.DURATION, "2h", "Until then.").otherwise("the end of the run")),
            List.of());

    static final Shape.Table TRIGGERS = new Shape.Table(
            "triggers",
            "an entry of triggers",
            Key.join(
                    TRIGGER,
                    Key.of(
                            "off",
                            Shape.either(new Shape.Value(Kinds.TRUE), OFF),
                            "{ from: 1h, until: 2h }",
                            "The sender sends no triggers, always (`true`) or for a while."),
                    Key.of("from", Kinds.DURATION, "1h", "The entry holds from then on.")
                            .byDefault("0s")
                            .onlyWith("lost", "denied", "delayed"),
                    Key.of("until", Kinds.DURATION, "2h", "The entry holds until then.")
                            .otherwise("the end of the run")
                            .onlyWith("lost", "denied", "delayed")),
            List.of(new Shape.Group(List.of("lost", "denied", "off"), false)));

    private static final Shape.Table TRIGGERS_NOW = new Shape.Table(
            "triggers_now",
            "an entry of triggers",
            Key.join(TRIGGER, Key.of("off", new Shape.Value(Kinds.TRUE), "true", "The sender sends no triggers.")),
            List.of(new Shape.Group(List.of("lost", "denied", "off"), false)));

    private static final List<String> SENDERS = List.of("cleanup", "postdrop", "master", "postqueue", "all");

    private static final Shape.Table SEND = new Shape.Table(
            "trigger",
            "a trigger",
            List.of(
                    Key.of("to", Kinds.SERVICE, "pickup", "The service that is triggered.")
                            .byDefault("qmgr"),
                    Key.of("bytes", Kinds.BYTES, "WID", "The request, a letter each: W, I, D, F, A.")
                            .byDefault("W")),
            List.of());

    private static final Shape.Table EDIT = new Shape.Table(
            "edit",
            "an edit",
            List.of(
                    Key.of("main.cf", BLOCK_OR_FILE, BLOCK, "Parameters that replace those of the same name."),
                    Key.of(
                            "master.cf",
                            BLOCK_OR_FILE,
                            "|\n  qmgr unix n - n 60 1 qmgr",
                            "Rows that replace those of the same name and type."),
                    Key.of(
                            "tables",
                            new Shape.ByName("the path of a table", List.of(), BLOCK_OR_FILE),
                            "{ /etc/postfix/transport: \"example.com  smtp:[192.0.2.2]:25\" }",
                            "Lookup tables that replace those of the same path, and have been made with postmap. Programs"
                                    + " that have them open leave when they notice.")),
            List.of());

    private static final String[] EVENTS = {
        "kill",
        "sigstop",
        "sigcont",
        "crash_at_start",
        "crash_at_request",
        "reload",
        "stop",
        "start",
        "abort",
        "kill_master",
        "flush",
        "connect_and_quit",
        "trigger",
        "triggers",
        "destinations",
        "hosts",
        "edit",
        "set"
    };

    private static final Shape.Table FAULT_OF_PROCESSES = new Shape.Table(
            "fault",
            "a fault",
            List.of(
                    Key.of("at", Kinds.DURATION, "2h", "When it happens, after the start of Postfix.")
                            .must(),
                    Key.of(
                            "kill",
                            ProcessKeys.SERVICE_OR_PROCESS,
                            "{ service: smtp, process: busy }",
                            "A process of the service gets a signal, the oldest if nothing else is said; or `master` does."),
                    Key.of(
                                    "signal",
                                    Kinds.choice("SIGKILL", "SIGTERM", "SIGSEGV", "SIGABRT", "SIGINT", "SIGHUP"),
                                    "SIGTERM",
                                    "The signal of `kill`, `crash_at_start` or `crash_at_request`.")
                            .byDefault("SIGKILL")
                            .onlyWith("kill", "crash_at_start", "crash_at_request"),
                    Key.of(
                            "sigstop",
                            ProcessKeys.SERVICE_OR_PROCESS,
                            "qmgr",
                            "The process, or `master`, stands still until `sigcont`. If it is the first of its service's idle processes in"
                                    + " line, those behind it get no client either."),
                    Key.of(
                            "sigcont",
                            ProcessKeys.SERVICE_OR_PROCESS,
                            "qmgr",
                            "The process goes on after `sigstop`; all of the service, if none is named."),
                    Key.of(
                            "crash_at_start",
                            ProcessKeys.SERVICE_OR_CRASH,
                            "{ service: qmgr, times: 3 }",
                            "From now on the next processes of the service crash 0.5 ms after their fork, before they"
                                    + " serve anything."),
                    Key.of(
                            "crash_at_request",
                            ProcessKeys.SERVICE_OR_CRASH,
                            "{ service: smtp, times: always, exit: 1 }",
                            "From now on the next processes of the service that get a client crash 0.5 ms later, while they"
                                    + " serve it. A signal to an agent in mid-delivery: `after: 1s`."),
                    Key.of("reload", Kinds.TRUE, "true", "`postfix reload`."),
                    Key.of("stop", Kinds.TRUE, "true", "`postfix stop`."),
                    Key.of("start", Kinds.TRUE, "true", "`postfix start`, after a stop."),
                    Key.of("abort", Kinds.TRUE, "true", "`postfix abort`."),
                    Key.of("kill_master", Kinds.TRUE, "true", "master gets SIGKILL."),
                    Key.of("flush", Kinds.TRUE, "true", "`postfix flush`, which is `postqueue -f`."),
                    Key.of("connect_and_quit", Kinds.TRUE, "true", "An SMTP client connects and quits."),
                    Key.of("trigger", SEND, "{ to: qmgr, bytes: WID }", "A client sends a trigger."),
                    Key.of(
                            "triggers",
                            new Shape.ByName("a sender of triggers", SENDERS, Shape.oneOrMany(TRIGGERS_NOW)),
                            "{ cleanup: { lost: 100% } }",
                            "Triggers fare like this from now on, as under `triggers` above."),
                    Key.of(
                            "destinations",
                            new Shape.ByName("a next hop", List.of(), DestinationLanguage.DESTINATION_NOW),
                            "{ example.org: { answers: refuse } }",
                            "Hosts behave like this from now on, as under `destinations` above."),
                    Key.of(
                            "hosts",
                            new Shape.ByName("a host", List.of(), DestinationLanguage.HOST_NOW),
                            "{ mx.example.org: { answers: blackhole } }",
                            "The same for hosts, as under `hosts` above."),
                    Key.of(
                            "edit",
                            EDIT,
                            "{ master.cf: \"qmgr unix n - n 60 1 qmgr\" }",
                            "The files change; nobody is told before a `reload`."),
                    Key.of(
                            "set",
                            new Shape.ByName(
                                    "a parameter, or a field as qmgr/unix/wakeup",
                                    List.of(),
                                    new Shape.Value(Kinds.TEXT)),
                            "{ queue_run_delay: 10s, qmgr/unix/wakeup: 10 }",
                            "As `edit`, in postconf's notation: parameters of main.cf by name, fields of master.cf as"
                                    + " service/type/field.")),
            List.of(new Shape.Group(List.of(EVENTS), true)));

    static final Shape.Table FAULT = FAULT_OF_PROCESSES
            .orOneOf(QueueFileKeys.FAULTS)
            .orOneOf(OperatorKeys.FAULTS)
            .orOneOf(MachineKeys.FAULTS);

    private static final Shape.Table MASTER = new Shape.Table(
            "master",
            "the entry of master",
            List.of(Key.of(
                            "verbose",
                            Kinds.VERBOSITY,
                            "true",
                            "How many -v master was started with; it hands them to every daemon.")
                    .byDefault("false")),
            List.of());

    private static final Shape.Table INCLUDE = new Shape.Table(
            "include",
            "an include",
            List.of(
                    Key.of(
                                    "file",
                                    Kinds.PATH,
                                    "office.yaml",
                                    "Path of the file, relative to the file that includes it.")
                            .must(),
                    Key.of(
                                    "only",
                                    Shape.oneOrMany(new Shape.Value(Kinds.PART)),
                                    "[destinations]",
                                    "Take these keys of it only.")
                            .otherwise("all"),
                    Key.of(
                                    "without",
                                    Shape.oneOrMany(new Shape.Value(Kinds.PART)),
                                    "[mail, faults]",
                                    "Leave these keys of it out.")
                            .otherwise("none")),
            List.of(new Shape.Group(List.of("only", "without"), false)));

    static final Shape.Table SCENARIO = new Shape.Table(
            "scenario",
            "a scenario",
            List.of(
                    Key.of(
                                    "format",
                                    Kinds.FORMAT,
                                    "1",
                                    "Version of this language. A program refuses files of a version that it does not know.")
                            .byDefault("1"),
                    Key.of(
                                    "include",
                                    Shape.either(
                                            new Shape.Value(Kinds.PATH),
                                            INCLUDE,
                                            new Shape.Many(Shape.either(new Shape.Value(Kinds.PATH), INCLUDE))),
                                    "office.yaml",
                                    "Other scenario files, or parts of such, that lie under this one: see above.")
                            .otherwise("nothing is included"),
                    Key.of("title", Kinds.TEXT, "Why does qmgr need a wakeup?", "One line for people.")
                            .otherwise("the name of the file"),
                    Key.of("duration", Kinds.LENGTH, "6h", "How long the run lasts after the start of Postfix.")
                            .must(),
                    Key.of("seed", Kinds.SEED, "1", "Seed of all luck: the same seed gives the same run.")
                            .byDefault("1"),
                    Key.of(
                                    "start",
                                    Kinds.INSTANT,
                                    "2024-01-22T11:50:00+01:00",
                                    "The moment at which master logs `daemon started`; all times of the scenario count from"
                                            + " here. Timers are whole seconds of the clock, so the fraction matters. The offset"
                                            + " is that of the log.")
                            .byDefault("2024-01-01T00:00:00+00:00"),
                    Key.of("postfix", Kinds.VERSION, "3.12", "The version of Postfix.")
                            .byDefault("3.12"),
                    Key.of(
                                    "clock",
                                    Kinds.choice("real", "ideal"),
                                    "ideal",
                                    "real: timers are whole seconds, as Postfix has them; ideal: exact, for teaching.")
                            .byDefault("real"),
                    Key.of(
                                    "costs",
                                    Kinds.COSTS,
                                    "none",
                                    "What each step costs: as measured on a real machine, nothing (`none`), or so many times what"
                                            + " was measured.")
                            .byDefault("measured"),
                    Key.of("queue_fs", Kinds.choice("ext4", "tmpfs"), "tmpfs", "The file system of the queue.")
                            .byDefault("ext4"),
                    Key.of("host", Kinds.HOST, "mail1", "The name of the host in the log.")
                            .otherwise("the first part of myhostname"),
                    Key.of(
                                    "allow_bad_config",
                                    Kinds.FLAG,
                                    "true",
                                    "Errors in main.cf and master.cf are part of the experiment, and only warned of: Postfix"
                                            + " dies of them as it would.")
                            .byDefault("false"),
                    Key.of(
                                    "main.cf",
                                    BLOCKS,
                                    BLOCK,
                                    "Parameters of Postfix, as a literal block, `{ file: PATH }`, or a list of these, of which"
                                            + " the later ones go over the earlier; what is not named has its default.")
                            .otherwise("defaults")
                            .addingUp(),
                    Key.of(
                                    "master.cf",
                                    BLOCKS,
                                    "|\n  qmgr unix n - n 60 1 qmgr",
                                    "Rows of master.cf, as a literal block, `{ file: PATH }`, or a list of these; what is not"
                                            + " named keeps the shipped row.")
                            .otherwise("the shipped file")
                            .addingUp(),
                    Key.of(
                            "tables",
                            new Shape.ByName("the path of a table", List.of(), BLOCK_OR_FILE),
                            "{ /etc/postfix/transport: \"example.com  smtp:[192.0.2.1]:25\" }",
                            "Lookup tables by path, for transport_maps = texthash:PATH."),
                    Key.of(
                                    "mail",
                                    Shape.oneOrMany(MailKeys.MAIL),
                                    "[{ arrivals: poisson 2/min, to: bob@example.org }]",
                                    "The mail that reaches the system, by source.")
                            .addingUp(),
                    Key.of("disk", MachineKeys.DISK, "{ free: 200MB }", "The file system of the queue, at the start."),
                    Key.of(
                            "profiles",
                            new Shape.ByName("a profile", List.of(), MailKeys.PROFILE),
                            "{ shop: { hours: [1, 1, 1, 1, 1, 2, 4, 6, 8, 8, 8, 8, 9, 8, 8, 8, 9, 12, 18, 22, 24, 18, 9, 3] } }",
                            "Profiles that entries of mail can name."),
                    Key.of(
                                    "files",
                                    Shape.oneOrMany(QueueFileKeys.FILES),
                                    "[{ queue: deferred, count: 100, to: bob@example.org, mtime: -2h }]",
                                    "Queue files that are there before Postfix is started.")
                            .otherwise("the queue is empty")
                            .addingUp(),
                    Key.of(
                                    "destinations",
                                    new Shape.ByName(
                                            "a next hop", List.of(), Shape.oneOrMany(DestinationLanguage.DESTINATION)),
                                    "{ example.org: { answers: 250, after: 0.4s, connections: 20 } }",
                                    "Remote destinations, by next hop: the domain of the recipients, unless a relayhost or a"
                                            + " transport table says otherwise; then as it stands there, such as"
                                            + " `[127.0.0.1]:2601`. `*.example.org` stands for all below it that are not named."
                                            + " A list has one entry per time.")
                            .otherwise("hosts accept at once"),
                    Key.of(
                                    "hosts",
                                    new Shape.ByName("a host", List.of(), Shape.oneOrMany(DestinationLanguage.HOST)),
                                    "{ mx.example.org: { answers: blackhole } }",
                                    "Remote hosts, by name (`mx1.example.org`, or with a port `mx1.example.org:587`): those"
                                            + " that `mx` names, of one destination or of many. `*.example.org` stands for all"
                                            + " below it that are not named.")
                            .otherwise("hosts accept at once"),
                    Key.of(
                                    "triggers",
                                    new Shape.ByName("a sender of triggers", SENDERS, Shape.oneOrMany(TRIGGERS)),
                                    "{ cleanup: { lost: 10% } }",
                                    "What happens to triggers, by sender: cleanup, postdrop, master (its wakeups), postqueue, or"
                                            + " all.")
                            .otherwise("they arrive"),
                    Key.of("master", MASTER, "{ verbose: true }", "master itself."),
                    Key.of(
                                    "faults",
                                    Shape.oneOrMany(FAULT),
                                    "[{ at: 2h, kill: qmgr }]",
                                    "What is done to Postfix, and what happens to it.")
                            .addingUp()),
            List.of());

    private Language() {}
}
