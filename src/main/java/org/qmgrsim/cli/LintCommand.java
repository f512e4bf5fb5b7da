package org.qmgrsim.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.qmgrsim.config.MainCf;
import org.qmgrsim.config.MasterCf;
import org.qmgrsim.config.Problem;
import org.qmgrsim.config.Settings;
import org.qmgrsim.config.lint.Lint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code qmgrsim lint DIR} or {@code lint FILE…}: what Postfix would refuse, and what it would swallow. */
@Command(
        name = "lint",
        description = {
            "Checks main.cf and master.cf: Postfix's errors, and settings that do not mean what they look like.",
            "Example: qmgrsim lint /etc/postfix"
        },
        mixinStandardHelpOptions = true)
final class LintCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "a directory with main.cf and master.cf, or the files themselves")
    private List<Path> paths;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.add(path.resolve("main.cf"));
                files.add(path.resolve("master.cf"));
            } else {
                files.add(path);
            }
        }
        MainCf main = MainCf.empty();
        MasterCf master = MasterCf.shipped();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files) {
            String text = read(file);
            if (isMaster(file, text)) {
                master = MasterCf.parse(text, file.toString());
                problems.addAll(master.problems());
            } else {
                main = MainCf.parse(text, file.toString());
                problems.addAll(main.problems());
            }
        }
        problems.addAll(Settings.of(main, master).problems(at -> false));
        problems.addAll(Lint.check(main, master));
        return print(problems);
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new OutputFailed(file + ": " + (Files.exists(file) ? "cannot be read" : "there is no such file"), e);
        }
    }

    /** By its name, or because its first line of substance looks like a row of services. */
    private static boolean isMaster(Path file, String text) {
        if (String.valueOf(file.getFileName()).startsWith("master")) {
            return true;
        }
        return text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .findFirst()
                .filter(line -> !line.contains("=") && line.trim().split("\\s+").length >= 8)
                .isPresent();
    }

    private int print(List<Problem> problems) {
        PrintWriter out = spec.commandLine().getOut();
        List<Problem> sorted =
                problems.stream().distinct().sorted(Problem.BY_PLACE).toList();
        sorted.forEach(out::println);
        long errors = sorted.stream().filter(Problem::isError).count();
        long warnings = sorted.size() - errors;
        out.println(errors
                + (errors == 1 ? " error, " : " errors, ")
                + warnings
                + (warnings == 1 ? " warning" : " warnings"));
        return errors > 0 ? 1 : 0;
    }
}
