package org.eaddress.hub.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eaddress.hub.notification.ReturnPath.Token;
import org.springframework.stereotype.Component;

/// Reads what came to the return address: notices that came back or were reported to have arrived, and the
/// watchdog's own. What does not carry the authenticated address of that very attempt is nobody's word.
@Component
class Returns {
    /// Where mail servers write to which address a mail really went; `To` is the sender's word, and for a returned
    /// mail the same.
    private static final List<String> TO = List.of("Delivered-To", "X-Original-To", "Envelope-To", "To");

    private final ReturnPath returnPath;
    private final NoticeBook book;
    private final Contacts contacts;

    Returns(ReturnPath returnPath, NoticeBook book, Contacts contacts) {
        this.returnPath = returnPath;
        this.book = book;
        this.contacts = contacts;
    }

    /// What was done with a mail.
    enum Read {
        COUNTED,
        /// It repeats what is known, or says nothing for good.
        NO_NEWS,
        /// It is no word about a notice of ours: forged, or sent here by mistake.
        REFUSED
    }

    Read read(MimeMessage mail) throws MessagingException, IOException {
        Optional<Token> token = token(mail);
        if (token.isEmpty()) {
            return Read.REFUSED;
        }
        return switch (token.get().use()) {
            case PROBE -> news(book.arrived(token.get().notice(), token.get().attempt(), "arrived"));
            case RETURN ->
                DeliveryStatus.of(mail)
                        .map(status -> returned(token.get(), status))
                        .orElse(Read.REFUSED);
        };
    }

    private Read returned(Token token, DeliveryStatus status) {
        return switch (status.action()) {
            case FAILED ->
                news(book.returned(token.notice(), token.attempt(), "DSN " + status.status())
                        || contacts.returned(token.notice(), token.attempt()));
            case DELIVERED -> news(book.arrived(token.notice(), token.attempt(), "DSN " + status.status()));
            case OPEN -> Read.NO_NEWS;
        };
    }

    private static Read news(boolean isNews) {
        return isNews ? Read.COUNTED : Read.NO_NEWS;
    }

    private Optional<Token> token(MimeMessage mail) throws MessagingException {
        for (String name : TO) {
            String[] values = mail.getHeader(name);
            Optional<Token> token = values == null
                    ? Optional.empty()
                    : Stream.of(values)
                            .map(returnPath::find)
                            .flatMap(Optional::stream)
                            .findFirst();
            if (token.isPresent()) {
                return token;
            }
        }
        return Optional.empty();
    }
}
