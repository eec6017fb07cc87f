package org.eaddress.hub.connection.web;

import java.util.UUID;
import org.eaddress.hub.connection.Administration;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;

/// One administration, in words: to the customer the other side is the vendor, to the vendor the customer.
///
/// @param ended by whom and when; empty while it goes on
record VendorRow(
        UUID id,
        String who,
        String eAddress,
        Administration.State state,
        String offered,
        String answered,
        String ended) {
    static VendorRow ofVendor(Administration one, Words words) {
        return of(one, one.vendorName(), one.vendor().value(), words);
    }

    static VendorRow ofCustomer(Administration one, Words words) {
        return of(one, one.customerName(), one.customer().value(), words);
    }

    private static VendorRow of(Administration one, String who, String eAddress, Words words) {
        String answered = PlainText.line(one.answeredBy().orElse(""));
        String ended = PlainText.line(one.endedBy().orElse(""));
        return new VendorRow(
                one.id(),
                PlainText.line(who),
                eAddress,
                one.state(),
                words.say("vendors.offered", PlainText.line(one.offeredBy()), words.exactly(one.offeredAt())),
                one.answeredAt()
                        .map(at -> words.say("vendors.accepted", answered, words.exactly(at)))
                        .orElse(""),
                one.endedAt()
                        .map(at -> words.say("vendors.ended", ended, words.exactly(at)))
                        .orElse(""));
    }

    public boolean isOffered() {
        return state == Administration.State.OFFERED;
    }
}
