package org.eaddress.hub.submission;

import org.eaddress.hub.problem.OneLine;

/// What the words of a message may be, wherever it is written.
public final class Wording {
    public static final int LONGEST_SUBJECT = 250;
    public static final int LONGEST_TEXT = 100_000;
    public static final int LONGEST_REFERENCE = 100;

    private Wording() {}

    /// Whether it is text: nothing that controls a machine, turns the direction of reading or has no meaning.
    public static boolean isReadable(String written) {
        return written.codePoints().allMatch(Wording::isReadable);
    }

    private static boolean isReadable(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\t' || character == '\n' || character == '\r';
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> false;
            case Character.FORMAT -> !OneLine.turnsReading(character);
            default -> true;
        };
    }
}
