package org.qmgrsim.check;

/** A system drawn at random: a text in the scenario language, so that a person can run, read and change it. */
public final class RandomScenario {
    /** Next hops of remote mail; {@code home.example} is this host. */
    static final String[] DOMAINS = {"one.example", "two.example", "three.example", "four.example", "home.example"};

    private static final String SINGLE = "user%d@";

    private final Draw draw;
    private final long seed;
    private final int seconds;
    private final StringBuilder text = new StringBuilder();

    private RandomScenario(long seed) {
        this.draw = new Draw(seed);
        this.seed = seed;
        this.seconds = draw.chance(0.8) ? draw.between(60, 900) : draw.between(900, 7200);
    }

    /** The scenario of a seed: the same text for ever, as long as this program is the same. */
    public static String text(long seed) {
        return new RandomScenario(seed).write();
    }

    private String write() {
        line("title: A system drawn at random, chaos seed " + seed);
        line("duration: " + seconds + "s");
        line("seed: " + draw.between(1, 1_000_000));
        line("postfix: " + draw.of("3.12", "3.7"));
        line("clock: " + draw.of("real", "real", "ideal"));
        line("costs: " + draw.of("measured", "measured", "measured", "none", "3"));
        RandomConfiguration configuration = new RandomConfiguration(draw);
        RandomFilter filter = new RandomFilter(seed);
        line("main.cf: |");
        configuration.mainCf().forEach(row -> line("  " + row));
        filter.mainCf().forEach(row -> line("  " + row));
        line("master.cf: |");
        configuration.masterCf().forEach(row -> line("  " + row));
        filter.masterCf().forEach(row -> line("  " + row));
        mail();
        files();
        destinations();
        filter.destinations().forEach(row -> line("  " + row));
        triggers();
        line("faults:");
        new RandomFaults(draw, seconds).lines().forEach(row -> line("  - " + row));
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void mail() {
        line("mail:");
        int sources = draw.between(1, 4);
        for (int i = 0; i < sources; i++) {
            line("  - { via: " + draw.of("smtpd", "smtpd", "sendmail") + ", arrivals: " + arrivals() + ", count: "
                    + draw.between(1, 60) + ", begin: " + draw.seconds(0.1, seconds * 0.5) + ", from: "
                    + draw.of("alice@example.net", "alice@example.net", "bob@home.example", "\"<>\"") + ", "
                    + recipients() + ", size: " + draw.of("1kB", "10kB", "lognormal 20kB 2.0") + " }");
        }
    }

    private String arrivals() {
        return switch (draw.between(0, 3)) {
            case 0 -> "poisson " + draw.between(1, 90) + "/min";
            case 1 -> "every " + draw.seconds(0.05, 20);
            case 2 -> "burst " + draw.between(2, 60) + " at " + draw.seconds(seconds * 0.5, seconds * 0.6);
            default ->
                "burst " + draw.between(2, 60) + " at " + draw.seconds(seconds * 0.5, seconds * 0.6) + " over "
                        + draw.seconds(0.5, 10);
        };
    }

    private String recipients() {
        return switch (draw.between(0, 3)) {
            case 0 -> "to: user@" + draw.of(DOMAINS);
            case 1 -> "to_one_of: " + SINGLE + draw.of(DOMAINS) + ", users: " + draw.between(2, 5);
            case 2 -> "to: " + SINGLE + draw.of(DOMAINS) + ", recipients: " + draw.between(2, 70);
            default -> {
                StringBuilder list = new StringBuilder("to: [");
                for (int i = 0; i < DOMAINS.length; i++) {
                    if (i == 0 || draw.chance(0.6)) {
                        list.append(i == 0 ? "" : ", ").append("carol@").append(DOMAINS[i]);
                    }
                }
                yield list.append(']').toString();
            }
        };
    }

    private void files() {
        if (draw.chance(0.4)) {
            line("files:");
            line("  - { queue: " + draw.of("incoming", "deferred", "deferred", "active", "maildrop", "hold")
                    + ", count: " + draw.between(1, 40) + ", to: user@" + draw.of(DOMAINS) + ", mtime: "
                    + draw.of("-1h", "-5m to -1m", "-1m to +1m", "+30s") + ", label: old"
                    + (draw.chance(0.1) ? ", mode: 0600" : "") + " }");
        }
    }

    private void destinations() {
        line("destinations:");
        for (String domain : DOMAINS) {
            if (!domain.equals("home.example")) {
                line("  " + domain + ": " + destination(draw));
            }
        }
    }

    /** How a host behaves. */
    static String destination(Draw draw) {
        String after =
                switch (draw.between(0, 4)) {
                    case 0 -> "0s";
                    case 1 -> draw.seconds(0.01, 1);
                    case 2 -> "exponential " + draw.seconds(0.1, 10);
                    case 3 -> "lognormal " + draw.seconds(0.1, 3) + " 2.0";
                    default -> draw.seconds(1, 40);
                };
        String connections = draw.chance(0.3) ? ", connections: " + draw.between(1, 10) : "";
        return switch (draw.between(0, 6)) {
            case 0 -> "{ answers: 450, after: " + after + " }";
            case 1 -> "{ answers: 550, after: " + after + " }";
            case 2 -> "{ answers: " + draw.of("421", "refuse") + " }";
            default -> "{ answers: 250, after: " + after + connections + " }";
        };
    }

    private void triggers() {
        if (draw.chance(0.6)) {
            line("triggers:");
            line("  cleanup: " + trigger());
            if (draw.chance(0.3)) {
                line("  postdrop: " + trigger());
            }
        }
    }

    private String trigger() {
        return switch (draw.between(0, 3)) {
            case 0 -> "{ lost: " + draw.between(1, 90) + "% }";
            case 1 -> "{ denied: true }";
            case 2 -> "{ delayed: " + draw.seconds(0.01, 15) + " }";
            default -> "{ lost: " + draw.between(1, 90) + "%, delayed: " + draw.seconds(0.01, 15) + " }";
        };
    }
}
