package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpansionTest {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("a", "one"),
            Map.entry("b", "$a two"),
            Map.entry("empty", ""),
            Map.entry("ten", "10"),
            Map.entry("nine", "9"),
            Map.entry("level", "3.6"),
            Map.entry("loop", "x$pool"),
            Map.entry("pool", "$loop"));

    private static Expansion.Result expand(String value) {
        return Expansion.expand(value, NAMES::get);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "plain => plain",
                "$a => one",
                "${a}s => ones",
                "$(a)s => ones",
                "$b => one two",
                "x$undefined/y => x/y",
                "$$a => $a",
                "5$$ => 5$",
                "${a?text} => text",
                "${a?{text}} => text",
                "${empty?text} => ``",
                "${undefined?text} => ``",
                "${a:text} => ``",
                "${empty:text} => text",
                "${undefined:{text}} => text",
                "${a?{yes}:{no}} => yes",
                "${empty?{yes}:{no}} => no",
                "${empty?{yes}:$a} => one",
                "${a ? {yes} : {no}} => yes",
                "${a?$b} => one two",
                "${a?x:y} => x:y",
                "${{$a} == {one} ? {same} : {other}} => same",
                "${{$a} != {one} ? {same} : {other}} => other",
                "${{$ten} > {$nine} ? {number} : {text}} => number",
                "${{$ten} < {9x} ? {text} : {number}} => text",
                "${{$nine} <= {10}?{yes}} => yes",
                "${{$ten} >= {10}:{no}} => ``",
                "${{a}<{b}} => true",
                "${{$level} <level {3.10} ? {older} : {newer}} => older",
                "${{$level} < {3.10} ? {older} : {newer}} => newer",
                "${stress?{10}:{300}}s => 300s"
            })
    void substitutes(String value, String expected) {
        Expansion.Result result = expand(value);

        assertEquals(List.of(), result.errors());
        assertEquals(expected, result.text());
    }

    @Test
    void mistakesAreNamedInPostfixsWords() {
        assertEquals(
                List.of("truncated macro reference: \"${a\""), expand("${a").errors());
        assertEquals(List.of("empty macro name: \"5 $\""), expand("5 $").errors());
        assertEquals(
                List.of("attribute name syntax error at: \"...a>>>-b\""),
                expand("${a-b}").errors());
        assertEquals(
                List.of("\":\" expected at: \"...x}>>>y\""), expand("${a?{x}y}").errors());
        assertEquals(
                List.of("unexpected input at: \"...y}>>>z\""),
                expand("${a?{x}:{y}z}").errors());
        assertEquals(
                List.of("\"==\" or \"!=\" or \"<\" or \"<=\" or \">=\" or \">\" expected at: \"...x}>>>= {y}\""),
                expand("${{x} = {y}}").errors());
        assertEquals(
                List.of("malformed compatibility level syntax: \"x\""),
                expand("${{x} <level {2}}").errors());
    }

    @Test
    void namesThatReferToEachOtherEndSomewhere() {
        assertEquals(
                List.of("unreasonable macro call nesting: \"pool\""),
                expand("$loop").errors().stream()
                        .map(error -> error.replace("\"loop\"", "\"pool\""))
                        .toList());
    }

    @Test
    void referencesAreFoundInAllBranches() {
        assertEquals(
                List.of("a@1", "b@5", "c@9", "d@24"),
                Expansion.references("$a ${b?{$c}:{x}} $$no $(d) ${domain_to_ascii{e}}").stream()
                        .map(reference -> reference.name() + "@" + reference.offset())
                        .toList());
    }
}
