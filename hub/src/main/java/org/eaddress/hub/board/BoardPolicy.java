package org.eaddress.hub.board;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The limits of the board (`hub.board`).
///
/// @param waitingTooLong from sending: then a message that lies in no mailbox is on it
/// @param mostAhead how far ahead a plan may be
/// @param note characters in a note or reason
/// @param exported cases in an export
@ConfigurationProperties("hub.board")
public record BoardPolicy(Duration waitingTooLong, Duration mostAhead, int note, int exported) {}
