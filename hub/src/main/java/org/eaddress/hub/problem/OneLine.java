package org.eaddress.hub.problem;

import org.jspecify.annotations.Nullable;

/// What a subject or a reference may be: one line that shows what it says.
public final class OneLine {
    /// Letters by their category that show nothing (Hangul fillers).
    private static final String FILLERS = "\u115f\u1160\u3164\uffa0";

    private OneLine() {}

    public static boolean isPlain(String line) {
        return line.codePoints().noneMatch(OneLine::breaksOrTurns)
                && line.codePoints().anyMatch(OneLine::isVisible);
    }

    /// The characters that embed, override or isolate a direction of reading (Unicode UAX 9).
    public static boolean turnsReading(int character) {
        return (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
    }

    /// A line that a caller wrote for others to read.
    ///
    /// @throws ProblemException `malformed-request`, when it is missing, too long, or does not show what it says
    public static String of(String member, @Nullable String written, int longest) {
        if (written == null || written.isBlank()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, member + " is missing.");
        }
        if (written.length() > longest) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, member + " is longer than " + longest + " characters.");
        }
        if (!isPlain(written)) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, member + " is not one line of text.");
        }
        return written;
    }

    private static boolean breaksOrTurns(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> turnsReading(character);
        };
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.CONTROL -> false;
            default -> FILLERS.indexOf(character) < 0;
        };
    }
}
