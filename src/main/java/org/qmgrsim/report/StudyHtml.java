package org.qmgrsim.report;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.qmgrsim.report.StudyReport.Block;

/** A report as one web page: it reads in light and dark, prints, and loads nothing. */
final class StudyHtml {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #222; --paper: #fff; --line: #d5d5d5; --soft: #f4f6f8; --mark: #0072b2; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e6e6e6; --paper: #16191d; --line: #3a3f46; --soft: #21262c; --mark: #56b4e9; }
              img { filter: invert(.9) hue-rotate(180deg); }
            }
            body { font: 16px/1.5 system-ui, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; color: var(--ink);
              background: var(--paper); max-width: 62rem; margin: 2rem auto; padding: 0 1.2rem; }
            h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin-top: 2.2rem; }
            .answer { font-size: 1.15rem; border-left: 4px solid var(--mark); background: var(--soft); padding: .8rem 1rem;
              margin: 1.2rem 0; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
            th, td { padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--line); text-align: left;
              vertical-align: top; }
            td.n, th.n { text-align: right; }
            td.FAIL { color: #c0392b; font-weight: 600; } td.PASS { color: #1e8449; font-weight: 600; }
            td.UNDECIDED { color: #b7791f; font-weight: 600; }
            figure { margin: 1.4rem 0; break-inside: avoid; } img { max-width: 100%; height: auto; }
            pre { background: var(--soft); padding: .6rem .8rem; overflow-x: auto; font-size: .85rem; white-space: pre-wrap; }
            details { margin: .5rem 0; } summary { cursor: pointer; }
            @media print { body { margin: 0; max-width: none; font-size: 10.5pt; } h2 { break-after: avoid; }
              tr, pre { break-inside: avoid; } .wide { overflow: visible; } details > * { display: block; } }
            """;

    private StudyHtml() {}

    static String text(String title, List<Block> blocks) {
        StringBuilder page =
                new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n");
        blocks.forEach(block -> add(page, block));
        return page.append("</body>\n</html>\n").toString();
    }

    private static void add(StringBuilder page, Block block) {
        if (block instanceof Block.Heading heading) {
            page.append("<h2>").append(escaped(heading.text())).append("</h2>\n");
        } else if (block instanceof Block.Words words) {
            page.append(words.isAnswer() ? "<p class=\"answer\">" : "<p>")
                    .append(escaped(words.text()))
                    .append("</p>\n");
        } else if (block instanceof Block.Rows rows) {
            table(page, rows.table());
        } else if (block instanceof Block.Picture picture) {
            picture(page, picture);
        } else if (block instanceof Block.Commands commands) {
            commands(page, commands);
        }
    }

    private static void picture(StringBuilder page, Block.Picture picture) {
        String svg = picture.chart().svg();
        page.append("<figure><img alt=\"")
                .append(escaped(picture.alternative()))
                .append("\" src=\"data:image/svg+xml;base64,")
                .append(Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)))
                .append("\"></figure>\n");
    }

    private static void commands(StringBuilder page, Block.Commands commands) {
        String lines =
                commands.lines().isEmpty() ? "" : "<pre>" + escaped(String.join("\n", commands.lines())) + "</pre>\n";
        if (commands.what().isEmpty()) {
            page.append(lines);
        } else if (lines.isEmpty()) {
            page.append("<p>").append(escaped(commands.what())).append("</p>\n");
        } else {
            page.append("<details open><summary>")
                    .append(escaped(commands.what()))
                    .append("</summary>\n")
                    .append(lines)
                    .append("</details>\n");
        }
    }

    private static void table(StringBuilder page, StudyTable table) {
        page.append("<div class=\"wide\"><table>\n<thead><tr>");
        for (int i = 0; i < table.heads().size(); i++) {
            page.append(i < table.texts() ? "<th>" : "<th class=\"n\">")
                    .append(escaped(table.heads().get(i)))
                    .append("</th>");
        }
        page.append("</tr></thead>\n<tbody>\n");
        for (List<String> row : table.rows()) {
            page.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                String cell = row.get(i);
                String kind = i >= table.texts()
                        ? " class=\"n\""
                        : cell.matches("PASS|FAIL|UNDECIDED") ? " class=\"" + cell + "\"" : "";
                page.append("<td")
                        .append(kind)
                        .append('>')
                        .append(escaped(cell))
                        .append("</td>");
            }
            page.append("</tr>\n");
        }
        page.append("</tbody></table></div>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
