package org.eaddress.hub.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a delivery status notification says of its one recipient (RFC 3464).
///
/// @param status RFC 3463, such as `5.1.1`
record DeliveryStatus(Action action, String status) {
    private static final int MOST_PARTS = 10;
    private static final int MOST_BYTES = 16 << 10;
    private static final Pattern ACTION = Pattern.compile("(?mi)^Action:[ \\t]*([a-z]{1,20})");
    private static final Pattern STATUS = Pattern.compile("(?mi)^Status:[ \\t]*([245]\\.\\d{1,3}\\.\\d{1,3})");

    /// What the field of that name says, as far as it matters here.
    enum Action {
        FAILED,
        DELIVERED,
        /// Delayed, relayed or expanded: nothing is known yet.
        OPEN
    }

    /// Empty when the mail is no such notification, or says nothing of a recipient.
    static Optional<DeliveryStatus> of(Part mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
            if (parts.getBodyPart(i).isMimeType("message/delivery-status")) {
                return read(parts.getBodyPart(i));
            }
        }
        return Optional.empty();
    }

    private static Optional<DeliveryStatus> read(Part part) throws MessagingException, IOException {
        try (InputStream in = part.getInputStream()) {
            String fields = new String(in.readNBytes(MOST_BYTES), StandardCharsets.US_ASCII);
            Matcher action = ACTION.matcher(fields);
            Matcher status = STATUS.matcher(fields);
            return action.find() && status.find()
                    ? Optional.of(new DeliveryStatus(actionOf(action.group(1)), status.group(1)))
                    : Optional.empty();
        }
    }

    private static Action actionOf(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "failed" -> Action.FAILED;
            case "delivered" -> Action.DELIVERED;
            default -> Action.OPEN;
        };
    }
}
