package org.qmgrsim.scenario.language;

import java.util.List;
import java.util.regex.Pattern;

/** What an operator types, as kinds of single values. */
final class CommandLines {
    static final Kind<PostsuperCommand> POSTSUPER = new Kind<>(
            "the arguments of postsuper",
            "options with messages, then queues, such as -r ALL, -d oldest deferred or -h to:example.org",
            PostsuperCommand.class,
            List.of(),
            Pattern.compile(PostsuperCommand.PATTERN),
            null,
            PostsuperCommand::diagnose,
            PostsuperCommand::read);

    static final Kind<PostqueueCommand> POSTQUEUE = new Kind<>(
            "the arguments of postqueue",
            "-f, -p, -j, -i and a message such as oldest, or -s and a domain",
            PostqueueCommand.class,
            List.of(),
            Pattern.compile(PostqueueCommand.PATTERN),
            null,
            PostqueueCommand::diagnose,
            PostqueueCommand::read);

    static final Kind<FileChoice> FILES = new Kind<>(
            "some messages",
            "ALL, oldest, newest:3, from:ADDRESS, to:DOMAIN or a label, then perhaps queues, such as oldest deferred",
            FileChoice.class,
            List.of(),
            Pattern.compile(FileChoice.PATTERN),
            null,
            text -> null,
            FileChoice::read);

    private CommandLines() {}
}
