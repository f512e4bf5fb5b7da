package org.qmgrsim.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.TreeSet;
import org.qmgrsim.report.Chart;
import org.qmgrsim.report.SummaryJson;

/**
 * A folder of results that appears whole or not at all: it is written beside its place and then renamed.
 *
 * <p>If there is a folder already, it steps aside by one rename, the new one comes in by another, and then what the former
 * had is settled (see {@link FormerFolder}): results that the new one does not have are removed, files that are no results
 * come over. Whenever that is cut short, the next run to the same place goes on with it.
 */
final class ResultFolder implements AutoCloseable {
    private final Path place;
    private final Path partial;
    private final FormerFolder former;
    private final TreeSet<String> names = new TreeSet<>();
    private final boolean keep;
    private boolean done;

    /** Begins a folder that will stand at {@code place}, in place of an earlier one. */
    ResultFolder(Path place) {
        this(place, false);
    }

    /**
     * Begins a folder, or goes on with one.
     *
     * @param keep whether what is in it stays, now, and when it is closed before it is whole
     */
    ResultFolder(Path place, boolean keep) {
        this.keep = keep;
        this.place = real(place);
        Path name = this.place.getFileName();
        if (name == null) {
            throw new OutputFailed(place + " cannot be a folder of results", null);
        }
        this.partial = this.place.resolveSibling(name + ".partial");
        this.former = new FormerFolder(this.place, this.place.resolveSibling("." + name + ".former"));
        if (Files.exists(this.place) && !Files.isDirectory(this.place)) {
            throw new OutputFailed(place + " is a file, not a folder", null);
        }
        if (Files.exists(this.place) && Path.of("").toAbsolutePath().startsWith(this.place)) {
            throw new OutputFailed(
                    place + " is the working directory: results take the place of a folder as a whole, so name"
                            + " another one, such as --out results/mine",
                    null);
        }
        try {
            Path parent = this.place.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            former.recover();
            if (!keep) {
                FormerFolder.delete(partial);
            }
            if (!Files.isDirectory(partial)) {
                Files.createDirectory(partial);
            }
        } catch (FileAlreadyExistsException e) {
            throw new OutputFailed(e.getFile() + " is a file, not a folder", e);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The folder itself, if the place is a link to one. */
    private static Path real(Path place) {
        try {
            return place.toRealPath();
        } catch (IOException e) {
            return place.toAbsolutePath().normalize(); // there is nothing yet
        }
    }

    private OutputFailed failed(IOException e) {
        return new OutputFailed("cannot write to " + place + ": " + reason(e), e);
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

    /** The folder that is not yet whole, of results that will stand at a place. */
    static Path partialOf(Path place) {
        Path real = real(place);
        return real.resolveSibling(real.getFileName() + ".partial");
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
            throw failed(e);
        }
        names.add(name);
        return file;
    }

    /** Writes a text. */
    void write(String name, String text) {
        try {
            Files.writeString(file(name), text);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Writes a chart as PNG and as SVG. */
    void write(String name, Chart chart) {
        try {
            chart.writePng(file(name + ".png"));
            chart.writeSvg(file(name + ".svg"));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Leaves a file out after all. */
    void drop(String name) {
        try {
            Files.deleteIfExists(partial.resolve(name));
        } catch (IOException e) {
            throw failed(e);
        }
        names.remove(name);
    }

    /**
     * The folder is whole: it takes its place.
     *
     * @param manifest what is to stand in it under {@code name}; the list of all files is added
     */
    void finish(String name, ObjectNode manifest) {
        names.add(name);
        names.forEach(manifest.putArray(FormerFolder.FILES)::add);
        write(name, SummaryJson.text(manifest));
        try {
            if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                former.stepAside();
            }
            Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
            done = true;
            former.recover();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        if (!done) {
            try {
                former.recover();
                if (!keep) {
                    FormerFolder.delete(partial);
                }
            } catch (IOException e) {
                // a leftover with this name is no result, and the next run removes it
            }
        }
    }
}
