package org.qmgrsim.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that stood where new results come, and what becomes of its files. A name that is a result of the new run, or is
 * listed as a result of the former one, belongs to the program; all other files are the user's, and are kept.
 *
 * @param place where results stand
 * @param aside where the former folder stands from the first rename on, until it is settled
 */
record FormerFolder(Path place, Path aside) {
    /** The list of files in a manifest. */
    static final String FILES = "files";

    private static final List<String> MANIFESTS = List.of("manifest.json", "study.json");

    /** Makes room for the new folder. */
    void stepAside() throws IOException {
        Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Goes on where a run stopped: puts the former folder back if no new one came, and settles it if one did. */
    void recover() throws IOException {
        if (!Files.isDirectory(aside, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
        } else {
            settle();
        }
    }

    /** The lists go last: whoever goes on after a crash needs them. */
    private void settle() throws IOException {
        Set<String> results = listed();
        List<Path> all;
        try (Stream<Path> found = Files.walk(aside)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Path to = place.resolve(aside.relativize(path).toString());
            if (path.equals(aside) || MANIFESTS.contains(name(path))) {
                continue;
            }
            if (isFolder(path) || isFile(to) || results.contains(name(path))) {
                Files.delete(path); // what stood in a folder is no longer there
            } else {
                keep(path, to);
            }
        }
        for (String manifest : MANIFESTS) {
            Files.deleteIfExists(aside.resolve(manifest));
        }
        Files.delete(aside);
    }

    private static boolean isFolder(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFile(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !isFolder(path);
    }

    private String name(Path path) {
        return aside.relativize(path).toString().replace('\\', '/');
    }

    private void keep(Path path, Path to) throws IOException {
        if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(path, to.resolveSibling(to.getFileName() + ".kept"));
            return;
        }
        for (Path above = to.getParent(); above != null && !above.equals(place); above = above.getParent()) {
            if (isFile(above)) {
                Files.move(path, above.resolveSibling(above.getFileName() + "." + path.getFileName() + ".kept"));
                return;
            }
        }
        Path parent = to.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.move(path, to);
    }

    /** What the former run wrote. */
    private Set<String> listed() {
        Set<String> names = new HashSet<>();
        for (String manifest : MANIFESTS) {
            try {
                JsonNode json =
                        new JsonMapper().readTree(aside.resolve(manifest).toFile());
                json.path(FILES).forEach(name -> names.add(name.asText()));
            } catch (IOException e) {
                // no list: then all that it has and the new folder has not is the user's
            }
        }
        return names;
    }

    /** Deletes a folder and all that is in it, if it exists. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
