package org.qmgrsim.scenario;

import org.jspecify.annotations.Nullable;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.scenario.language.Span;
import org.qmgrsim.scenario.load.Envelope;

/** Something that is done to queue files by hand; the files are named by a label or a queue ID. */
interface FileAction extends Action {
    /**
     * New files come into a queue.
     *
     * @param key of the luck of these files
     * @param label a name by which later actions find them; may be empty
     * @param queueId the name of the file; empty: made of time and inode, or drawn if the files were copied
     * @param mtime modification time, from now
     * @param age how long ago the message arrived; null: as long ago as the file was modified, if that is past
     * @param copied whether the names are of other inodes than the files have
     */
    record Put(
            long atNanos,
            long key,
            String label,
            QueueName queue,
            int count,
            Envelope envelope,
            String queueId,
            Span mtime,
            @Nullable Span age,
            int mode,
            boolean copied)
            implements FileAction {
        @Override
        public String words() {
            return count + (count == 1 ? " file into " : " files into ") + queue;
        }

        @Override
        public void by(Operator operator) {
            operator.files().put(this);
        }
    }

    /**
     * A copy of a message's queue file is put into a queue by hand.
     *
     * @param mtimeAheadSeconds modification time, from now
     */
    record CopyOf(long atNanos, QueueName queue, String queueId, int mode, long mtimeAheadSeconds, String original)
            implements FileAction {
        @Override
        public String words() {
            return "a copy of " + original + " into " + queue;
        }

        @Override
        public void by(Operator operator) {
            operator.files().copy(this);
        }
    }

    /** The mode is changed. */
    record Chmod(long atNanos, String files, int mode) implements FileAction {
        @Override
        public String words() {
            return "chmod " + Integer.toOctalString(mode) + " " + files;
        }

        @Override
        public void by(Operator operator) {
            operator.files().chmod(files, mode);
        }
    }

    /** The modification time is set, from now. */
    record Touch(long atNanos, String files, Span mtime) implements FileAction {
        @Override
        public String words() {
            return "touch " + files;
        }

        @Override
        public void by(Operator operator) {
            operator.files().touch(files, mtime);
        }
    }

    /** The files go to another directory under their names. */
    record Move(long atNanos, String files, QueueName queue) implements FileAction {
        @Override
        public String words() {
            return "mv " + files + " " + queue;
        }

        @Override
        public void by(Operator operator) {
            operator.files().move(files, queue);
        }
    }

    /** The files are removed. */
    record Remove(long atNanos, String files) implements FileAction {
        @Override
        public String words() {
            return "rm " + files;
        }

        @Override
        public void by(Operator operator) {
            operator.files().remove(files);
        }
    }
}
