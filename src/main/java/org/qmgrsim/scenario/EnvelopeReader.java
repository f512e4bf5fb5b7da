package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;
import org.qmgrsim.journal.Happening.Origin;
import org.qmgrsim.kernel.CountLaw;
import org.qmgrsim.kernel.Law;
import org.qmgrsim.scenario.language.Item;
import org.qmgrsim.scenario.language.Weight;
import org.qmgrsim.scenario.load.Envelope;
import org.qmgrsim.scenario.load.Mix;
import org.qmgrsim.scenario.load.Recipients;

/** From whom, to whom and how large the messages of a source are. */
final class EnvelopeReader {
    private static final String NUMBER = "%d";
    private static final double SHARES_TOLERANCE = 1e-6;
    private static final Pattern ADDRESS = Pattern.compile("<?[^\\s@<>]+(@[^\\s@<>]+)?>?|<>");

    private final List<Problem> problems;

    EnvelopeReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** The envelope of an entry of mail; null if it is bad, which is a problem. */
    @Nullable
    Envelope read(Item entry) {
        Origin origin = entry.get("via", String.class).equals("smtpd") ? Origin.SMTP : Origin.SENDMAIL;
        Item name = entry.find("name");
        Item retry = entry.find("retry");
        Envelope envelope = read(entry, origin, name == null ? "" : name.as(String.class));
        return envelope == null || retry == null ? envelope : envelope.retryAfter(retry.as(Long.class));
    }

    /** The envelope of an entry that says only from whom, to whom and how large; null if it is bad, which is a problem. */
    @Nullable
    Envelope read(Item entry, Origin origin, String source) {
        int before = problems.size();
        Law size = entry.get("size", Law.class);
        Mix senders = senders(entry);
        Recipients recipients = recipients(entry);
        boolean bad = problems.subList(before, problems.size()).stream().anyMatch(Problem::isError);
        return bad || recipients == null ? null : new Envelope(source, origin, senders, recipients, size, 0);
    }

    // ---------------------------------------------------------------- recipients

    private @Nullable Recipients recipients(Item entry) {
        Item all = entry.find("to");
        Item one = entry.find("to_one_of");
        if (one != null) {
            List<String> pool = one.elements().stream()
                    .map(item -> bare(item.as(String.class)))
                    .toList();
            Mix mix = Mix.of(pool, pool.stream().map(address -> 1.0).toList(), users(entry));
            checkUsers(entry, pool);
            return new Recipients.Drawn(mix, CountLaw.constant(1));
        } else if (all == null) {
            return null;
        } else if (all.isMapping()) {
            CountLaw count = entry.find("recipients", CountLaw.class);
            return new Recipients.Drawn(mix(all, entry), count == null ? CountLaw.constant(1) : count);
        }
        return new Recipients.All(addresses(all, entry));
    }

    private List<String> addresses(Item to, Item entry) {
        Item given = entry.find("recipients");
        Integer count = given == null ? null : fixed(given);
        List<String> addresses = new ArrayList<>();
        for (Item item : to.elements()) {
            String address = bare(item.as(String.class));
            boolean pattern = address.contains(NUMBER);
            if (count != null && pattern) {
                IntStream.rangeClosed(1, count)
                        .forEach(i -> addresses.add(address.replace(NUMBER, Integer.toString(i))));
                continue;
            }
            if (count != null) {
                problems.add(Problem.error(
                        item.at(),
                        "\"" + address + "\" has no %d for the numbers from 1 to " + count,
                        "write a pattern such as user%d@example.org"));
            } else if (pattern && given == null) {
                problems.add(Problem.warning(
                        item.at(),
                        "\"" + address + "\" is one address",
                        "add recipients: 50 to number them from 1 to 50"));
            }
            addresses.add(address);
        }
        Item users = entry.find("users");
        if (users != null && !drawsSenders(entry)) {
            problems.add(Problem.error(
                    users.keyAt(),
                    "\"users\" where every message goes to all of \"to\"",
                    "write recipients: 50 for a message to the numbers from 1 to 50, or to_one_of for one of them"));
        }
        return addresses;
    }

    /** The number of recipients, if it is none that chance decides. */
    private @Nullable Integer fixed(Item count) {
        if (count.as(CountLaw.class) instanceof CountLaw.Evenly evenly && evenly.least() == evenly.greatest()) {
            return evenly.least();
        }
        problems.add(Problem.error(
                count.at(),
                "recipients: chance cannot decide how many of the addresses in \"to\" get a message",
                "write a mapping from which they are drawn, such as to: { example.org: 60%, example.com: 40% }"));
        return null;
    }

    // ---------------------------------------------------------------- senders

    private static boolean drawsSenders(Item entry) {
        Item from = entry.find("from");
        return from != null && !from.isValue();
    }

    private Mix senders(Item entry) {
        Item from = entry.find("from");
        if (from == null || from.isValue()) {
            return Mix.evenly(List.of(bare(entry.get("from", String.class))));
        } else if (from.isMapping()) {
            return mix(from, entry);
        }
        List<String> pool = from.elements().stream()
                .map(item -> bare(item.as(String.class)))
                .toList();
        if (pool.isEmpty()) {
            problems.add(Problem.error(from.at(), "from: an empty list", "write an address"));
            return Mix.evenly(List.of(""));
        }
        return Mix.of(pool, pool.stream().map(address -> 1.0).toList(), users(entry));
    }

    // ---------------------------------------------------------------- mixes

    private Mix mix(Item weights, Item entry) {
        List<String> patterns = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        double sum = 0;
        int shares = 0;
        for (Map.Entry<String, Item> each : weights.fields().entrySet()) {
            Weight weight = each.getValue().as(Weight.class);
            patterns.add(pattern(each.getKey(), each.getValue().keyAt()));
            values.add(weight.value());
            sum += weight.value();
            shares += weight.share() ? 1 : 0;
        }
        Position at = weights.at();
        if (shares > 0 && shares < values.size()) {
            problems.add(Problem.error(at, "shares and other weights side by side", "write all with a %, or none"));
        } else if (shares > 0 && Math.abs(sum - 1) > SHARES_TOLERANCE) {
            problems.add(Problem.error(
                    at,
                    "the shares add up to " + percent(sum) + ", not 100%",
                    "change them, or write weights without a %, of which only the proportions count"));
        } else if (sum == 0 && !values.isEmpty()) {
            problems.add(Problem.error(at, "all weights are 0", "give at least one of them a weight"));
        }
        return sum == 0 ? Mix.evenly(List.of("")) : Mix.of(patterns, values, users(entry));
    }

    private static String percent(double share) {
        String text = String.format(java.util.Locale.ROOT, "%.4f", share * 100);
        return text.replaceFirst("\\.?0+$", "") + "%";
    }

    /** The addresses behind a name in a mix: of a domain all its users. */
    private String pattern(String name, Position at) {
        if (!ADDRESS.matcher(name).matches()) {
            problems.add(Problem.error(
                    at, "\"" + name + "\" is neither a domain nor an address", "write example.org or bob@example.org"));
        }
        boolean address = name.contains("@") || name.equals("<>");
        return address ? bare(name) : "user%d@" + name;
    }

    private static int users(Item entry) {
        return entry.get("users", Long.class).intValue();
    }

    private void checkUsers(Item entry, List<String> pool) {
        Item count = entry.find("recipients");
        if (count != null) {
            problems.add(Problem.error(
                    count.keyAt(),
                    "\"recipients\" beside \"to_one_of\", which is one recipient",
                    "write users: 200 if %d stands for so many addresses, or a mapping in to for several recipients"));
        }
        Item users = entry.find("users");
        if (users != null && pool.stream().noneMatch(address -> address.contains(NUMBER)) && !drawsSenders(entry)) {
            problems.add(Problem.error(
                    users.keyAt(),
                    "\"users\" and no %d in any address",
                    "write a pattern such as user%d@example.org, or remove it"));
        }
    }

    private static String bare(String address) {
        return address.startsWith("<") ? address.substring(1, address.length() - 1) : address;
    }
}
