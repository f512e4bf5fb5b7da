package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static final Position HERE = new Position("here", 1, 1);

    private record Files(MainCf main, MasterCf master) {
        static Files of(String main, String master) {
            return new Files(
                    MainCf.parse(main, "main.cf"),
                    MasterCf.parse(master, "master.cf").over(MasterCf.shipped()));
        }

        List<String> changesTo(Files other) {
            return Changes.between(main, master, other.main, other.master).commands();
        }
    }

    private static List<String> changes(String main, String master) {
        return Files.of("", "").changesTo(Files.of(main, master));
    }

    @Test
    void eachKindOfChangeIsOneCommand() {
        assertEquals(
                List.of(
                        "postconf -M 'slow/unix=slow unix - - n - 5 smtp -o {smtp_helo_name=out two}'",
                        "postconf -F 'qmgr/unix/wakeup = 60' 'smtp/unix/process_limit = 200'",
                        "postconf -P 'relay/unix/smtp_helo_timeout = 10s'",
                        "postconf -e 'minimal_backoff_time = 60s' 'queue_run_delay = 60s' 'relayhost = [gw.example.net]:587'",
                        "postfix reload"),
                changes("""
                        relayhost =
                            [gw.example.net]:587
                        queue_run_delay = 60s
                        minimal_backoff_time = 60s
                        """, """
                        smtp unix - - n - 200 smtp
                        qmgr unix n - n 60 1 qmgr
                        relay unix - - n - - smtp
                          -o syslog_name=${multi_instance_name?{$multi_instance_name}:{postfix}}/$service_name
                          -o smtp_helo_timeout=10s
                        slow unix - - n - 5 smtp -o { smtp_helo_name = out two }
                        """));
    }

    @Test
    void theWayBackRemovesWhatWasAdded() {
        Files changed = Files.of(
                "relayhost = [gw.example.net]\n", "slow unix - - n - 5 smtp\nlmtp unix - - n - - lmtp -o max_use=5\n");

        assertEquals(
                List.of(
                        "postconf -MX slow/unix",
                        "postconf -PX lmtp/unix/max_use",
                        "postconf -X relayhost",
                        "postfix reload"),
                changed.changesTo(Files.of("", "")));
    }

    @Test
    void whatMeansTheSameIsLeftAlone() {
        assertEquals(List.of(), changes("queue_run_delay = 300s\nrelayhost =\n", ""));
        assertEquals(
                List.of(),
                Files.of(
                                "mynetworks = 127.0.0.0/8,\n   [::1]/128\n",
                                "slow unix y - n 0 - smtp -o max_use=5 -o max_idle=9s\n")
                        .changesTo(Files.of(
                                "mynetworks = 127.0.0.0/8, [::1]/128\n",
                                "slow unix - y n - - smtp -o { max_idle = 9s } -omax_use=5\n")));
    }

    @Test
    void whatIsReadAtTheStartOnlyNeedsAStart() {
        List<String> commands = changes("inet_interfaces = loopback-only\n", "");

        assertEquals(List.of("postconf -e 'inet_interfaces = loopback-only'", "postfix stop; postfix start"), commands);
    }

    @Test
    void aValueWithBlanksIsNoWordForPostconfP() {
        assertEquals(
                List.of("postconf -F 'lmtp/unix/command = lmtp -o {syslog_name=a b} flags=O'", "postfix reload"),
                changes("", "lmtp unix - - n - - lmtp -o { syslog_name = a b } flags=O\n"));
    }

    @Test
    void shellsGetWordsThatTheyLeaveAlone() {
        assertEquals(
                List.of("postconf -e 'smtpd_banner = it'\\''s $myhostname \"now\"'", "postfix reload"),
                changes("smtpd_banner = it's $myhostname \"now\"\n", ""));
        assertEquals("slow/unix", Changes.quoted("slow/unix"));
        assertEquals("''", Changes.quoted(""));
    }

    // ---------------------------------------------------------------- what comes of them

    /** What main.cf and master.cf mean: parameters, and for each service its columns, options and other words. */
    private static String meaning(MainCf main, MasterCf master) {
        Settings settings = Settings.of(main, master);
        Map<String, String> parameters = new TreeMap<>();
        main.assignments().forEach(set -> parameters.put(set.name(), settings.raw(set.name())));
        Parameters.catalogue().all().forEach(p -> parameters.put(p.name(), settings.raw(p.name())));
        Map<String, String> rows = new TreeMap<>();
        for (ServiceRow row : master.rows()) {
            Map<String, String> options = new TreeMap<>();
            row.overrides().forEach((name, set) -> options.put(name, set.value()));
            rows.put(
                    row.key(),
                    List.of(
                                    row.isPrivate(),
                                    row.unprivileged(),
                                    row.chroot(),
                                    row.wakeupField(),
                                    row.maxprocField(),
                                    row.command(),
                                    row.verbosity(),
                                    options)
                            .toString());
        }
        return parameters + "\n" + rows;
    }

    /** Words of a line as a POSIX shell takes them apart. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
                any = true;
            } else if (c == '\\' && !quoted) {
                word.append(line.charAt(++i));
            } else if (c == ' ' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
                any = false;
            } else {
                word.append(c);
                any = true;
            }
        }
        if (any) {
            words.add(word.toString());
        }
        assertTrue(!quoted, line);
        return words;
    }

    /** postconf, as far as it is used here. */
    private static Files apply(Files files, List<String> commands) throws Exception {
        MainCf main = files.main;
        MasterCf master = files.master;
        for (String command : commands) {
            List<String> words = words(command);
            for (String argument :
                    command.startsWith("postconf") ? words.subList(2, words.size()) : List.<String>of()) {
                int equals = argument.indexOf('=');
                String name =
                        equals < 0 ? argument : argument.substring(0, equals).strip();
                String value = equals < 0 ? "" : argument.substring(equals + 1).strip();
                switch (words.get(1)) {
                    case "-e" -> main = main.with(name, value, HERE);
                    case "-X" -> main = main.without(name);
                    case "-M" -> master = MasterCf.parse(value, "row").over(master);
                    case "-MX" -> master = without(master, name);
                    case "-F", "-P" -> master = master.withField(name, value, HERE);
                    case "-PX" -> master = withoutOption(master, name);
                    default -> throw new IllegalArgumentException(command);
                }
            }
        }
        return new Files(main, master);
    }

    private static MasterCf without(MasterCf master, String key) {
        StringBuilder text = new StringBuilder();
        master.rows().stream().filter(row -> !row.key().equals(key)).forEach(row -> text.append(row)
                .append('\n'));
        return MasterCf.parse(text.toString(), "master.cf");
    }

    private static MasterCf withoutOption(MasterCf master, String path) {
        String key = path.substring(0, path.lastIndexOf('/'));
        String name = path.substring(path.lastIndexOf('/') + 1);
        StringBuilder text = new StringBuilder();
        for (ServiceRow row : master.rows()) {
            String line = row.toString();
            text.append(
                            row.key().equals(key)
                                    ? line.replaceAll(" -o (\\{" + name + "=[^}]*}|" + name + "=\\S*)", "")
                                    : line)
                    .append('\n');
        }
        return MasterCf.parse(text.toString(), "master.cf");
    }

    @Provide
    Arbitrary<String> mainCf() {
        Arbitrary<String> name = Arbitraries.of(
                "queue_run_delay",
                "relayhost",
                "mine",
                "smtp_destination_concurrency_limit",
                "inet_interfaces",
                "biff");
        Arbitrary<String> value =
                Arbitraries.of("300s", "5", "", "a b", "it's $mine", "x\n  y", "\"q\"", "all", "\\$$ `z` *");
        return Combinators.combine(name, value)
                .as((n, v) -> n + " = " + v + "\n")
                .list()
                .ofMaxSize(5)
                .map(lines -> String.join("", lines));
    }

    @Provide
    Arbitrary<String> masterCf() {
        Arbitrary<String> service =
                Arbitraries.of("qmgr unix n", "slow unix -", "smtp unix y", "smtp inet n", "10025 inet n");
        Arbitrary<String> columns = Arbitraries.of("- n 300 1", "- y - -", "n n 60? 0", "y - 0 200");
        Arbitrary<String> command = Arbitraries.of("smtp", "qmgr", "smtpd -v");
        Arbitrary<String> option =
                Arbitraries.of("", " -o max_use=5", " -o { syslog_name = a b }", " -o syslog_name=c", " -o max_idle=");
        return Combinators.combine(service, columns, command, option, option)
                .as((s, c, p, a, b) -> s + " " + c + " " + p + a + b + "\n")
                .list()
                .ofMaxSize(4)
                .map(lines -> String.join("", lines));
    }

    @Property(tries = 600, seed = "1")
    void theCommandsTurnOneIntoTheOther(
            @ForAll("mainCf") String mainA,
            @ForAll("masterCf") String masterA,
            @ForAll("mainCf") String mainB,
            @ForAll("masterCf") String masterB)
            throws Exception {
        Files from = Files.of(mainA, masterA);
        Files to = Files.of(mainB, masterB);

        Files result = apply(from, from.changesTo(to));

        assertEquals(
                meaning(to.main, to.master).replaceAll("[ \\t]+", " "),
                meaning(result.main, result.master).replaceAll("[ \\t]+", " "));
        assertEquals(List.of(), result.changesTo(to));
        assertEquals(List.of(), to.changesTo(to));
    }
}
