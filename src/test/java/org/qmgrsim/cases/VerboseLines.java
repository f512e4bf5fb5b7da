package org.qmgrsim.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The lines of {@code qmgr -v}, masked so that two logs of the same events can be laid side by side. */
final class VerboseLines {
    private static final String NUL = "request: 0 (?)";
    private static final String IGNORED = "request ignored";
    private static final String TRIGGER = "trigger_server_accept_local: trigger arrived";

    /** Protocol noise: attributes, connections, address rewriting, sorting, records. */
    private static final Pattern NOISE = Pattern.compile(String.join(
            "|",
            "attribute|send attr|resolve_clnt|name_mask|match_|inet_addr|dict_|mac_parse|scan_dir|watchdog|rewrite_clnt",
            "clnt_stream|auto_clnt|cfg_|been_here|mail_queue|open file|set_eugid|connection established|vstream",
            "deliver_request|file_limit|send_attr|myflock|private/|trigger_event|qmgr_deliver_|recv|reading|event_",
            "mynetworks|process generation|master_disconnect|var_|sorted recip|qmgr_message_sort|record [A-Z]|dir_forest",
            "chroot|mail_flow_get|send_fd|on-demand"));

    private static final Pattern ID = Pattern.compile("\\b[0-9A-F]{9,13}\\b");
    private static final Pattern WINDOW = Pattern.compile("\\(\\d+ of \\d+\\)");
    private static final Pattern TOKENS = Pattern.compile("mail_flow_put: \\d+ \\d+");

    private VerboseLines() {}

    /** The lines of qmgr, without noise, with queue IDs, windows and tokens masked. */
    static List<String> of(PostfixLog log) {
        return log.rows().stream()
                .map(PostfixLog.Row::line)
                .filter(line -> line.program().equals("qmgr"))
                .map(LogLine::text)
                .filter(text -> !NOISE.matcher(text).find())
                .map(VerboseLines::mask)
                .toList();
    }

    private static String mask(String text) {
        String masked = ID.matcher(text).replaceAll("ID");
        masked = WINDOW.matcher(masked).replaceAll("(b of w)");
        return TOKENS.matcher(masked).replaceAll("mail_flow_put: n n");
    }

    /**
     * Where two logs part, or nothing if they are equal. The NUL behind a trigger may come too late to be read, in one
     * trigger of ten at most: then its two lines are missing.
     */
    static Optional<String> difference(List<String> recorded, List<String> simulated) {
        long triggers = recorded.stream().filter(TRIGGER::equals).count();
        List<String> rest = new ArrayList<>(simulated);
        long late = 0;
        for (int i = 0; i < Math.max(recorded.size(), rest.size()); i++) {
            String want = i < recorded.size() ? recorded.get(i) : "(the end)";
            String got = i < rest.size() ? rest.get(i) : "(the end)";
            if (want.equals(got)) {
                continue;
            } else if (want.equals(NUL) && recorded.get(i + 1).equals(IGNORED)) {
                rest.add(i, NUL);
                rest.add(i + 1, IGNORED);
                late++;
            } else if (got.equals(NUL) && rest.get(i + 1).equals(IGNORED)) {
                rest.remove(i);
                rest.remove(i);
                late++;
                i--;
            } else {
                return Optional.of("line " + (i + 1) + ": recorded \"" + want + "\", simulated \"" + got + "\" after "
                        + recorded.subList(Math.max(0, i - 3), Math.min(i, recorded.size())));
            }
        }
        return late <= Math.max(1, triggers / 10)
                ? Optional.empty()
                : Optional.of(late + " of " + triggers + " triggers were read without their NUL");
    }
}
