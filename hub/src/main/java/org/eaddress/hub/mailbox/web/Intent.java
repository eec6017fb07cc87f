package org.eaddress.hub.mailbox.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.mailbox.MailboxMessage;
import org.eaddress.hub.mailbox.Mailboxes;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/// Opening has an effect in law, so only a person who means it may cause it: not a browser that fetches ahead,
/// makes a preview, or only asks for the head.
final class Intent {
    private static final List<String> PURPOSES = List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");
    private static final List<String> AHEAD = List.of("prefetch", "prerender", "preview");

    private Intent() {}

    /// Opens the message for whoever reads it; the head alone is answered without opening it. Fetching ahead is
    /// refused with 503, upon which a browser asks again when the person comes.
    static Optional<MailboxMessage> open(
            Mailboxes mailboxes, Caller caller, UUID messageId, HttpServletRequest request) {
        if (isAhead(request)) {
            throw new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return HttpMethod.HEAD.matches(request.getMethod())
                ? mailboxes.readBy(caller, messageId)
                : mailboxes.open(caller, messageId);
    }

    private static boolean isAhead(HttpServletRequest request) {
        return PURPOSES.stream()
                .map(request::getHeader)
                .flatMap(Stream::ofNullable)
                .anyMatch(Intent::isAhead);
    }

    private static boolean isAhead(String purpose) {
        return Arrays.stream(purpose.toLowerCase(Locale.ROOT).split("[;,\\s]+")).anyMatch(AHEAD::contains);
    }
}
