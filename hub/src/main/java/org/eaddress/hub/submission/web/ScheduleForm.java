package org.eaddress.hub.submission.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eaddress.hub.submission.Priority;
import org.eaddress.hub.submission.Schedule;
import org.jspecify.annotations.Nullable;

/// The wire form of a message's schedule: members of the message, each possibly absent.
final class ScheduleForm {
    /// One way to write a time, so that the digest of the message is the sender's.
    private static final Pattern TIME = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");

    private ScheduleForm() {}

    static Schedule schedule(@Nullable String priority, @Nullable String notBefore, @Nullable String expiresAt) {
        return new Schedule(
                Optional.ofNullable(priority).map(ScheduleForm::priority),
                Optional.ofNullable(notBefore).map(written -> time("consignNotBefore", written)),
                Optional.ofNullable(expiresAt).map(written -> time("expiresAt", written)));
    }

    private static Priority priority(String written) {
        return Arrays.stream(Priority.values())
                .filter(priority -> priority.name().toLowerCase(Locale.ROOT).equals(written))
                .findFirst()
                .orElseThrow(() -> MessageForm.malformed("priority is not urgent, normal or bulk."));
    }

    private static Instant time(String member, String written) {
        if (TIME.matcher(written).matches()) {
            try {
                return Instant.parse(written);
            } catch (DateTimeException noSuchDay) {
                throw notATime(member);
            }
        }
        throw notATime(member);
    }

    private static RuntimeException notATime(String member) {
        return MessageForm.malformed(member + " is not an RFC 3339 time in UTC with milliseconds.");
    }
}
