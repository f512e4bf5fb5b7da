package org.qmgrsim.cli;

import java.util.List;
import org.qmgrsim.experiment.Measure;
import org.qmgrsim.experiment.StudyResult;
import org.qmgrsim.report.EstimateWords;
import org.qmgrsim.report.StudyAnswer;
import org.qmgrsim.report.StudyTable;
import org.qmgrsim.report.Words;

/** What the terminal shows of a study: the answer, the results, and what became of the assertions. */
final class StudyAccount {
    private static final int COLUMNS = 4;

    private StudyAccount() {}

    static String text(StudyResult result) {
        StringBuilder text = new StringBuilder();
        text.append(StudyAnswer.of(result)).append("\n\n");
        text.append("The question: ").append(result.design().question()).append('\n');
        text.append(Words.count(result.points().size()))
                .append(" points, ")
                .append(Words.count(result.runs()))
                .append(" runs, seed ")
                .append(result.seed())
                .append("; in brackets: intervals of ")
                .append(EstimateWords.confidence(result.design().confidence()))
                .append("\n\n");
        List<Measure> measures = result.design().measures();
        for (int i = 0; i < measures.size(); i += COLUMNS) {
            text.append(StudyTable.results(result, measures.subList(i, Math.min(measures.size(), i + COLUMNS)))
                            .text())
                    .append('\n');
        }
        if (!result.findings().isEmpty()) {
            text.append(StudyTable.findings(result).text()).append('\n');
        }
        if (!result.design().beside().isEmpty()) {
            text.append(StudyTable.beside(result).text()).append('\n');
        }
        if (!result.steady().isEmpty()) {
            text.append(StudyTable.steady(result).text()).append('\n');
        }
        if (!result.verdicts().isEmpty()) {
            text.append(StudyTable.verdicts(result).text()).append('\n');
        }
        return text.toString();
    }
}
