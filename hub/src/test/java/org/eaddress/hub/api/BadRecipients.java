package org.eaddress.hub.api;

import static org.eaddress.hub.api.BadMessage.letter;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Messages to recipients, and from senders, that cannot be.
final class BadRecipients {
    private BadRecipients() {}

    static Stream<BadMessage> rows() {
        String known = "_DEFAULT@40103000456";
        return Stream.of(
                letter("an unknown recipient", "422 unknown-recipient", l -> l.to("FREE@90000000122")),
                letter("an unknown person", "422 unknown-recipient", l -> l.to("_PRIVATE@329999-99999")),
                letter("one unknown recipient of two", "422 unknown-recipient", l -> l.to(known, "FREE@90000000122")),
                letter("a closed recipient", "422 closed-recipient", l -> l.to(known, TestHub.CLOSED)),
                letter("a wrong check digit", "422 malformed-recipient", l -> l.to("_DEFAULT@40103000457")),
                letter("a personal code alone", "422 malformed-recipient", l -> l.to("329999-00017")),
                letter("a code without its dash", "422 malformed-recipient", l -> l.to("_PRIVATE@32999900017")),
                letter("an e-mail address", "422 malformed-recipient", l -> l.to("anna@example.org")),
                letter("an empty recipient", "422 malformed-recipient", l -> l.to("")),
                letter("a recipient with a line break", "422 malformed-recipient", l -> l.to(known + "\n")),
                letter("a recipient in other digits", "422 malformed-recipient", l -> l.to("_DEFAULT@４0103000456")),
                letter("no recipient", "422 no-recipient", l -> l.to(List.of())),
                letter(
                        "too many recipients",
                        "422 too-many-recipients",
                        l -> l.to(IntStream.rangeClosed(0, 100)
                                .mapToObj(number -> "U" + number + "@90000000122")
                                .toList())),
                letter("a recipient twice", "422 duplicate-recipient", l -> l.to(known, known)),
                letter("someone else's sender", "403 sender-not-yours", l -> l.from(known)),
                letter("a sender that is no address", "400 malformed-message", l -> l.from("padome")));
    }
}
