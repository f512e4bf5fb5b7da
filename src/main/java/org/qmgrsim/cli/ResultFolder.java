package org.qmgrsim.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.qmgrsim.report.Chart;

/** A folder of results that appears whole or not at all: it is written beside its place and then renamed. */
final class ResultFolder implements AutoCloseable {
    private final Path place;
    private final Path partial;
    private boolean done;

    /** Begins a folder that will stand at {@code place}, in place of an earlier one. */
    ResultFolder(Path place) {
        this.place = place.toAbsolutePath().normalize();
        this.partial = this.place.resolveSibling(this.place.getFileName() + ".partial");
        try {
            Path parent = this.place.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            delete(partial);
            Files.createDirectory(partial);
        } catch (FileAlreadyExistsException e) {
            throw new OutputFailed(e.getFile() + " is a file, not a folder", e);
        } catch (IOException e) {
            throw new OutputFailed("cannot write to " + place + ": " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "no folder can be made there";
        }
        return String.valueOf(e.getMessage());
    }

    /** Where the folder will stand. */
    Path place() {
        return place;
    }

    /** Where to write a file of the folder; {@code charts/} and the like are made. */
    Path file(String name) {
        Path file = partial.resolve(name);
        try {
            Path parent = file.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
        } catch (IOException e) {
            throw new OutputFailed("cannot write to " + place + ": " + reason(e), e);
        }
        return file;
    }

    /** Writes a text. */
    void write(String name, String text) {
        try {
            Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new OutputFailed("cannot write to " + place + ": " + reason(e), e);
        }
    }

    /** Writes a chart as PNG and as SVG. */
    void write(String name, Chart chart) {
        try {
            chart.writePng(file(name + ".png"));
            chart.writeSvg(file(name + ".svg"));
        } catch (IOException e) {
            throw new OutputFailed("cannot write to " + place + ": " + reason(e), e);
        }
    }

    /** Leaves a file out after all. */
    void drop(String name) {
        try {
            Files.deleteIfExists(partial.resolve(name));
        } catch (IOException e) {
            throw new OutputFailed("cannot write to " + place + ": " + reason(e), e);
        }
    }

    /** The folder is whole: it takes its place. */
    void finish() {
        try {
            if (Files.isDirectory(place)) {
                moveInto(place, partial);
                delete(partial);
            } else {
                Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
            }
            done = true;
        } catch (IOException e) {
            throw new OutputFailed("cannot write to " + place + ": " + reason(e), e);
        }
    }

    /** Replaces files of the same name and leaves others. */
    private static void moveInto(Path target, Path folder) throws IOException {
        Files.createDirectories(target);
        try (Stream<Path> written = Files.list(folder)) {
            for (Path file : (Iterable<Path>) written::iterator) {
                Path place = target.resolve(file.getFileName().toString());
                if (Files.isDirectory(file)) {
                    moveInto(place, file);
                } else {
                    Files.move(file, place, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    @Override
    public void close() {
        if (!done) {
            try {
                delete(partial);
            } catch (IOException e) {
                // a leftover with this name is no result, and the next run removes it
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
