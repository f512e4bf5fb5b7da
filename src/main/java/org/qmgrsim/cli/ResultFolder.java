package org.qmgrsim.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

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
        return e instanceof java.nio.file.AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }

    /** Where to write a file of the folder. */
    Path file(String name) {
        return partial.resolve(name);
    }

    /** The folder is whole: it takes its place. */
    void finish() {
        try {
            if (Files.isDirectory(place)) {
                try (Stream<Path> written = Files.list(partial)) {
                    for (Path file : (Iterable<Path>) written::iterator) {
                        Path target = place.resolve(file.getFileName().toString());
                        if (Files.isDirectory(target)) {
                            delete(target);
                        }
                        Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
                delete(partial);
            } else {
                Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
            }
            done = true;
        } catch (IOException e) {
            throw new OutputFailed("cannot write to " + place + ": " + reason(e), e);
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
