package org.qmgrsim.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    private final CaseFiles files = new CaseFiles();
    private final List<Action.Signal> signals = new ArrayList<>();

    Experiment() {
        files.fact("scenario", "experiment");
        files.fact("postfix", "3.7.11");
        files.fact("start", START);
        files.fact("end_s", 0);
        List.of(
                        "compatibility_level = 3.6",
                        "myhostname = mx.lab.test",
                        "mydestination =",
                        "inet_interfaces = 127.0.0.1",
                        "mynetworks = 127.0.0.0/8",
                        "relayhost = [127.0.0.1]:2601",
                        "transport_maps = texthash:/etc/postfix/transport",
                        "relay_domains = good.test slow.test dead.test temp.test")
                .forEach(files::main);
        row("smtp inet n - n - - smtpd");
        row("pickup unix n - n 60 1 pickup");
        row("cleanup unix n - n - 0 cleanup");
        row("qmgr unix n - n 300 1 qmgr -v");
        row("scache unix - - n - 1 scache");
        for (String service :
                List.of("rewrite trivial-rewrite", "smtp smtp", "relay smtp", "error error", "retry error")) {
            String[] words = service.split(" ");
            row(words[0] + " unix - - n - - " + words[1]);
        }
        PORTS.keySet().stream().sorted().forEach(domain -> {
            files.transport(domain + " smtp:" + HOST + PORTS.get(domain));
            host(
                    0,
                    domain,
                    switch (domain) {
                        case "temp.test" -> "rcpt450";
                        case "dead.test" -> "refuse";
                        default -> "ok";
                    },
                    domain.equals("slow.test") ? 6 : 0);
        });
    }

    /** A line of main.cf. */
    Experiment main(String line) {
        files.main(line);
        return this;
    }

    /** A row of master.cf, in place of the one with the same name and type. */
    Experiment row(String row) {
        files.row(row);
        return this;
    }

    /** qmgr's wakeup field. */
    Experiment wakeup(String wakeup) {
        return row("qmgr unix n - n " + wakeup + " 1 qmgr -v");
    }

    /** master runs with {@code -v}, and hands it to all. */
    Experiment masterVerbose() {
        files.fact("master_verbose", true);
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
        files.mail(at, via, "s@sender.test", to);
        return this;
    }

    /** What is done to the system, in the words of {@code actions.csv}. */
    Experiment at(double at, String action, String argument) {
        files.action(at, action, argument);
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
        files.host(at, domain, HOST + PORTS.get(domain), behaviour, delay);
        return this;
    }

    /** When it ends. */
    Experiment until(double at) {
        files.fact("end_s", at);
        return this;
    }

    /** Runs it, with the same luck every time. */
    PostfixLog run() {
        return run(1);
    }

    PostfixLog run(long seed) {
        return files.in(folder -> PostfixLog.of(Replay.mailLog(folder, seed, signals)));
    }

    /** Writes the files of the case. */
    Path write(Path folder) {
        return files.write(folder);
    }
}
