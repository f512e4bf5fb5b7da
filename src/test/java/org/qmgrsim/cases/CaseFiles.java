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
import java.util.function.Function;
import java.util.stream.Stream;

/** The files of a case that was never recorded, line by line. Times are seconds since the start of Postfix. */
final class CaseFiles {
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<String> main = new ArrayList<>();
    private final Map<String, String> rows = new LinkedHashMap<>();
    private final List<String> transport = new ArrayList<>();
    private final List<String> mail = new ArrayList<>();
    private final List<String> actions = new ArrayList<>(List.of("0,0,start,"));
    private final List<String> hosts = new ArrayList<>();

    /** A key of case.json with its value as JSON. */
    void fact(String key, Object json) {
        facts.put(key, json instanceof String text ? "\"" + text + "\"" : String.valueOf(json));
    }

    /** A line of main.cf. */
    void main(String line) {
        main.add(line);
    }

    /** A row of master.cf, in place of the one with the same name and type. */
    void row(String row) {
        String[] fields = row.split(" ");
        rows.put(fields[0] + "/" + fields[1], row);
    }

    /** A line of the transport table. */
    void transport(String line) {
        transport.add(line);
    }

    /** A message, m1 for the first; {@code to} holds its recipients between blanks. */
    void mail(double at, String via, String from, String to) {
        mail.add(String.format(
                Locale.ROOT, "m%d,%.9f,%s,%s,%s,%d,439,,", mail.size() + 1, at, via, from, to, to.split(" ").length));
    }

    /** What is done to the system, in the words of {@code actions.csv}. */
    void action(double at, String action, String argument) {
        actions.add(String.format(Locale.ROOT, "%.9f,%.9f,%s,\"%s\"", at, at, action, argument));
    }

    /** From some time on the host behind a next hop behaves like this. */
    void host(double at, String domain, String nexthop, String behaviour, double delay) {
        hosts.add(String.format(Locale.ROOT, "%.9f,%s,smtp,%s,%s,%.9f", at, domain, nexthop, behaviour, delay));
    }

    /** Writes the files of the case. */
    Path write(Path folder) {
        try {
            Files.writeString(
                    folder.resolve("case.json"),
                    facts.entrySet().stream()
                            .map(fact -> "\"" + fact.getKey() + "\": " + fact.getValue())
                            .reduce((all, fact) -> all + ", " + fact)
                            .map(all -> "{" + all + "}")
                            .orElse("{}"));
            Files.write(folder.resolve("main.cf"), main);
            Files.write(folder.resolve("master.cf"), rows.values());
            Files.write(folder.resolve("transport"), transport);
            table(folder.resolve("workload.csv"), "id,t_s,via,from,to,nrcpt,size,t_queue_file_s,t_content_s", mail);
            table(folder.resolve("actions.csv"), "t_s,t_command_s,action,argument", actions);
            table(folder.resolve("destinations.csv"), "t_s,domain,transport,nexthop,behaviour,delay_s", hosts);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void table(Path file, String header, List<String> lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(header));
        all.addAll(lines);
        Files.write(file, all);
    }

    /** Does something with the files, which exist as long as it lasts. */
    <T> T in(Function<Path, T> what) {
        try {
            Path folder = Files.createTempDirectory("case");
            try {
                return what.apply(write(folder));
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
}
