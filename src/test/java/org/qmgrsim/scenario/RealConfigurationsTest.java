package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qmgrsim.config.Problem;
import org.qmgrsim.journal.Happening;

/** Configurations as people have them load, are found good, and run. */
class RealConfigurationsTest {
    private static final Path FOLDER = Path.of("scenarios", "configurations");

    private static ImportedConfiguration imported(List<Path> paths) {
        List<Problem> problems = new ArrayList<>();
        ImportedConfiguration configuration = ImportedConfiguration.read(paths, problems);
        assertEquals(List.of(), problems);
        return configuration;
    }

    private static List<String> lint(Path... paths) {
        return imported(List.of(paths)).files().problems(at -> false).stream()
                .map(problem -> problem.line() + ": " + problem.message())
                .toList();
    }

    /** Number of messages by what became of them, and by the program that delivered them. */
    private static Map<String, Integer> outcomes(Loaded loaded) {
        Map<String, Integer> counts = new TreeMap<>();
        new Simulation(loaded.scenario(), 0)
                .read(fact -> {
                    if (fact.what() instanceof Happening.RecipientDone done) {
                        counts.merge(done.status() + " by " + done.relay(), 1, Integer::sum);
                    }
                })
                .run();
        return counts;
    }

    @Test
    void stockFilesAreFoundGood() {
        assertEquals(List.of(), lint(FOLDER.resolve("debian-12")));
        assertEquals(List.of(), lint(FOLDER.resolve("mailcow")));
        assertEquals(
                List.of("64: support for parameter \"disable_dns_lookups\" will be removed; instead, specify"
                        + " \"smtp_dns_support_level\""),
                lint(FOLDER.resolve("docker-mailserver")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"debian-12", "docker-mailserver", "mailcow"})
    void anHourOfOrdinaryMailIsDelivered(String name) throws Exception {
        Loaded loaded = ScenarioFile.readOn(null, List.of(FOLDER.resolve(name)), List.of(), InputFiles.ofDisk());

        // Two messages a minute by SMTP and twelve an hour by sendmail: some 132. What goes to a filter comes back, so
        // the
        // deliveries to that are none.
        int sent = outcomes(loaded).entrySet().stream()
                .filter(outcome -> outcome.getKey().startsWith("SENT"))
                .filter(outcome -> !outcome.getKey().endsWith(":10024"))
                .mapToInt(Map.Entry::getValue)
                .sum();
        assertTrue(sent > 100 && sent < 170, () -> sent + " messages sent");
        assertTrue(loaded.passedOver().size() > 10, () -> "passed over: " + loaded.passedOver());
    }

    @Test
    void mailboxesAreReachedOverTheSocketOfDovecot() throws Exception {
        // example.com stands in the file of mailbox domains; the log names this machine and the path.
        Loaded loaded = ScenarioFile.readOn(
                null,
                List.of(FOLDER.resolve("docker-mailserver")),
                List.of("duration=10m", "mail.0.to=bob@example.com", "mail.1.to=bob@example.com"),
                InputFiles.ofDisk());

        assertEquals(
                List.of("SENT by 127.0.0.1[127.0.0.1]:10024", "SENT by mail.example.net[/var/run/dovecot/lmtp]"),
                outcomes(loaded).keySet().stream().toList());
    }

    @Test
    void mailOfASystemWithAFilterComesBackByTheOneWayThatThereIs() throws Exception {
        Loaded loaded = ScenarioFile.readOn(
                null,
                List.of(FOLDER.resolve("docker-mailserver")),
                List.of("duration=10m", "mail.1.count=1"),
                InputFiles.ofDisk());

        assertEquals(
                List.of(
                        "the content filter at [127.0.0.1]:10024 is taken to hand mail back to 127.0.0.1:10025 at once"),
                loaded.warnings().stream()
                        .map(Problem::message)
                        .filter(message -> message.contains("filter"))
                        .toList());
        // Pickup has a row without a filter: its message goes straight out, one of the others for each pass.
        Map<String, Integer> outcomes = outcomes(loaded);
        assertEquals(
                outcomes.get("SENT by mx.example.org[198.51.100.55]:25") - 1,
                outcomes.get("SENT by 127.0.0.1[127.0.0.1]:10024"));
    }

    @Test
    void aSystemMayListenOnOneAddressOnly(@TempDir Path folder) throws Exception {
        String master = Files.readString(FOLDER.resolve("debian-12/master.cf"));
        Files.writeString(folder.resolve("main.cf"), "");
        Files.writeString(
                folder.resolve("master.cf"), master.replaceFirst("(?m)^smtp      inet", "127.0.0.1:smtp inet"));

        Loaded loaded = ScenarioFile.readOn(null, List.of(folder), List.of("duration=10m"), InputFiles.ofDisk());

        assertTrue(outcomes(loaded).values().stream().mapToInt(n -> n).sum() > 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"n M", "n Mf", "n F P", "n F", "n M P"})
    void whatPostconfPrintsIsTheSameConfiguration(String forms) {
        // Printed by postconf 3.7.11 of the same directory.
        Path saved = Path.of("src", "test", "resources", "postconf", "docker-mailserver");
        List<Path> paths = new ArrayList<>();
        for (String form : forms.split(" ")) {
            paths.add(saved.resolve("postconf-" + form + ".txt"));
        }

        ConfigurationFiles printed = imported(paths).files();

        ConfigurationFiles written =
                imported(List.of(FOLDER.resolve("docker-mailserver"))).files();
        assertEquals(written.master().toString(), printed.master().toString());
        assertEquals(
                written.main().toString().replaceAll("[ \t]+", " "),
                printed.main().toString().replaceAll("(?m)^config_directory = .*\n", ""));
    }

    @Test
    void onePasteOfEverythingIsTheSameConfiguration(@TempDir Path folder) throws Exception {
        Path saved = Path.of("src", "test", "resources", "postconf", "docker-mailserver");
        Path paste = folder.resolve("paste.txt");
        Files.writeString(
                paste,
                "Dear list,\n$ postconf -n\n" + Files.readString(saved.resolve("postconf-n.txt"))
                        + "postconf: warning: /etc/postfix/main.cf: unused parameter: x=y\n$ postconf -Mf\n"
                        + Files.readString(saved.resolve("postconf-Mf.txt")));
        List<Problem> problems = new ArrayList<>();

        ConfigurationFiles pasted =
                ImportedConfiguration.read(List.of(paste), problems).files();

        assertEquals(
                imported(List.of(FOLDER.resolve("docker-mailserver")))
                        .files()
                        .master()
                        .toString(),
                pasted.master().toString());
        assertEquals(
                List.of("neither a parameter nor a service: \"Dear list,\""),
                problems.stream().map(Problem::message).toList());
    }

    @Test
    void aFewRowsGoOverThoseThatPostfixShips(@TempDir Path folder) throws Exception {
        Path row = Files.writeString(
                folder.resolve("row.txt"), "qmgr       unix  n       -       n       60      1       qmgr\n");

        ConfigurationFiles files = imported(List.of(row)).files();

        assertTrue(files.master().rows().size() > 20);
        assertEquals(60, files.master().findByEndpoint("public/qmgr").wakeupSeconds());
        assertTrue(files.master().isAssumed());
    }

    @Test
    void aFolderWithoutEitherFileIsRefused(@TempDir Path folder) {
        List<Problem> problems = new ArrayList<>();

        ImportedConfiguration.read(List.of(folder), problems);

        assertEquals(
                List.of("there is neither main.cf nor master.cf in this directory"),
                problems.stream().map(Problem::message).toList());
    }

    @Test
    void theSlipsAreAllFound() {
        assertEquals(
                List.of(
                        "4: maximal_queue_lifetime = 1 means 1 day",
                        "5: delay_warning_time = 4 means 4 hours",
                        "6: queue_run_delay = 5 means 5 seconds",
                        "9: #comment after other text is not allowed: # bounces are not worth more",
                        "12: bad numerical configuration: lmtp_destination_recipient_limit = 1  postscreen_dnsbl_sites ="
                                + " dnsbl.example",
                        "13: \"postscreen_dnsbl_sites =\" is part of the value of lmtp_destination_recipient_limit",
                        "16: smtp_destination_rate_delay with smtp_destination_concurrency_failed_cohort_limit = 1: one"
                                + " failure suspends all mail for the destination",
                        "20: relay_destination_recipient_limit = 1: the concurrency limit counts per recipient, not per"
                                + " domain",
                        "23: qmgr_message_recipient_limit is smaller than qmgr_message_active_limit - adjusting"
                                + " qmgr_message_recipient_limit",
                        "26: unused parameter: tortoise_destination_rate_delay=10s",
                        "33: overriding earlier entry: smtp_helo_timeout=60s",
                        "3: pickup/unix has no wakeup",
                        "5: wakeup \"5m\" means 5 seconds",
                        "11: smtp/unix may run 500 processes, but all its mail goes to one next hop, and"
                                + " smtp_destination_concurrency_limit is 20",
                        "14: slow_destination_concurrency_limit has no effect under slow/unix",
                        "15: parameter smtp_helo_timeout: bad time value or unit: ",
                        "15: unknown attribute name: 10s"),
                imported(List.of(FOLDER.resolve("slips"))).files().problems(at -> false).stream()
                        .sorted(Problem.BY_PLACE)
                        .map(problem -> problem.line() + ": " + problem.message())
                        .toList());
    }
}
