package org.eaddress.hub.journal;

import org.eaddress.storage.Sha256;

/// The seals that hold the evidence of a period: those after one seal, up to and with another.
///
/// @param pieces how many entries they have together
public record Coverage(Mark after, Mark upTo, long pieces) {

    /// A seal by number and digest; before the first one number 0 and zeros.
    public record Mark(long number, Sha256 digest) {
        static final Mark START = new Mark(0, JournalHeader.NO_SEAL_BEFORE);
    }
}
