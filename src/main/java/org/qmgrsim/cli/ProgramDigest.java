package org.qmgrsim.cli;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** A digest of the program itself: what another build measured is not taken for what this one would measure. */
final class ProgramDigest {
    private ProgramDigest() {}

    /** Of the archive or the folder that the program is loaded from; its version if that cannot be read. */
    static String get() {
        try {
            CodeSource source = ProgramDigest.class.getProtectionDomain().getCodeSource();
            return source == null
                    ? Version.number()
                    : of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IOException | NoSuchAlgorithmException e) {
            return Version.number();
        }
    }

    private static String of(Path place) throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (Stream<Path> all = Files.walk(place)) {
            List<Path> files = all.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
