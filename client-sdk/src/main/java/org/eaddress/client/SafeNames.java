package org.eaddress.client;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// File names that strangers chose, made safe for any disk: never a path, never two alike.
final class SafeNames {
    private static final int LONGEST_BYTES = 180;

    /// Control, format (direction-changing), private and unpaired characters; separators; what some systems forbid.
    private static final Pattern UNSAFE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}/\\\\:*?\"<>|]");

    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private SafeNames() {}

    /// The names in the same order; the same names give the same result.
    static List<String> of(List<String> names) {
        var taken = new HashSet<String>();
        var safe = new ArrayList<String>();
        for (var name : names) {
            safe.add(unique(of(name), taken));
        }
        return List.copyOf(safe);
    }

    static String of(String name) {
        var plain = UNSAFE.matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll("_")
                .strip();
        plain = plain.replaceFirst("^\\.+", "_").replaceFirst("[. ]+$", "_");
        if (plain.isEmpty() || DEVICE.matcher(plain).matches()) {
            plain = "_" + plain;
        }
        return shortened(plain);
    }

    private static String unique(String name, Set<String> taken) {
        var candidate = name;
        for (int i = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
            candidate = stem(name) + "-" + i + ending(name);
        }
        return candidate;
    }

    private static String shortened(String name) {
        var stem = stem(name);
        var ending = ending(name);
        while (bytes(stem + ending) > LONGEST_BYTES && !stem.isEmpty()) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        return stem + ending;
    }

    private static String stem(String name) {
        return name.substring(0, name.length() - ending(name).length());
    }

    private static String ending(String name) {
        var dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }
}
