package org.qmgrsim.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder of results changes as a whole, and what a user puts into it stays. */
class ResultFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit fills it
    Path parent;

    private Path place = Path.of("");

    @BeforeEach
    void aPlace() {
        place = parent.resolve("r");
    }

    private static void write(Path place, String text, String... names) {
        try (ResultFolder folder = new ResultFolder(place)) {
            for (String name : names) {
                folder.write(name, text);
            }
            folder.finish("manifest.json", JsonNodeFactory.instance.objectNode());
        }
    }

    /** All files and what stands in them, but for the manifest, where its existence is enough. */
    private static List<String> content(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file) + (file.endsWith("manifest.json") ? "" : "=" + text(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void userWrites(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "mine");
    }

    @Test
    void theWholeSetIsNewAndTheUsersFilesStay() throws IOException {
        write(place, "old", "maillog", "charts/old.png", "charts/both.png");
        userWrites(place, "notes.txt");
        userWrites(place, "charts/mine.png");
        userWrites(place, "deep/er/x");

        write(place, "new", "maillog", "charts/both.png", "series.csv");

        assertEquals(
                List.of(
                        "charts/both.png=new",
                        "charts/mine.png=mine",
                        "deep/er/x=mine",
                        "maillog=new",
                        "manifest.json",
                        "notes.txt=mine",
                        "series.csv=new"),
                content(place));
        assertEquals(List.of(place), list(parent));
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    /** A fresh clone has pictures and no list of them: the names of results are results. */
    @Test
    void aFolderWithoutAListKeepsWhatTheNewOneDoesNotWrite() throws IOException {
        userWrites(place, "charts/waits.png");
        userWrites(place, "charts/own.png");

        write(place, "new", "charts/waits.png");

        assertEquals(List.of("charts/own.png=mine", "charts/waits.png=new", "manifest.json"), content(place));
    }

    @Test
    void aFileWhereTheNewRunNeedsAFolderIsKeptUnderAnotherName() throws IOException {
        userWrites(place, "charts");
        userWrites(place, "maillog/x");

        write(place, "new", "charts/a.png", "maillog");

        assertEquals(
                List.of("charts.kept=mine", "charts/a.png=new", "maillog.x.kept=mine", "maillog=new", "manifest.json"),
                content(place));
    }

    /** A crash between the two renames: the former results are back at the next run, even if that one fails. */
    @Test
    void formerResultsComeBackIfNoNewOnesCame() throws IOException {
        write(place, "old", "maillog");
        userWrites(place, "notes.txt");
        Files.move(place, parent.resolve(".r.former"));

        new ResultFolder(place).close();

        assertEquals(List.of("maillog=old", "manifest.json", "notes.txt=mine"), content(place));
        assertEquals(List.of(place), list(parent));
    }

    /** A crash after the second rename: what is the user's comes over, former results go. */
    @Test
    void whatWasNotSettledIsSettledByTheNextRun() throws IOException {
        write(place, "old", "maillog", "charts/old.png");
        userWrites(place, "notes.txt");
        Files.move(place, parent.resolve(".r.former"));
        write(parent.resolve("other"), "new", "maillog");
        Files.move(parent.resolve("other"), place);

        new ResultFolder(place).close();

        assertEquals(List.of("maillog=new", "manifest.json", "notes.txt=mine"), content(place));
        assertEquals(List.of(place), list(parent));
    }

    @Test
    void aRunThatFailsChangesNothing() throws IOException {
        write(place, "old", "maillog");

        try (ResultFolder folder = new ResultFolder(place)) {
            folder.write("maillog", "half");
        }

        assertEquals(List.of("maillog=old", "manifest.json"), content(place));
        assertEquals(List.of(place), list(parent));
    }

    @Test
    void aLinkToAFolderStaysALink() throws IOException {
        Files.createDirectory(parent.resolve("disk"));
        Files.createSymbolicLink(place, parent.resolve("disk"));

        write(place, "new", "maillog");

        assertTrue(Files.isSymbolicLink(place));
        assertEquals(List.of("maillog=new", "manifest.json"), content(parent.resolve("disk")));
    }

    @Test
    void theWorkingDirectoryAndAFileAreNoPlaces() throws IOException {
        Path file = Files.writeString(parent.resolve("f"), "mine");

        for (Path wrong : List.of(Path.of("."), Path.of("/"), file)) {
            assertThrows(OutputFailed.class, () -> new ResultFolder(wrong), wrong::toString);
        }
        assertEquals("mine", Files.readString(file));
    }
}
