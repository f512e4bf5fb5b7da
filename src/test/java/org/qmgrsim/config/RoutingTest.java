package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    private static final String TABLE = """
            # domain  transport:nexthop
            good.test    smtp:[127.0.0.1]:2601
            .sub.test    slow:
            big@good.test
                two:[127.0.0.1]:2605
            hop.test     :[192.0.2.9]
            same.test    :
            gone.test    error:
            why.test     retry:4.0.0 come back: later
            UPPER.test   relay
            """;

    private static Routing routing(String mainCf, String table) {
        MainCf main = MainCf.parse(mainCf, "main.cf");
        return Routing.of(
                Settings.of(main, MasterCf.shipped()),
                path -> path.equals("/etc/postfix/transport") ? TransportTable.parse(table, "transport") : null);
    }

    private static void assertRoute(Routing routing, String address, String transport, String nexthop) {
        Route route = routing.route(address);
        assertEquals(transport, route.transport(), address);
        assertEquals(nexthop, route.nexthop(), address);
    }

    @Test
    void theTransportTableGoesFirst() {
        Routing routing = routing(
                "transport_maps = texthash:/etc/postfix/transport\nrelayhost = [gw.test]\nrecipient_delimiter = +\n",
                TABLE);

        assertRoute(routing, "a@good.test", "smtp", "[127.0.0.1]:2601");
        assertRoute(routing, "A@Good.Test", "smtp", "[127.0.0.1]:2601");
        assertRoute(routing, "big@good.test", "two", "[127.0.0.1]:2605");
        assertRoute(routing, "big+list@good.test", "two", "[127.0.0.1]:2605");
        assertRoute(routing, "a@x.y.sub.test", "slow", "x.y.sub.test");
        assertRoute(routing, "a@sub.test", "smtp", "[gw.test]"); // .sub.test is for what is below it
        assertRoute(routing, "a@x.good.test", "smtp", "[gw.test]"); // and good.test for itself alone
        assertRoute(routing, "a@hop.test", "smtp", "[192.0.2.9]");
        assertRoute(routing, "a@same.test", "smtp", "[gw.test]");
        assertRoute(routing, "a@gone.test", "error", "Address is undeliverable");
        assertRoute(routing, "a@why.test", "retry", "4.0.0 come back: later");
        assertRoute(routing, "a@upper.test", "relay", "upper.test");
        assertEquals(List.of(), routing.passedOver());
    }

    @Test
    void parentsMatchThemselvesIfTheStyleSaysSo() {
        Routing routing = routing("""
                        transport_maps = texthash:/etc/postfix/transport
                        parent_domain_matches_subdomains = transport_maps
                        """, "good.test smtp:[127.0.0.1]:2601\n.sub.test slow:\n");

        assertRoute(routing, "a@x.good.test", "smtp", "[127.0.0.1]:2601");
        assertRoute(routing, "a@x.sub.test", "smtp", "x.sub.test");
    }

    @Test
    void aStarTakesTheRest() {
        Routing routing = routing("transport_maps = inline:{ {*=slow:}, { good.test = two:[::1] } }\n", "");

        assertRoute(routing, "a@good.test", "two", "[::1]");
        assertRoute(routing, "a@other.test", "slow", "other.test");
    }

    @Test
    void withoutATableTheClassOfTheDomainDecides() {
        Routing routing = routing("""
                compatibility_level = 3.6
                myhostname = mx.lab.test
                mydestination = $myhostname, lab.test
                virtual_mailbox_domains = box.test
                virtual_alias_domains = alias.test
                relay_domains = relay.test, !no.far.test, far.test, hash:/etc/postfix/relay
                """, "");

        assertRoute(routing, "root@lab.test", "local", "mx.lab.test"); // local:$myhostname
        assertRoute(routing, "root", "local", "mx.lab.test");
        assertRoute(routing, "", "local", "mx.lab.test");
        assertRoute(routing, "a@box.test", "virtual", "box.test");
        assertRoute(routing, "a@alias.test", "error", "5.1.1 User unknown in virtual alias table");
        assertRoute(routing, "a@relay.test", "relay", "relay.test");
        assertRoute(routing, "a@x.relay.test", "relay", "x.relay.test");
        assertRoute(routing, "a@no.far.test", "smtp", "no.far.test");
        assertRoute(routing, "a@example.org.", "smtp", "example.org");
        assertEquals(List.of("relay_domains = hash:/etc/postfix/relay"), routing.passedOver());
    }

    @Test
    void aRelayhostTakesRelayedAndRemoteMailButNotLocalMail() {
        Routing routing = routing("""
                        compatibility_level = 3.6
                        mydestination = lab.test
                        local_transport = local
                        relay_domains = relay.test
                        relayhost = [gw.test]:587
                        virtual_mailbox_domains = box.test
                        """, "");

        assertRoute(routing, "a@lab.test", "local", "lab.test");
        assertRoute(routing, "a@box.test", "virtual", "box.test");
        assertRoute(routing, "a@relay.test", "relay", "[gw.test]:587");
        assertRoute(routing, "a@example.org", "smtp", "[gw.test]:587");
        assertRoute(
                routing("default_transport = slow:[x]\nrelayhost = [gw.test]\n", ""), "a@example.org", "slow", "[x]");
    }

    @Test
    void otherTypesOfTableArePassedOver() {
        Routing routing = routing(
                "transport_maps = pcre:/etc/postfix/transport, texthash:/no/such/file, proxy:mysql:/x.cf\n", TABLE);

        assertRoute(routing, "a@good.test", "smtp", "good.test");
        assertEquals(
                List.of(
                        "transport_maps = pcre:/etc/postfix/transport",
                        "transport_maps = texthash:/no/such/file",
                        "transport_maps = proxy:mysql:/x.cf"),
                routing.passedOver());
    }

    @Test
    void whatPostmapMakesHoldsWhatItsSourceHolds() {
        for (String type : List.of("hash", "btree", "lmdb", "cdb", "proxy:hash")) {
            Routing routing = routing("transport_maps = " + type + ":/etc/postfix/transport\n", TABLE);

            assertRoute(routing, "a@good.test", "smtp", "[127.0.0.1]:2601");
            assertEquals(List.of(), routing.passedOver(), type);
        }
        assertRoute(routing("transport_maps = static:slow:[x]\n", ""), "a@good.test", "slow", "[x]");
    }

    @Test
    void listsOfDomainsMayBeTablesAndFiles() {
        String domains = "box.test, more.test\n!no.test\n  OK.test\n";
        Routing file = routing(
                "virtual_mailbox_domains = /etc/postfix/transport\nrelay_domains = !/etc/postfix/transport, box.test\n",
                domains);
        assertRoute(file, "a@more.test", "virtual", "more.test");
        assertRoute(file, "a@ok.test", "virtual", "ok.test");
        assertRoute(file, "a@x.box.test", "smtp", "x.box.test"); // the file says no before box.test says yes
        Routing table = routing(
                "virtual_mailbox_domains = hash:/etc/postfix/transport\nrelay_domains = inline:{relay.test=OK}\n",
                "box.test OK\n");
        assertRoute(table, "a@box.test", "virtual", "box.test");
        assertRoute(table, "a@x.box.test", "smtp", "x.box.test"); // mailbox domains are exact
        assertRoute(table, "a@x.relay.test", "relay", "x.relay.test"); // relay domains are not
    }

    @Test
    void onlyTheListOfRelayDomainsKnowsParents() {
        Routing routing = routing(
                "mydestination = .local.test\nrelay_domains = .relay.test\n" + "parent_domain_matches_subdomains =\n",
                "");

        assertRoute(routing, "a@x.local.test", "smtp", "x.local.test");
        assertRoute(routing, "a@x.relay.test", "relay", "x.relay.test");
        assertRoute(routing, "a@relay.test", "smtp", "relay.test");
    }

    @Test
    void theTextsBehindTheTablesAreNamed() {
        Settings settings = Settings.of(
                MainCf.parse(
                        "transport_maps = hash:$config_directory/transport, pcre:/p, mysql:/m\nrelay_domains = !/etc/r\n",
                        "main.cf"),
                MasterCf.shipped());

        assertEquals(List.of("/etc/postfix/transport", "/etc/r"), Routing.paths(settings));
    }

    @Test
    void oddLinesOfATableAreNamed() {
        TransportTable table =
                TransportTable.parse("a.test\nb.test: smtp:\nc.test smtp:\nC.test slow:\n\"d smtp:\n", "t");

        assertEquals(
                List.of(
                        "t:1:1: warning: expected format: key whitespace value -- ignoring this line\n"
                                + "  hint: write example.org smtp:[192.0.2.1]:25",
                        "t:2:1: warning: record is in \"key: value\" format; is this an alias file?\n"
                                + "  hint: leave the colon out",
                        "t:4:1: warning: duplicate entry: \"C.test\"\n  hint: the first one holds; remove this line",
                        "t:5:1: warning: unbalanced '\"' in '\"d smtp:' -- ignoring this line"),
                table.problems().stream().map(Problem::toString).toList());
        assertEquals(List.of("b.test:", "c.test"), table.keys());
        assertEquals("smtp:", table.find("c.TEST"));
        assertNull(table.find("a.test"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a..test",
                ".a.test",
                "-a.test",
                "a-.test",
                "a_b.test:25",
                "a b.test",
                "192.0.2.1",
                "[192.0.2.256]",
                "[mx.test]",
                "[192.0.2.1"
            })
    void whatIsNoDomainIsReturned(String domain) {
        assertRoute(routing("", ""), "u@" + domain, "error", "5.1.3 bad address syntax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a_b.test", "a-b.test", "1a.2b", "[192.0.2.1]", "[IPv6:2001:db8::1]", "b\u00fccher.test"})
    void whatMayBeADomainIsOne(String domain) {
        assertRoute(routing("", ""), "u@" + domain, "smtp", domain);
    }

    @Test
    void aTransportWithoutANameIsNone() {
        Route route = routing("default_transport = :[gw.test]\n", "").route("u@a.test");
        assertEquals("4.3.0 address resolver failure", route.nexthop());
        assertEquals("retry", route.transport());
        assertEquals(
                List.of("file /etc/postfix/main.cf: parameter default_transport: null transport is not allowed"),
                route.warnings());
        assertRoute(routing("relay_domains = b.test\ndefault_transport = :x\n", ""), "u@b.test", "relay", "b.test");
    }

    @Test
    void aDomainInTwoListsIsWondered() {
        // The first list that has it decides; of a local domain nobody looks whether it is relayed, too.
        String lists =
                "mydestination = a.test\nvirtual_mailbox_domains = a.test, b.test\nrelay_domains = a.test, b.test, c.test\n";
        Routing routing = routing(lists, "");
        assertEquals(
                List.of("do not list domain A.test in BOTH mydestination and virtual_mailbox_domains"),
                routing.route("u@A.test").warnings());
        assertEquals(
                List.of("do not list domain b.test in BOTH virtual_mailbox_domains and relay_domains"),
                routing.route("u@b.test").warnings());
        assertEquals("virtual", routing.route("u@b.test").transport());
        assertEquals(List.of(), routing.route("u@c.test").warnings());
        assertEquals(
                List.of(),
                routing(lists + "helpful_warnings = no\n", "").route("u@b.test").warnings());
    }

    @ParameterizedTest
    @CsvSource({
        // The whole address, it without its extension, its domain; then the rest of the configuration.
        "ann@b.test, slow, [ann.test]",
        "ANN+x@B.test, slow, [ann.test]",
        "bob@b.test, smtp, [b.test]",
        "eve@b.test, smtp, [gw.test]",
        "eve@c.test, smtp, [gw.test]",
        "'', retry, [nobody.test]"
    })
    void someSendersHaveATransportOrARelayOfTheirOwn(String sender, String transport, String nexthop) {
        Routing routing = Routing.of(
                Settings.of(
                        MainCf.parse(
                                "recipient_delimiter = +\nrelayhost = [gw.test]\nrelay_domains = r.test\n"
                                        + "sender_dependent_default_transport_maps = hash:/t\n"
                                        + "sender_dependent_relayhost_maps = hash:/r, hash:/gone\n",
                                "main.cf"),
                        MasterCf.shipped()),
                path -> switch (path) {
                    case "/t" -> TransportTable.parse("ann@b.test slow\n<> retry:[nobody.test]\n", "t");
                    case "/r" ->
                        TransportTable.parse("ann@b.test [ann.test]\neve@b.test DUNNO\n@b.test [b.test]\n", "r");
                    default -> null;
                });
        Route route = routing.route(sender, "u@a.test");
        assertEquals(transport + " " + nexthop, route.transport() + " " + route.nexthop());
        // A relayed domain keeps its transport; a local one has nothing to do with any of this.
        assertEquals("relay", routing.route(sender, "u@r.test").transport());
        assertEquals("local", routing.route(sender, "u@localhost").transport());
        assertEquals(List.of("sender_dependent_relayhost_maps = hash:/gone"), routing.passedOver());
        assertEquals(List.of("[ann.test]", "[b.test]", "[nobody.test]"), routing.nexthopsBySender());
    }

    @Test
    void aNullTransportOfASenderIsBlamedOnTheTable() {
        Routing routing = Routing.of(
                Settings.of(
                        MainCf.parse(
                                "sender_dependent_default_transport_maps = inline:{ { @b.test = :x } }\n", "main.cf"),
                        MasterCf.shipped()),
                path -> null);
        assertEquals(
                List.of(
                        "file /etc/postfix/main.cf: parameter sender_dependent_default_transport_maps: null transport is"
                                + " not allowed"),
                routing.route("u@b.test", "u@a.test").warnings());
        assertEquals(List.of(), routing.route("u@c.test", "u@a.test").warnings());
    }
}
