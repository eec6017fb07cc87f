package org.eaddress.hub.absence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.storage.Sha256;

/// Was there anything from one e-address to another in `[since, until)`? Both times have whole milliseconds.
public record Question(EAddress from, EAddress to, Instant since, Instant until) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /// The canonical form (RFC 8785): sorted members, no white space; e-addresses and times need no escape.
    private static final String FORM = "{\"from\":\"%s\",\"since\":\"%s\",\"to\":\"%s\",\"until\":\"%s\"}";

    /// The digest of the question as it was asked.
    Sha256 digest() {
        return Sha256.digestOf(FORM.formatted(from.value(), written(since), to.value(), written(until))
                .getBytes(StandardCharsets.UTF_8));
    }

    static String written(Instant time) {
        return TIME.format(time);
    }
}
