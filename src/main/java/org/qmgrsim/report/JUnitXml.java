package org.qmgrsim.report;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.qmgrsim.experiment.StudyResult;
import org.qmgrsim.experiment.Verdict;

/** The assertions of a study as a JUnit report, for build servers: undecided counts as an error, not as a failure. */
public final class JUnitXml {
    private JUnitXml() {}

    /** The text; there are no times in it, since it is compared. */
    public static String text(StudyResult result) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", result.design().name());
            xml.writeAttribute("tests", Integer.toString(result.verdicts().size()));
            xml.writeAttribute("failures", count(result, Verdict.Outcome.FAIL));
            xml.writeAttribute("errors", count(result, Verdict.Outcome.UNDECIDED));
            for (Verdict verdict : result.verdicts()) {
                xml.writeCharacters("\n  ");
                write(xml, result.design().name(), verdict);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML that cannot be written to memory", e);
        }
        return text.toString();
    }

    private static String count(StudyResult result, Verdict.Outcome outcome) {
        return Long.toString(result.verdicts().stream()
                .filter(verdict -> verdict.outcome() == outcome)
                .count());
    }

    private static void write(XMLStreamWriter xml, String study, Verdict verdict) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", study);
        xml.writeAttribute("name", verdict.assertion().text() + " at " + verdict.point());
        if (verdict.outcome() != Verdict.Outcome.PASS) {
            xml.writeStartElement(verdict.outcome() == Verdict.Outcome.FAIL ? "failure" : "error");
            xml.writeAttribute("type", verdict.outcome().name().toLowerCase(Locale.ROOT));
            xml.writeAttribute("message", StudyTable.measured(verdict));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
