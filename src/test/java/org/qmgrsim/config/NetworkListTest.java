package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkListTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            127.0.0.1 | yes
            127.0.0.0/8 | yes
            127.0.0.0/32 | no
            0.0.0.0/0 | yes
            126.0.0.0/7 | yes
            128.0.0.0/8 | no
            localhost | yes
            local | no
            .example.net | no
            !127.0.0.1 127.0.0.0/8 | no
            !!127.0.0.1 | yes
            10.0.0.0/8 127.0.0.1 | yes
            [::1]/128 | no
            127.0.0.0/40 | no
            127.0.0.0/x | no
            hash:/etc/postfix/clients | no
            """)
    void theFirstElementThatMatchesDecides(String list, String matches) {
        assertEquals(
                matches.equals("yes"),
                new NetworkList(List.of(list.split(" "))).matches("localhost", "127.0.0.1"),
                list);
    }

    @ParameterizedTest
    @CsvSource({"mx.example.net, true", "example.net, false"})
    void aNameWithADotBeforeItMeansTheNamesBelow(String name, boolean matches) {
        assertEquals(matches, new NetworkList(List.of(".example.net")).matches(name, "192.0.2.1"));
    }
}
