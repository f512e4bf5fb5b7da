package org.qmgrsim.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code src/docs/messages.md} lists what the program says, all of it and nothing else: it is made from the source code. */
class MessagesPageTest {
    private static final Path PAGE = Path.of("src", "docs", "messages.md");
    private static MessageCatalogue catalogue;

    @BeforeAll
    static void readTheSources() throws IOException {
        catalogue = MessageCatalogue.read(Path.of("src", "main", "java"));
    }

    private static Set<String> rows(String page) {
        return page.lines().filter(line -> line.startsWith("|")).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void thePageListsWhatTheProgramSays() throws IOException {
        String now = MessagesPage.of(catalogue);
        if (Boolean.getBoolean("messages.update")) {
            Files.writeString(PAGE, now);
        }
        String page = Files.readString(PAGE);
        List<String> differences = new ArrayList<>();
        rows(now).stream().filter(row -> !rows(page).contains(row)).forEach(row -> differences.add("new:  " + row));
        rows(page).stream().filter(row -> !rows(now).contains(row)).forEach(row -> differences.add("gone: " + row));

        assertEquals(
                now,
                page,
                () -> "src/docs/messages.md is not what the program says now. Nothing has to be written by hand: run\n"
                        + "    mvn -o test -Dtest=MessagesPageTest -Dmessages.update=true\n"
                        + "look at the difference, and commit the page with your change.\n"
                        + String.join("\n", differences) + "\n");
    }

    @Test
    void messagesOfEveryKindAreFound() {
        // One that stands in the call, one that a method is handed, one that a method returns, one with a condition in
        // it.
        List<String> all = catalogue.byClass().values().stream()
                .flatMap(Set::stream)
                .map(message -> message.severity() + ": " + message.text())
                .toList();

        for (String wanted : List.of(
                "warning: overriding earlier entry: ‹name›=‹value›",
                "error: bad transport type: ‹type›",
                "error: bad numerical configuration: ‹name› = ‹value›",
                "error: missing '}' in \"‹token›\"",
                "error: unknown key \"‹key›\"")) {
            assertTrue(all.contains(wanted), () -> wanted + " is not among\n" + String.join("\n", all));
        }
        assertTrue(all.size() > 150, () -> all.size() + " messages");
    }
}
