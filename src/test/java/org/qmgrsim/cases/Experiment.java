package org.qmgrsim.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.qmgrsim.scenario.Action;

/**
 * A case that was never recorded: configuration, mail and actions, written as the files that a recorded case has.
 *
 * <p>Times are seconds since the start of Postfix, which lies half a second after a full second of the wall clock: whole
 * second k begins at k − 0.5. qmgr runs with {@code -v}. There are four hosts: {@code good.test} accepts at once,
 * {@code slow.test} after 6 s, {@code temp.test} answers 450 to every recipient, and nothing listens at {@code dead.test}.
 */
final class Experiment {
    private static final String START = "2026-11-23T12:00:00.500000+00:00";
    private static final String HOST = "[127.0.0.1]:260";
    private static final Map<String, String> PORTS =
            Map.of("good.test", "1", "slow.test", "2", "temp.test", "4", "dead.test", "9");

    private final List<String> main = new ArrayList<>(List.of(
            "compatibility_level = 3.6",
            "myhostname = mx.lab.test",
            "mydestination =",
            "inet_interfaces = 127.0.0.1",
            "mynetworks = 127.0.0.0/8",
            "relayhost = [127.0.0.1]:2601",
            "transport_maps = texthash:/etc/postfix/transport",
            "relay_domains = good.test slow.test dead.test temp.test"));
    private final Map<String, String> rows = new LinkedHashMap<>();
    private final List<String> mail = new ArrayList<>();
    private final List<String> actions = new ArrayList<>();
    private final List<String> hosts = new ArrayList<>();
    private final List<Action.Signal> signals = new ArrayList<>();
    private double end;
    private boolean masterVerbose;

    Experiment() {
        row("smtp inet n - n - - smtpd");
        row("pickup unix n - n 60 1 pickup");
        row("cleanup unix n - n - 0 cleanup");
        row("qmgr unix n - n 300 1 qmgr -v");
        for (String service :
                List.of("rewrite trivial-rewrite", "smtp smtp", "relay smtp", "error error", "retry error")) {
            String[] words = service.split(" ");
            row(words[0] + " unix - - n - - " + words[1]);
        }
        PORTS.keySet().stream()
                .sorted()
                .forEach(domain -> host(
                        0,
                        domain,
                        switch (domain) {
                            case "temp.test" -> "rcpt450";
                            case "dead.test" -> "refuse";
                            default -> "ok";
                        },
                        domain.equals("slow.test") ? 6 : 0));
    }

    /** A line of main.cf. */
    Experiment main(String line) {
        main.add(line);
        return this;
    }

    /** A row of master.cf, in place of the one with the same name and type. */
    Experiment row(String row) {
        String[] fields = row.split(" ");
        rows.put(fields[0] + "/" + fields[1], row);
        return this;
    }

    /** qmgr's wakeup field. */
    Experiment wakeup(String wakeup) {
        return row("qmgr unix n - n " + wakeup + " 1 qmgr -v");
    }

    /** master runs with {@code -v}, and hands it to all. */
    Experiment masterVerbose() {
        masterVerbose = true;
        return this;
    }

    /** A message by SMTP. */
    Experiment mail(double at, String to) {
        return mail(at, "smtp", to);
    }

    /** A message by sendmail(1). */
    Experiment sendmail(double at, String to) {
        return mail(at, "sendmail", to);
    }

    private Experiment mail(double at, String via, String to) {
        mail.add(String.format(
                Locale.ROOT,
                "m%d,%.6f,%s,s@sender.test,%s,%d,439,,",
                mail.size() + 1,
                at,
                via,
                to,
                to.split(" ").length));
        return this;
    }

    /** What is done to the system, in the words of {@code actions.csv}. */
    Experiment at(double at, String action, String argument) {
        actions.add(String.format(Locale.ROOT, "%.6f,%.6f,%s,%s", at, at, action, argument));
        return this;
    }

    /** What is done to the system. */
    Experiment at(double at, String action) {
        return at(at, action, "");
    }

    /** A signal to the process of any service, such as {@code private/smtp}. */
    Experiment signal(double at, String socket, int signal) {
        signals.add(new Action.Signal(Math.round(at * 1e9), socket, signal));
        return this;
    }

    /** From some time on a host behaves like this. */
    Experiment host(double at, String domain, String behaviour, double delay) {
        hosts.add(String.format(
                Locale.ROOT, "%.6f,%s,smtp,%s,%s,%.3f", at, domain, HOST + PORTS.get(domain), behaviour, delay));
        return this;
    }

    /** When it ends. */
    Experiment until(double at) {
        end = at;
        return this;
    }

    /** Runs it, with the same luck every time. */
    PostfixLog run() {
        return run(1);
    }

    PostfixLog run(long seed) {
        try {
            Path folder = Files.createTempDirectory("experiment");
            try {
                return PostfixLog.of(Replay.mailLog(write(folder), seed, signals));
            } finally {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the files of the case. */
    Path write(Path folder) throws IOException {
        List<String> starts = new ArrayList<>(List.of("t_s,t_command_s,action,argument", "0,0,start,"));
        starts.addAll(actions);
        Files.writeString(
                folder.resolve("case.json"),
                String.format(
                        Locale.ROOT,
                        "{\"scenario\": \"experiment\", \"postfix\": \"3.7.11\", \"start\": \"%s\", \"clock_factor\": 1,"
                                + " \"queue_fs\": \"ext4\", \"end_s\": %.3f, \"master_verbose\": %s, \"seed\": 1}",
                        START,
                        end,
                        masterVerbose));
        Files.write(folder.resolve("main.cf"), main);
        Files.write(folder.resolve("master.cf"), rows.values());
        Files.write(
                folder.resolve("transport"),
                PORTS.keySet().stream()
                        .sorted()
                        .map(domain -> domain + " smtp:" + HOST + PORTS.get(domain))
                        .toList());
        write(folder.resolve("workload.csv"), "id,t_s,via,from,to,nrcpt,size,t_queue_file_s,t_content_s", mail);
        Files.write(folder.resolve("actions.csv"), starts);
        write(folder.resolve("destinations.csv"), "t_s,domain,transport,nexthop,behaviour,delay_s", hosts);
        return folder;
    }

    private static void write(Path file, String header, List<String> lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(header));
        all.addAll(lines);
        Files.write(file, all);
    }
}
