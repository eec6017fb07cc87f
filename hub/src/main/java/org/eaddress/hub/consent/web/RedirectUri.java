package org.eaddress.hub.consent.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.regex.Pattern;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/// Where an application wants browsers to be sent: over TLS to a host by name or address, and nowhere inside a
/// page.
final class RedirectUri {
    private static final int MOST_CHARACTERS = 500;
    private static final Pattern UP = Pattern.compile("/\\.{1,2}(/|$)");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");

    private RedirectUri() {}

    /// As it was written: requests are held against it letter by letter.
    ///
    /// @throws ProblemException `malformed-request`
    static String of(@Nullable String written, boolean loopback) {
        if (written == null || written.length() > MOST_CHARACTERS || !isGood(written, loopback)) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST,
                    "An address in redirectUris is missing, longer than %d characters, without https, a host or a path, or has a user or a fragment."
                            .formatted(MOST_CHARACTERS));
        }
        return written;
    }

    private static boolean isGood(String written, boolean loopback) {
        try {
            URI uri = new URI(written);
            return isSafe(uri, loopback)
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null
                    && uri.getRawPath() != null
                    && uri.getRawPath().startsWith("/")
                    && !UP.matcher(uri.getRawPath()).find()
                    && uri.toASCIIString().equals(written);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isSafe(URI uri, boolean loopback) {
        return uri.getHost() != null
                && ("https".equals(uri.getScheme())
                        || loopback && "http".equals(uri.getScheme()) && LOOPBACK.contains(uri.getHost()));
    }
}
