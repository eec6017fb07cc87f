package org.eaddress.hub.submission;

import java.text.Normalizer;
import java.util.Locale;

/// What a document may be called: a plain file name that shows as what it is.
final class DocumentName {
    private static final int LONGEST = 200;

    private DocumentName() {}

    /// No path, no control or format character (so nothing that turns the reading direction), no dots alone.
    static boolean isPlain(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && name.equals(name.strip())
                && !name.matches("\\.+")
                && name.codePoints().allMatch(DocumentName::isPlain);
    }

    private static boolean isPlain(int character) {
        return character != '/'
                && character != '\\'
                && switch (Character.getType(character)) {
                    case Character.CONTROL,
                            Character.FORMAT,
                            Character.SURROGATE,
                            Character.PRIVATE_USE,
                            Character.UNASSIGNED,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR -> false;
                    default -> true;
                };
    }

    /// Two names with the same comparable form would be the same file on some recipient's disk.
    static String comparable(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
