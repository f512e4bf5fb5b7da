package org.qmgrsim.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qmgrsim.config.InvalidInput;
import org.qmgrsim.journal.Fingerprint;

/** A run can be repeated from the texts that it was made of, when the files are gone. */
class InputFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path folder;

    private static final List<String> SETS = List.of("queue_run_delay=60s");

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static String fingerprint(Loaded loaded) {
        Fingerprint fingerprint = new Fingerprint();
        new Simulation(loaded.scenario(), 0).read(fingerprint).run();
        return fingerprint.toString();
    }

    @Test
    void theSameRunFromTheTextsAlone() throws Exception {
        List<Path> files = List.of(
                write("s.yaml", """
                        duration: 5m
                        main.cf: { file: main.cf }
                        mail: { file: mail.csv }
                        """),
                write("main.cf", "minimal_backoff_time = 60s\n"),
                write("mail.csv", "id,t_s,via,from,to,nrcpt,size\n1,3,smtp,a@example.net,b@example.org,1,900\n"));
        Loaded first = ScenarioFile.read(files.get(0), SETS);
        assertEquals(
                files.stream().map(Path::toString).sorted().toList(),
                first.inputs().keySet().stream().sorted().toList());

        for (Path file : files) {
            Files.delete(file);
        }
        Loaded again = ScenarioFile.readOn(files.get(0), List.of(), SETS, InputFiles.saved(first.inputs()));

        assertEquals(fingerprint(first), fingerprint(again));
        assertEquals(first.inputs(), again.inputs());
    }

    @Test
    void theConfigurationOfARealSystemIsPartOfIt() throws Exception {
        write("main.cf", "transport_maps = texthash:/etc/postfix/transport\n");
        write("master.cf", "qmgr unix n - n 60 1 qmgr\nsmtp inet n - n - - smtpd\nsmtp unix - - n - - smtp\n");
        write("transport", "example.org smtp:[192.0.2.1]\n");
        Loaded first = ScenarioFile.readOn(null, List.of(folder), List.of("duration=5m"), InputFiles.ofDisk());

        for (String name : List.of("main.cf", "master.cf", "transport")) {
            assertTrue(first.inputs().containsKey(folder.resolve(name).toString()), () -> name + " is not kept");
            Files.delete(folder.resolve(name));
        }
        Loaded again =
                ScenarioFile.readOn(null, List.of(folder), List.of("duration=5m"), InputFiles.saved(first.inputs()));

        assertEquals(fingerprint(first), fingerprint(again));
    }

    @Test
    void aCaseIsReadAgainFromItsTexts() throws Exception {
        Path recorded = Path.of("src/test/resources/cases/l1_pickup/inputs");
        Loaded first = CaseFolder.read(recorded);

        Loaded again = CaseFolder.read(recorded, InputFiles.saved(first.inputs()));

        assertTrue(first.inputs().size() >= 6, () -> "read " + first.inputs().keySet());
        assertEquals(first.inputs(), again.inputs());
        assertEquals(fingerprint(first), fingerprint(again));
    }

    @Test
    void whatWasNotSavedIsMissed() {
        InvalidInput error = assertThrows(
                InvalidInput.class,
                () -> ScenarioFile.readOn(Path.of("s.yaml"), List.of(), List.of(), InputFiles.saved(Map.of())));

        assertTrue(error.problems().get(0).toString().contains("holds no file \"s.yaml\""), error::toString);
    }
}
