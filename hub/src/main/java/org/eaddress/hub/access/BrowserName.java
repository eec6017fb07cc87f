package org.eaddress.hub.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which browser it is, in words that its owner knows it by. What a browser says of itself is a long story that
/// anybody can make up: only names from here are kept of it.
final class BrowserName {
    /// The first that is found counts: most browsers claim to be others, too.
    private static final Map<String, String> BROWSERS = ordered(
            "Edg", "Edge",
            "OPR/", "Opera",
            "SamsungBrowser/", "Samsung Internet",
            "Firefox/", "Firefox",
            "FxiOS/", "Firefox",
            "Chrome/", "Chrome",
            "CriOS/", "Chrome",
            "Safari/", "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "Android", "Android",
            "iPhone", "iPhone",
            "iPad", "iPad",
            "Windows", "Windows",
            "Mac OS X", "macOS",
            "CrOS", "ChromeOS",
            "Linux", "Linux");

    private BrowserName() {}

    /// "Firefox, Windows"; empty when nothing in it is known.
    static String of(@Nullable String userAgent) {
        String story = userAgent == null ? "" : userAgent;
        return Stream.of(BROWSERS, SYSTEMS)
                .flatMap(names -> names.entrySet().stream()
                        .filter(name -> story.contains(name.getKey()))
                        .map(Map.Entry::getValue)
                        .limit(1))
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> ordered(String... marksAndNames) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < marksAndNames.length; i += 2) {
            ordered.put(marksAndNames[i], marksAndNames[i + 1]);
        }
        return ordered;
    }
}
