package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.Journal;
import org.qmgrsim.scenario.load.Arrival;
import org.qmgrsim.spool.Mail;
import org.qmgrsim.spool.QueueFile;
import org.qmgrsim.spool.Spool;

/** The messages of the input, and how an operator's command finds them again: by their label, or by a queue ID. */
final class InputMail {
    private final Journal journal;
    private final Spool spool;
    private final Map<String, List<Mail>> labels = new HashMap<>();
    private final Map<Mail, String> labelled = new IdentityHashMap<>();

    InputMail(World world) {
        this.journal = world.journal();
        this.spool = world.spool();
    }

    /** The message that arrives. */
    Mail of(Arrival arrival, long key) {
        Mail mail = new Mail(
                journal,
                arrival.origin(),
                arrival.source(),
                key,
                arrival.sender(),
                arrival.recipients(),
                arrival.sizeBytes());
        if (!arrival.label().isEmpty()) {
            label(arrival.label(), mail);
        }
        return mail;
    }

    /** One more message with that label. */
    void label(String label, Mail message) {
        labels.computeIfAbsent(label, which -> new ArrayList<>(1)).add(message);
        labelled.put(message, label);
    }

    /** What a content filter made of a message has the same label. */
    void comesOf(Mail former, Mail message) {
        String label = labelled.get(former);
        if (label != null) {
            label(label, message);
        }
    }

    /** The queue files of the messages with that label, or the file of that name, as far as they are there now. */
    List<QueueFile> files(String labelOrId) {
        return lastFiles(labelOrId).stream().filter(spool::exists).toList();
    }

    /** The same with files that are gone: somebody may have kept a copy. */
    List<QueueFile> lastFiles(String labelOrId) {
        List<Mail> known = labels.get(labelOrId);
        if (known == null) {
            QueueFile file = spool.find(labelOrId);
            return file == null ? List.of() : List.of(file);
        }
        List<QueueFile> files = new ArrayList<>();
        for (Mail mail : known) {
            @Nullable QueueFile file = mail.file();
            if (file != null) {
                files.add(file);
            }
        }
        return files;
    }
}
