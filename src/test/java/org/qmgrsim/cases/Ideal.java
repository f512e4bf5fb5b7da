package org.qmgrsim.cases;

import java.nio.file.Path;
import java.util.List;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.scenario.CaseFolder;

/**
 * An experiment on an ideal system: exact timers, steps that cost nothing, as many agents as are asked for, listen backlogs
 * without end, no flow control. It is a case folder like any other, run by the production simulation.
 *
 * <p>Times are seconds since the start of Postfix, which is a whole second. qmgr runs with {@code -v}. Mail for a domain goes
 * over smtp to the domain itself, where a host accepts it at once.
 */
final class Ideal {
    private final CaseFiles files = new CaseFiles();

    Ideal() {
        files.fact("scenario", "ideal");
        files.fact("postfix", "3.12.0");
        files.fact("start", "2026-11-23T12:00:00+00:00");
        files.fact("clock", "ideal");
        files.fact("costs", "none");
        main(
                "compatibility_level = 3.6",
                "myhostname = mx.lab.test",
                "mydestination =",
                "relay_domains =",
                "default_process_limit = 1000",
                "in_flow_delay = 0");
        rows(
                "smtp inet n - n - - smtpd",
                "pickup unix n - n 60 1 pickup",
                "cleanup unix n - n - 0 cleanup",
                "qmgr unix n - n 300 1 qmgr -v",
                "rewrite unix - - n - - trivial-rewrite",
                "bounce unix - - n - 0 bounce",
                "defer unix - - n - 0 bounce",
                "trace unix - - n - 0 bounce",
                "flush unix n - n 1000? 0 flush",
                "smtp unix - - n - - smtp",
                "error unix - - n - - error",
                "retry unix - - n - - error",
                "scache unix - - n - 1 scache");
    }

    /** Lines of main.cf; a later one goes over an earlier one. */
    Ideal main(String... lines) {
        List.of(lines).forEach(files::main);
        return this;
    }

    /** Rows of master.cf, in place of those with the same name and type. */
    Ideal rows(String... rows) {
        List.of(rows).forEach(files::row);
        return this;
    }

    /** Lines of the transport table, which is looked at only if there is one. */
    Ideal transport(String... lines) {
        files.main("transport_maps = texthash:/etc/postfix/transport");
        List.of(lines).forEach(files::transport);
        return this;
    }

    /** The version of Postfix. */
    Ideal postfix(String version) {
        files.fact("postfix", version);
        return this;
    }

    /** A message by SMTP; {@code to} holds its recipients between blanks. */
    Ideal mail(double at, String to) {
        files.mail(at, "smtp", "s@sender.test", to);
        return this;
    }

    /** A message without a sender, as bounces are. */
    Ideal nullSenderMail(double at, String to) {
        files.mail(at, "smtp", "", to);
        return this;
    }

    /** That many messages of one recipient each, all at once. */
    Ideal mails(int count, double at, String to) {
        for (int i = 0; i < count; i++) {
            mail(at, to);
        }
        return this;
    }

    /** One message with recipients in that many domains: {@code x001.test}, {@code x002.test}, … */
    Ideal mailToDomains(double at, String prefix, int count) {
        StringBuilder to = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            to.append(String.format("u@%s%03d.test ", prefix, i));
        }
        return mail(at, to.toString().trim());
    }

    /** One message with that many recipients in one domain. */
    static String users(int count, String domain) {
        StringBuilder to = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            to.append(String.format("u%03d@%s ", i, domain));
        }
        return to.toString().trim();
    }

    /** From the start on the host of a domain behaves like this. */
    Ideal host(String domain, String behaviour, double seconds) {
        return host(0, domain, behaviour, seconds);
    }

    /** From some time on the host of a domain behaves like this. */
    Ideal host(double from, String domain, String behaviour, double seconds) {
        files.host(from, domain, domain, behaviour, seconds);
        return this;
    }

    /** What is done to the system, in the words of {@code actions.csv}. */
    Ideal at(double at, String action, String argument) {
        files.action(at, action, argument);
        return this;
    }

    /** What is done to the system. */
    Ideal at(double at, String action) {
        return at(at, action, "");
    }

    /** Runs it until then. */
    Course until(double end) {
        files.fact("end_s", end - 1); // a run goes on for a second after the end of its case
        return files.in(Ideal::run);
    }

    private static Course run(Path folder) {
        try {
            return Course.of(CaseFolder.read(folder).scenario());
        } catch (InvalidInput e) {
            throw new IllegalArgumentException(String.valueOf(e.problems()), e);
        }
    }
}
