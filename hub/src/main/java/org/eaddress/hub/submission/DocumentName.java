package org.eaddress.hub.submission;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a document may be called: a plain file name that shows as what it is and that every recipient's disk takes.
final class DocumentName {
    private static final int LONGEST = 200;
    private static final int LONGEST_BYTES = 255;
    private static final String SEPARATORS_AND_FORBIDDEN = "/\\:*?\"<>|";

    /// Names that Windows keeps for devices, with any ending.
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9]) *(\\..*)?");

    private DocumentName() {}

    /// No path, no control or format character (so nothing that turns the reading direction), nothing that Windows
    /// forbids: no device, no dot at the end.
    static boolean isPlain(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST
                && name.equals(name.strip())
                && !name.endsWith(".")
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES
                && !DEVICE.matcher(comparable(name)).matches()
                && name.codePoints().allMatch(DocumentName::isPlain);
    }

    private static boolean isPlain(int character) {
        return SEPARATORS_AND_FORBIDDEN.indexOf(character) < 0
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
