package org.eaddress.hub.notification;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Brings notices to their addresses by one kind of channel. This is what a new kind of channel implements.
interface Carrier {
    /// A notice with its words, ready to go.
    record Outgoing(Notice notice, String address, Wording wording) {}

    /// The words of a notice, in the language of the person.
    record Wording(String language, String subject, String text) {}

    boolean carries(Channel.Kind kind);

    /// Where a failed notice comes back to, what it costs, how many go at once is the carrier's own matter. One
    /// that is missing in the answer was not taken.
    Map<UUID, Outcome> carry(List<Outgoing> notices);
}
