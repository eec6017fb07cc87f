package org.eaddress.hub.connection.web;

import java.time.Instant;
import java.util.Optional;
import org.eaddress.hub.connection.Certificate;
import org.eaddress.hub.portal.Words;

/// Where a system stands on its way to production, in words.
///
/// @param test whether it is in test
/// @param missing why it cannot be taken to production yet; empty when it can
/// @param there its client id in production; empty when it is not there
/// @param from the client id of the test system that it comes from; empty when it comes from none
/// @param certificate what was attested and how long that is good; empty when nothing was
record ProductionRow(boolean test, String missing, String there, String from, String certificate) {
    static String say(Certificate certificate, Instant now, Words words) {
        String issued = words.exactly(certificate.issuedAt());
        String ends = words.letterDate(certificate.endsAt());
        return certificate.isValid(now)
                ? words.say("connections.certificate.valid", issued, ends)
                : words.say("connections.certificate.ended", issued, ends);
    }

    static String say(Optional<Certificate> certificate, Instant now, Words words) {
        return certificate.map(one -> say(one, now, words)).orElse("");
    }
}
