package org.qmgrsim.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the program, as its jar says it. */
final class Version implements IVersionProvider {
    /** The version; {@code development} outside a jar. */
    static String number() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"qmgrsim " + number()};
    }
}
