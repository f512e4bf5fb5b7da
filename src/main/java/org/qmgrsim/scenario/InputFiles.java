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
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.qmgrsim.config.Nearest;
import org.qmgrsim.config.Position;
import org.qmgrsim.config.Problem;

/** Reads files of text, or says why not. */
final class InputFiles {
    private InputFiles() {}

    /** The name that a person would give a file: slashes, on every system. */
    static String nameOf(Path file) {
        return file.toString().replace('\\', '/');
    }

    /**
     * The text of a file in UTF-8, which may be compressed if its name ends in {@code .gz}.
     *
     * @param at where it was named
     * @return null if it cannot be read, which is a problem
     */
    static @Nullable String read(Path file, Position at, List<Problem> problems) {
        try {
            byte[] bytes = Files.readAllBytes(file);
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
                        ? "paths in a scenario are relative to the scenario's own file"
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
