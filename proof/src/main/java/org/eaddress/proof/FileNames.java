package org.eaddress.proof;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Gives every file of a container a name of its own, on every operating system, and none a name that misleads.
public final class FileNames {
    private static final String NOT_IN_NAMES = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}/\\\\:*?\"<>|]";
    /// An address that begins so would be one in the signature itself.
    private static final String FIRST_OF_FRAGMENTS = "^#";
    private static final int LONGEST = 120;

    private final Set<String> taken = new HashSet<>(Set.of("mimetype", "meta-inf"));

    /// The name itself if it can be used; otherwise one that is like it.
    public String unique(String wanted) {
        String name = usable(wanted);
        String free = name;
        for (int number = 2; !taken.add(free.toLowerCase(Locale.ROOT)); number++) {
            free = numbered(name, number);
        }
        return free;
    }

    private static String usable(String wanted) {
        String name = wanted.replaceAll(NOT_IN_NAMES, "_")
                .strip()
                .replaceAll("^\\.+|\\.+$", "_")
                .replaceFirst(FIRST_OF_FRAGMENTS, "_");
        if (name.isEmpty()) {
            return "_";
        }
        return name.length() > LONGEST
                ? name.substring(0, name.offsetByCodePoints(0, LONGEST / 2)) + ending(name)
                : name;
    }

    private static String numbered(String name, int number) {
        String ending = ending(name);
        return "%s (%d)%s".formatted(name.substring(0, name.length() - ending.length()), number, ending);
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
    }
}
