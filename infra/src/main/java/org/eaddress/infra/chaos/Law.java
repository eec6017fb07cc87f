package org.eaddress.infra.chaos;

import java.util.List;

/// What must hold, and what breaks it.
///
/// @param checked how many cases were looked at
/// @param broken those that break it, each in words
record Law(String words, long checked, List<String> broken) {
    boolean holds() {
        return broken.isEmpty();
    }

    /// Such as `holds   6021  no message comes twice`.
    String line() {
        return "%-6s %7d  %s%s"
                .formatted(
                        holds() ? "holds" : "BROKEN",
                        checked,
                        words,
                        holds() ? "" : ": %d, such as %s".formatted(broken.size(), broken.getFirst()));
    }
}
