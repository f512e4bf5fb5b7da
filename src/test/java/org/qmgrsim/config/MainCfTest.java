package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MainCfTest {
    private static MainCf parse(String text) {
        return MainCf.parse(text, "main.cf");
    }

    private static String value(MainCf main, String name) {
        Assignment set = main.find(name);
        assertNotNull(set, name);
        return set.value();
    }

    private static List<String> texts(List<Problem> problems) {
        return problems.stream().map(Problem::toString).toList();
    }

    @Test
    void commentsAndBlankLinesMayStandInsideAContinuation() {
        MainCf main = parse("""
                # a relay
                relayhost =
                    # the gateway

                    [gw.example.net]:587
                queue_run_delay=60s
                """);

        assertEquals("[gw.example.net]:587", value(main, "relayhost"));
        assertEquals("60s", value(main, "queue_run_delay"));
        assertEquals(List.of(), main.problems());
    }

    @Test
    void thereAreNoInlineComments() {
        assertEquals("5 # five", value(parse("max_use = 5 # five\n"), "max_use"));
    }

    @Test
    void aContinuationKeepsItsBlanks() {
        assertEquals("100 00", value(parse("qmgr_message_active_limit=100\n 00\n"), "qmgr_message_active_limit"));
        assertEquals("a,  b", value(parse("defer_transports = a,\n  b  \n"), "defer_transports"));
    }

    @Test
    void anEmptyValueIsNotAnAbsentOne() {
        MainCf main = parse("mydestination =\n");

        assertEquals("", value(main, "mydestination"));
        assertNull(main.find("relayhost"));
    }

    @Test
    void theLastOfDuplicatesHoldsAndSaysSo() {
        MainCf main = parse("max_use = 5\nmax_idle = 1s\nmax_use = 7\n");

        assertEquals("7", value(main, "max_use"));
        assertEquals(
                List.of("main.cf:3:1: warning: overriding earlier entry: max_use=5\n"
                        + "  hint: the last one holds; remove the one in line 1"),
                texts(main.problems()));
        assertEquals(
                List.of("warning: /etc/postfix/main.cf, line 3: overriding earlier entry: max_use=5"),
                main.logWarnings());
    }

    @Test
    void equalDuplicatesAreSilent() {
        assertEquals(List.of(), parse("max_use = 5\nmax_use = 5\n").problems());
    }

    @Test
    void aLineWithoutEqualsEndsEveryProgram() {
        MainCf main = parse("# one\nmax_use 5\n=7\n");

        assertEquals(
                Optional.of("fatal: /etc/postfix/main.cf, line 2: missing '=' after attribute name: \"max_use 5\""),
                main.fatal());
        assertEquals(
                List.of(
                        "main.cf:2:1: error: missing '=' after attribute name: \"max_use 5\"\n"
                                + "  hint: write name = value; a continuation line begins with a blank",
                        "main.cf:3:1: error: missing attribute name: \"=7\"\n"
                                + "  hint: write name = value; a continuation line begins with a blank"),
                texts(main.problems()));
    }

    @Test
    void anIndentedFirstLineIsIgnored() {
        MainCf main = parse("  max_use = 5\nmax_idle = 9s\n");

        assertNull(main.find("max_use"));
        assertEquals("9s", value(main, "max_idle"));
        assertEquals(
                List.of("main.cf:1:3: warning: logical line must not start with whitespace: \"  max_use = 5\"\n"
                        + "  hint: there is no line before it that it could continue, so Postfix ignores it"),
                texts(main.problems()));
    }

    @Test
    void anIndentedParameterBelongsToTheValueBeforeIt() {
        MainCf main = parse("lmtp_destination_recipient_limit=1\n\n# sites\n   postscreen_dnsbl_sites = a.example\n");

        assertEquals("1   postscreen_dnsbl_sites = a.example", value(main, "lmtp_destination_recipient_limit"));
        assertEquals(
                List.of("main.cf:4:4: warning: \"postscreen_dnsbl_sites =\" is part of the value of"
                        + " lmtp_destination_recipient_limit\n"
                        + "  hint: a line that begins with a blank continues the line before it; begin it in the first"
                        + " column to set postscreen_dnsbl_sites"),
                texts(main.problems()));
    }

    @Test
    void swallowedLinesAreFoundWithoutBlanksAroundTheEqualsSignToo() {
        assertEquals(1, parse("mydestination =\n  max_use=5\n").problems().size());
        assertEquals(
                1, parse("mydestination = a.example max_use = 5\n").problems().size());
    }

    @Test
    void tablesWithinAValueAreNotTakenForSwallowedLines() {
        assertEquals(
                List.of(),
                parse("transport_maps = inline:{\n  { a.example = smtp: } }\n").problems());
        assertEquals(
                List.of(), parse("import_environment =\n  MAIL_CONFIG TZ=UTC\n").problems());
    }

    @Test
    void placesAreThoseOfTheSurroundingFile() {
        // The block stands in line 11, indented by two; the value begins ten characters further to the right.
        MainCf main = MainCf.parse("max_use = 5\nmax_idle =\n  7s\n", new Position("s.yaml", 11, 3));

        Assignment use = main.assignments().get(0);
        Assignment idle = main.assignments().get(1);
        assertEquals(new Position("s.yaml", 11, 3), use.at());
        assertEquals(new Position("s.yaml", 11, 13), use.valueAt());
        assertEquals(new Position("s.yaml", 12, 3), idle.at());
        assertEquals(new Position("s.yaml", 13, 5), idle.valueAt());
        assertEquals(
                4,
                MainCf.parse("\nmax_use = 5\n", "x", 3)
                        .assignments()
                        .get(0)
                        .at()
                        .line());
    }

    @Test
    void windowsLineEndsDoNoHarm() {
        assertEquals("5", value(parse("max_use = 5\r\n\r\nmax_idle = 1s\r\n"), "max_use"));
    }

    @Test
    void showsItselfSortedByName() {
        Position edit = new Position("edit", 1, 1);
        MainCf main = parse("relayhost =\nmax_use=5\n").with("biff", "no", edit).without("relayhost");

        assertEquals("biff = no\nmax_use = 5\n", main.toString());
        assertEquals("relayhost =\n", parse("relayhost = \n").toString());
    }
}
