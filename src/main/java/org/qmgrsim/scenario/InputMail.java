package org.qmgrsim.scenario;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Journal;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/** The messages of the input, and how an operator's command finds one again: by its label, or by its queue ID. */
final class InputMail {
    private final Journal journal;
    private final Spool spool;
    private final Map<String, Mail> labels = new HashMap<>();

    InputMail(World world) {
        this.journal = world.journal();
        this.spool = world.spool();
    }

    /** The message that arrives. */
    Mail of(Arrival arrival, long key) {
        Mail mail =
                new Mail(journal, arrival.origin(), key, arrival.sender(), arrival.recipients(), arrival.sizeBytes());
        if (!arrival.label().isEmpty()) {
            labels.put(arrival.label(), mail);
        }
        return mail;
    }

    /** The queue file of a message, if there is one now. */
    List<QueueFile> files(String labelOrId) {
        Mail mail = labels.get(labelOrId);
        @Nullable QueueFile file = mail == null ? spool.find(labelOrId) : mail.file();
        return file == null ? List.of() : List.of(file);
    }
}
