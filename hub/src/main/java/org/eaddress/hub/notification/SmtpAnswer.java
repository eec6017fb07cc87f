package org.eaddress.hub.notification;

import jakarta.mail.MessagingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;

/// What an SMTP server's refusal means. Only its codes are kept: its words may quote the address.
final class SmtpAnswer {
    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final int PERMANENT = 500;

    private SmtpAnswer() {}

    /// Refused for good only when the server says so of this very address, and not as a matter of its policy: then
    /// the fault may be the hub's.
    static Outcome of(Exception failure) {
        SMTPAddressFailedException address = ofAddress(failure);
        if (address == null) {
            return new Outcome.NotTaken("SMTP no delivery");
        }
        Matcher enhanced = ENHANCED.matcher(String.valueOf(address.getMessage()));
        String detail = enhanced.find() ? enhanced.group(1) : "";
        String status = ("SMTP " + address.getReturnCode() + " " + detail).strip();
        return address.getReturnCode() >= PERMANENT && !detail.startsWith("5.7")
                ? new Outcome.Refused(status)
                : new Outcome.NotTaken(status);
    }

    private static @Nullable SMTPAddressFailedException ofAddress(@Nullable Exception failure) {
        Exception at = failure;
        while (at instanceof MessagingException messaging) {
            if (at instanceof SMTPAddressFailedException found) {
                return found;
            }
            at = messaging.getNextException();
        }
        return null;
    }
}
