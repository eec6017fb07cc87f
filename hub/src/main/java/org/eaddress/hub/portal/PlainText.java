package org.eaddress.hub.portal;

import java.util.List;
import java.util.regex.Pattern;

/// Text of others, made safe to stand among our own words.
///
/// The characters that turn the direction of writing, or show nothing at all, can make `invoice.exe` look like
/// `invoice.pdf`; they go. Escaping is the template's.
public final class PlainText {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029&&[^\\n\\t]]");
    private static final Pattern LINE_BREAKS = Pattern.compile("\\r\\n?");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private PlainText() {}

    /// A name or a subject: one line, nothing unseen.
    public static String line(String written) {
        return SPACES.matcher(lines(written)).replaceAll(" ").strip();
    }

    /// A longer text: its lines stay, nothing unseen.
    public static String lines(String written) {
        String sameBreaks = LINE_BREAKS.matcher(written).replaceAll("\n");
        return UNSEEN.matcher(sameBreaks).replaceAll("");
    }

    /// The beginning, no longer than this, without half a character at its end.
    public static String beginning(String written, int most) {
        if (written.length() <= most) {
            return written;
        }
        return written.substring(0, Character.isHighSurrogate(written.charAt(most - 1)) ? most - 1 : most);
    }

    /// The same, paragraph by paragraph; empty ones go.
    public static List<String> paragraphs(String written) {
        return BLANK_LINES
                .splitAsStream(lines(written))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
    }
}
