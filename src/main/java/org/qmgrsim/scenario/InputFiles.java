package org.qmgrsim.scenario;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;

/**
 * The files of text that an input is made of: read from the disk or taken from a saved run, or it is said why not. What was read
 * is remembered, so that a run can be repeated from what it was made of.
 */
public final class InputFiles {
    private final @Nullable Map<String, String> saved;
    private final Map<String, String> texts = new LinkedHashMap<>();

    private InputFiles(@Nullable Map<String, String> saved) {
        this.saved = saved;
    }

    /** The files of this machine. */
    public static InputFiles ofDisk() {
        return new InputFiles(null);
    }

    /** Files that were read before, by name; there are no others. */
    public static InputFiles saved(Map<String, String> texts) {
        return new InputFiles(new LinkedHashMap<>(texts));
    }

    /** What was read so far, by name, in the order of first reading. */
    public Map<String, String> texts() {
        return Collections.unmodifiableMap(texts);
    }

    /** A text that is no file, or comes with the program: it belongs to what was read, under this name. */
    String given(Path name, String text) {
        texts.put(nameOf(name), text);
        return text;
    }

    /** Stands for the standard input. */
    private static final String STANDARD_INPUT = "-";

    /** Whether a path means a folder, not a file. */
    boolean isDirectory(Path path) {
        return saved == null ? Files.isDirectory(path) : !saved.containsKey(nameOf(path));
    }

    /** Whether there is a regular file of that name. */
    boolean has(Path file) {
        return saved == null ? Files.isRegularFile(file) : saved.containsKey(nameOf(file));
    }

    /** The name that a person would give a file: slashes, on every system. */
    static String nameOf(Path file) {
        return file.toString().replace('\\', '/');
    }

    /**
     * The text of a file in UTF-8, which may be compressed if its name ends in {@code .gz}; {@code -} is the standard input.
     *
     * @param at where it was named
     * @return null if it cannot be read, which is a problem
     */
    @Nullable
    String read(Path file, Position at, List<Problem> problems) {
        String text = saved == null ? ofDisk(file, at, problems) : saved.get(nameOf(file));
        if (text != null) {
            texts.put(nameOf(file), text);
        } else if (saved != null) {
            problems.add(
                    Problem.error(at, "the saved run holds no file \"" + nameOf(file) + "\"", "run the scenario anew"));
        }
        return text;
    }

    private static @Nullable String ofDisk(Path file, Position at, List<Problem> problems) {
        try {
            byte[] bytes = nameOf(file).equals(STANDARD_INPUT) ? System.in.readAllBytes() : Files.readAllBytes(file);
            return decode(nameOf(file).endsWith(".gz") ? unzip(bytes) : bytes, nameOf(file), problems);
        } catch (IOException e) {
            problems.add(unreadable(file, at));
            return null;
        }
    }

    private static byte[] unzip(byte[] bytes) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static Problem unreadable(Path file, Position at) {
        String name = nameOf(file);
        if (Files.isDirectory(file)) {
            return Problem.error(at, "\"" + name + "\" is a directory, not a file", "name a file in it");
        } else if (Files.exists(file)) {
            return Problem.error(at, "\"" + name + "\" cannot be read", "look at its permissions");
        }
        String nearest = nearestName(file);
        return Problem.error(
                at,
                "there is no file \"" + name + "\"",
                nearest == null
                        ? "paths in a scenario are relative to the file in which they stand"
                        : "did you mean \"" + nameOf(file.resolveSibling(nearest)) + "\"?");
    }

    private static @Nullable String nearestName(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Path name = file.getFileName();
        if (folder == null || name == null) {
            return null;
        }
        try (Stream<Path> siblings = Files.list(folder)) {
            List<String> names = siblings.filter(Files::isRegularFile)
                    .map(sibling -> String.valueOf(sibling.getFileName()))
                    .sorted()
                    .toList();
            String with = names.contains(name + ".yaml") ? name + ".yaml" : null;
            return with != null ? with : Nearest.of(name.toString(), names);
        } catch (IOException e) {
            return null; // no folder, so no names: the problem itself is reported by the caller
        }
    }

    private static @Nullable String decode(byte[] bytes, String name, List<Problem> problems) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        boolean bad = decoder.decode(in, out, true).isError();
        String text = out.flip().toString();
        if (!bad) {
            return text;
        }
        int line = (int) text.chars().filter(c -> c == '\n').count() + 1;
        problems.add(Problem.error(
                new Position(name, line, text.length() - text.lastIndexOf('\n')),
                String.format(Locale.ROOT, "byte 0x%02X is not UTF-8", bytes[in.position()] & 0xff),
                "save the file as UTF-8"));
        return null;
    }
}
