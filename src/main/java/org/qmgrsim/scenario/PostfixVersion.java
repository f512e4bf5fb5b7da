package org.qmgrsim.scenario;

/** Versions of Postfix, where behaviour depends on them. */
final class PostfixVersion {
    private PostfixVersion() {}

    /** Whether a version such as {@code 3.7.11} is {@code major.minor} or later. */
    static boolean atLeast(String version, int major, int minor) {
        String[] parts = version.split("\\.");
        int ourMajor = number(parts[0]);
        int ourMinor = parts.length > 1 ? number(parts[1]) : 0;
        return ourMajor > major || (ourMajor == major && ourMinor >= minor);
    }

    private static int number(String digits) {
        int end = 0;
        while (end < digits.length() && Character.isDigit(digits.charAt(end))) {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(digits, 0, end, 10);
    }
}
