package org.eaddress.hub.board;

import java.time.Duration;
import java.util.Optional;
import org.eaddress.hub.board.CaseRefused.Why;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The limits of the board (`hub.board`).
///
/// @param waitingTooLong from sending: then a message that lies in no mailbox is on it
/// @param mostAhead how far ahead a plan may be
/// @param note characters in a note or reason
/// @param exported cases in an export
@ConfigurationProperties("hub.board")
public record BoardPolicy(Duration waitingTooLong, Duration mostAhead, int note, int exported) {
    void requireShort(Optional<String> text) {
        if (text.filter(written -> written.length() > note).isPresent()) {
            throw new CaseRefused(Why.NOTE_TOO_LONG);
        }
    }

    void requireReason(Optional<String> reason) {
        requireShort(reason);
        if (reason.isEmpty()) {
            throw new CaseRefused(Why.NO_REASON);
        }
    }
}
