package org.qmgrsim.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.view.QueueFiles;
import org.qmgrsim.journal.view.QueuedMail;

/**
 * The queue by domain and age, as qshape(1) prints it. Where that leaves the order of rows to chance, they come by name. Files that
 * postdrop made carry no time of arrival, and qshape passes over them.
 *
 * @see "Postfix auxiliary/qshape/qshape.pl"
 */
public final class Qshape {
    private static final String TOTAL = "TOTAL";
    private static final int WIDTH = 80;
    private static final int LEAST_NAME = 18;
    private static final int MINUTE = 60;

    private final Shape shape;
    private final long nowSecond;
    private final Map<String, int[]> rows = new LinkedHashMap<>();
    private final Map<String, Integer> subdomains = new LinkedHashMap<>();

    /**
     * What is counted, and how.
     *
     * @param senders domains of senders, one for a message, in place of those of recipients
     * @param buckets number of ages, at least 1
     * @param minutes the end of the first age, at least 1
     * @param linear whether all ages are as long as the first; else each end is twice the one before
     * @param parents whether parent domains are counted too
     * @param leastSubdomains the least number of subdomains with which a parent domain is shown
     */
    public record Shape(
            boolean senders, int buckets, int minutes, boolean linear, boolean parents, int leastSubdomains) {}

    private Qshape(Shape shape, long nowSecond) {
        this.shape = shape;
        this.nowSecond = nowSecond;
        rows.put(TOTAL, new int[shape.buckets() + 1]);
    }

    /**
     * The table of some directories.
     *
     * @param nowSecond the time of the calendar, in whole seconds since 1970
     */
    public static String of(QueueFiles queue, List<QueueName> queues, Shape shape, long nowSecond) {
        Qshape qshape = new Qshape(shape, nowSecond);
        for (QueueName name : queues) {
            queue.files(name).forEach(qshape::count);
        }
        return qshape.text();
    }

    private void count(QueuedMail file) {
        if (file.createdIn() == QueueName.MAILDROP || file.recipients().isEmpty()) {
            return;
        }
        int bucket = bucket(file.arrivalMicros() / 1_000_000);
        for (String address : shape.senders() ? List.of(file.sender()) : file.recipients()) {
            add(TOTAL, bucket);
            count(domain(address), bucket);
        }
    }

    /** Adds to a domain and, if asked, to all above it but for the top. */
    private void count(String domain, int bucket) {
        boolean isNew = false;
        String name = domain;
        while (true) {
            boolean first = add(name, bucket);
            if (isNew) {
                subdomains.merge(name, 1, Integer::sum);
            }
            isNew = first;
            String below = name.startsWith(".") ? name.substring(1) : name;
            int dot = below.indexOf('.');
            if (!shape.parents() || dot < 1 || below.indexOf('.', dot + 1) < 0) {
                return;
            }
            name = below.substring(dot);
        }
    }

    /** Counts; says whether the row is new. */
    private boolean add(String name, int bucket) {
        boolean isNew = !rows.containsKey(name);
        int[] row = rows.computeIfAbsent(name, key -> new int[shape.buckets() + 1]);
        row[0]++;
        row[bucket]++;
        return isNew;
    }

    private static String domain(String address) {
        if (address.isEmpty()) {
            return "MAILER-DAEMON";
        }
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.substring(lower.lastIndexOf('@') + 1);
    }

    private int bucket(long arrivalSecond) {
        double steps = (double) (nowSecond - arrivalSecond) / (MINUTE * shape.minutes());
        int bucket = 1;
        if (steps >= 1) {
            bucket = shape.linear() ? (int) (steps + 1) : 2 + (int) (Math.log(steps) / Math.log(2));
        }
        return Math.min(bucket, shape.buckets());
    }

    // ---------------------------------------------------------------- text

    private String text() {
        int[] total = rows.getOrDefault(TOTAL, new int[0]);
        List<String> heads = heads();
        int[] widths = new int[heads.size()];
        int name = WIDTH;
        for (int i = 0; i < widths.length; i++) {
            int longest =
                    Math.max(heads.get(i).length(), Integer.toString(total[i]).length());
            widths[i] = longest > 2 ? longest + 1 : 3;
            name -= widths[i];
        }
        StringBuilder out = new StringBuilder();
        line(out, "", heads, widths, Math.max(LEAST_NAME, name));
        for (String domain : order()) {
            List<String> cells = new ArrayList<>();
            for (int count : rows.getOrDefault(domain, total)) {
                cells.add(Integer.toString(count));
            }
            line(out, domain, cells, widths, Math.max(LEAST_NAME, name));
        }
        return out.toString();
    }

    private List<String> heads() {
        List<String> heads = new ArrayList<>(List.of("T"));
        long end = 0;
        for (int i = 1; i < shape.buckets(); i++) {
            end += end > 0 && !shape.linear() ? end : shape.minutes();
            heads.add(Long.toString(end));
        }
        heads.add(end + "+");
        return heads;
    }

    private List<String> order() {
        return rows.keySet().stream()
                .filter(name -> !name.startsWith(".") || subdomains.getOrDefault(name, 0) >= shape.leastSubdomains())
                .sorted(Comparator.<String>comparingInt(name -> -rows.getOrDefault(name, new int[1])[0])
                        .thenComparingInt(String::length)
                        .thenComparing(name -> !name.equals(TOTAL))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static void line(StringBuilder out, String name, List<String> cells, int[] widths, int room) {
        int length = name.length();
        if (length > room && name.startsWith(".")) {
            out.append(".+").append(name, length - room + 2, length);
        } else if (length > room) {
            out.append('+').append(name, length - room + 1, length);
        } else {
            out.append(" ".repeat(room - length)).append(name);
        }
        for (int i = 0; i < widths.length; i++) {
            out.append(" ".repeat(Math.max(0, widths[i] - cells.get(i).length())))
                    .append(cells.get(i));
        }
        out.append('\n');
    }
}
