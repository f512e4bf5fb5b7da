package org.qmgrsim.scenario;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.qmgrsim.agents.FlushCommand;
import org.qmgrsim.agents.ListCommand;
import org.qmgrsim.agents.Postsuper;
import org.qmgrsim.agents.TriggerCommand;
import org.qmgrsim.config.FastFlush;
import org.qmgrsim.journal.QueueName;
import org.qmgrsim.journal.view.QueueListing;
import org.qmgrsim.scenario.language.FileChoice;
import org.qmgrsim.scenario.language.MailChoice;
import org.qmgrsim.scenario.language.PostqueueCommand;
import org.qmgrsim.scenario.language.PostsuperCommand;
import org.qmgrsim.spool.FlushRequest;
import org.qmgrsim.spool.QueueFile;

/** postqueue(1) and postsuper(1), as an operator types them: he looks up the queue IDs that he means at that moment. */
final class TypedCommands {
    private static final Comparator<QueueFile> BY_ARRIVAL = Comparator.comparingLong(QueueFile::arrivalCalendarNanos)
            .thenComparingInt(file -> file.mail().subject());

    private static final List<QueueName> ALL_QUEUES =
            List.of(QueueName.MAILDROP, QueueName.INCOMING, QueueName.ACTIVE, QueueName.DEFERRED, QueueName.HOLD);

    private final World world;
    private final Installation installation;
    private final Commands commands;
    private final InputMail mail;

    TypedCommands(World world, Installation installation, Commands commands, InputMail mail) {
        this.world = world;
        this.installation = installation;
        this.commands = commands;
        this.mail = mail;
    }

    // ---------------------------------------------------------------- postqueue

    void postqueue(PostqueueCommand command) {
        MailChoice which = command.which();
        switch (command.option()) {
            case 'f' -> flush();
            case 'p' -> list(listing -> listing.lines(world.scenario().zone()));
            case 'j' -> list(listing -> listing.json(listsBounces()));
            case 's' -> ask(List.of(new FlushRequest(FlushRequest.Kind.SEND_SITE, command.site(), "")));
            default -> {
                if (which != null) {
                    boolean named = which.way() == MailChoice.Way.NAMED;
                    ask(files(which, named ? ALL_QUEUES : List.of(QueueName.DEFERRED, QueueName.INCOMING)).stream()
                            .map(file -> new FlushRequest(FlushRequest.Kind.SEND_FILE, "", file.id()))
                            .toList());
                }
            }
        }
    }

    private void flush() {
        List<TriggerCommand.Request> requests = List.of(
                new TriggerCommand.Request("public/qmgr", "FADI"), new TriggerCommand.Request("public/pickup", "W"));
        new TriggerCommand(world.host(), commands.run("postqueue"), requests).start();
    }

    private void list(Function<QueueListing, List<String>> form) {
        new ListCommand(world.host(), commands.run("postqueue"), world.spool(), listsBounces(), form).start();
    }

    private boolean listsBounces() {
        return PostfixVersion.atLeast(world.scenario().version(), 3, 11);
    }

    private void ask(List<FlushRequest> requests) {
        if (!requests.isEmpty()) {
            FastFlush flushed = FastFlush.of(installation.settings(), installation::table);
            new FlushCommand(world.host(), commands.run("postqueue"), requests, flushed).start();
        }
    }

    // ---------------------------------------------------------------- postsuper

    void postsuper(PostsuperCommand command) {
        List<QueueName> queues = queues(command.queues());
        List<Postsuper.Step> steps = new ArrayList<>();
        for (PostsuperCommand.Step step : command.steps()) {
            boolean all = step.which().way() == MailChoice.Way.ALL;
            steps.add(new Postsuper.Step(option(step.option()), all ? null : files(step.which(), queues)));
        }
        new Postsuper(world.host(), commands.run("postsuper"), world.spool(), steps, queues).start();
    }

    private static List<QueueName> queues(List<String> names) {
        return names.isEmpty()
                ? ALL_QUEUES
                : names.stream()
                        .map(name -> QueueName.valueOf(name.toUpperCase(Locale.ROOT)))
                        .toList();
    }

    private static Postsuper.Option option(char letter) {
        return switch (letter) {
            case 'r' -> Postsuper.Option.R;
            case 'h' -> Postsuper.Option.H;
            case 'H' -> Postsuper.Option.CAPITAL_H;
            case 'd' -> Postsuper.Option.D;
            case 'e' -> Postsuper.Option.E;
            default -> Postsuper.Option.F;
        };
    }

    // ---------------------------------------------------------------- which messages

    /** The chosen files as they are now; in all queues if none is named. */
    List<QueueFile> files(FileChoice choice) {
        return files(choice.which(), queues(choice.queues()));
    }

    private List<QueueFile> files(MailChoice which, List<QueueName> queues) {
        return switch (which.way()) {
            case NAMED ->
                mail.files(which.text()).stream()
                        .filter(file -> queues.contains(file.queue()))
                        .toList();
            case OLDEST -> standing(queues).limit(which.count()).toList();
            case NEWEST ->
                standing(queues)
                        .sorted(BY_ARRIVAL.reversed())
                        .limit(which.count())
                        .toList();
            case FROM ->
                standing(queues)
                        .filter(file -> file.sender().equalsIgnoreCase(which.text()))
                        .toList();
            case TO ->
                standing(queues).filter(file -> isFor(file, which.text())).toList();
            case EACH, ALL -> standing(queues).toList();
        };
    }

    /** What a listing shows: complete files, by their arrival. */
    private Stream<QueueFile> standing(List<QueueName> queues) {
        return queues.stream()
                .flatMap(queue -> world.spool().files(queue).stream())
                .filter(QueueFile::complete)
                .sorted(BY_ARRIVAL);
    }

    private static boolean isFor(QueueFile file, String addressOrDomain) {
        String wanted = addressOrDomain.toLowerCase(Locale.ROOT);
        for (int i = 0; i < file.recipients().size(); i++) {
            String address = file.recipients().get(i).toLowerCase(Locale.ROOT);
            if (!file.isDone(i) && (address.equals(wanted) || address.endsWith("@" + wanted))) {
                return true;
            }
        }
        return false;
    }
}
