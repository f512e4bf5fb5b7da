package org.qmgrsim.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people keep of a configuration, and paste into reports. */
class SavedTextTest {
    private static SavedText read(String text) {
        return SavedText.read(text, "saved");
    }

    @Test
    void postconfNIsAMainCf() {
        SavedText saved = read("""
                postconf: warning: /etc/postfix/main.cf: unused parameter: foo=bar
                config_directory = /etc/postfix
                minimal_backoff_time = ${queue_run_delay}
                /usr/sbin/postconf: warning: /etc/postfix/main.cf: undefined parameter: x
                queue_run_delay = 60s
                """);

        assertEquals(
                "config_directory = /etc/postfix\nminimal_backoff_time = ${queue_run_delay}\nqueue_run_delay = 60s\n",
                saved.main().toString());
        assertEquals(5, saved.main().assignments().get(2).at().line());
        assertFalse(saved.hasRows());
        assertEquals(List.of(), saved.problems());
        assertEquals(List.of(), saved.main().problems());
    }

    @Test
    void aPasteOfBothFilesIsTakenApart() {
        SavedText saved = read("""
                # postconf -n
                root@mx1:~# postconf -n
                mynetworks = 127.0.0.0/8
                    [::1]/128
                smtpd_relay_restrictions = permit_mynetworks,
                    reject_unauth_destination

                $ postconf -Mf
                smtp       inet  n       -       y       -       -       smtpd
                slow       unix  -       -       y       -       5       smtp
                    -o syslog_name=postfix/slow -o smtp_helo_timeout=10s
                    -o {smtp_helo_name=out2 example}
                Hope that helps!
                """);

        assertEquals(
                "mynetworks = 127.0.0.0/8    [::1]/128\n"
                        + "smtpd_relay_restrictions = permit_mynetworks,    reject_unauth_destination\n",
                saved.main().toString());
        assertEquals(
                List.of("smtp/inet", "slow/unix"),
                saved.rows().rows().stream().map(ServiceRow::key).toList());
        ServiceRow slow = saved.rows().find("slow", "unix");
        assertNotNull(slow);
        assertEquals(3, slow.overrides().size());
        assertEquals(10, slow.at().line());
        assertEquals(
                List.of("saved:13:1: warning: neither a parameter nor a service: \"Hope that helps!\"\n"
                        + "  hint: this line is passed over"),
                saved.problems().stream().map(Problem::toString).toList());
    }

    @Test
    void whatAFileOfOneKindHoldsBesidesIsAnErrorOfThatKind() {
        assertEquals(
                List.of("missing '=' after attribute name: \"relayhost [gw]\""),
                read("max_use = 5\nrelayhost [gw]\n").main().problems().stream()
                        .map(Problem::message)
                        .toList());
        assertEquals(
                List.of("bad transport type: unx"),
                read("qmgr unix n - n 300 1 qmgr\nslow unx - - n - - smtp\n").rows().problems().stream()
                        .map(Problem::message)
                        .toList());
    }

    @Test
    void postconfFIsAMasterCf() {
        SavedText saved = read("""
                qmgr/unix/service = qmgr
                qmgr/unix/type = unix
                qmgr/unix/private = n
                qmgr/unix/unprivileged = -
                qmgr/unix/chroot = n
                qmgr/unix/wakeup = 300?
                qmgr/unix/process_limit = 1
                qmgr/unix/command = qmgr -o {syslog_name=a b}
                smtp/unix/process_limit = 200
                relay/unix/syslog_name = postfix/$service_name
                """);

        assertTrue(saved.hasRows());
        assertEquals(
                "qmgr       unix  n       y       n       300?    1       qmgr -o {syslog_name=a b}\n",
                saved.rows().toString());
        assertEquals(
                List.of("smtp/unix/process_limit=200", "relay/unix/syslog_name=postfix/$service_name"),
                saved.fields().stream()
                        .map(field -> field.path() + "=" + field.value())
                        .toList());
        assertEquals(List.of(), saved.main().assignments());
    }

    @Test
    void servicesMayHaveSlashesAndColonsInTheirNames() {
        SavedText saved = read("127.0.0.1:10025/inet/content_filter = \n[::1]:smtp/inet/max_use = 3\n");

        assertEquals(
                List.of("127.0.0.1:10025/inet/content_filter", "[::1]:smtp/inet/max_use"),
                saved.fields().stream().map(SavedText.Field::path).toList());
    }
}
