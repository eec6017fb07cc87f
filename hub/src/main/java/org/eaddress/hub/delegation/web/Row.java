package org.eaddress.hub.delegation.web;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eaddress.hub.access.Extent;
import org.eaddress.hub.delegation.Delegation;
import org.eaddress.hub.delegation.Delegation.Basis;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;

/// A delegation as both see it, in plain words.
///
/// @param who the other one
/// @param by who offered the mailbox of an organisation, or on what it was made; or empty
/// @param what which mail it is about
/// @param may what the delegate may do with it
/// @param open whether it can still end by somebody's will
record Row(
        UUID id,
        String who,
        String by,
        String what,
        String may,
        String until,
        String state,
        boolean open,
        boolean claimed) {
    private static final long A_SECOND = 1;

    static Row of(Delegation one, String who, Function<EAddress, String> names, Instant now, Words words) {
        boolean open = one.isOpenAt(now);
        return new Row(
                one.id(),
                PlainText.line(who),
                by(one, names, words),
                what(one.extent(), names, words),
                words.say("delegations.power.%s".formatted(one.power())),
                words.say("delegations.until", lastDay(one.expiresAt(), words)),
                words.say("delegations.state.%s".formatted(state(one, open, now))),
                open,
                open && one.stands() && one.state() == Delegation.State.CLAIMED);
    }

    private static String by(Delegation one, Function<EAddress, String> names, Words words) {
        return one.basis().map(basis -> by(basis, words)).orElseGet(() -> offeredBy(one, names, words));
    }

    private static String by(Basis basis, Words words) {
        return words.say(
                "delegations.basis.%s".formatted(basis.kind()),
                PlainText.line(basis.by()),
                PlainText.line(basis.reference()),
                words.letterDate(basis.from()));
    }

    private static String offeredBy(Delegation one, Function<EAddress, String> names, Words words) {
        return one.offeredBy().equals(one.principal())
                ? ""
                : words.say("delegations.offered-by", PlainText.line(names.apply(one.offeredBy())));
    }

    private static String state(Delegation one, boolean open, Instant now) {
        if (open) {
            return one.stands() ? one.state().name() : "LAPSED";
        }
        return now.isBefore(one.expiresAt()) ? one.state().name() : "OVER";
    }

    private static String what(Extent extent, Function<EAddress, String> names, Words words) {
        Optional<String> sender = extent.sender().map(names).map(PlainText::line);
        String from = sender.map(name -> words.say("delegations.from-one", name))
                .orElseGet(() -> words.say("delegations.from-all"));
        return from + " " + sent(extent, words);
    }

    private static String sent(Extent extent, Words words) {
        boolean hasBeginning = !extent.since().equals(Delegation.EVER);
        boolean hasEnd = !extent.before().equals(Delegation.ALWAYS);
        String first = hasBeginning ? words.letterDate(extent.since()) : "";
        String last = hasEnd ? lastDay(extent.before(), words) : "";
        if (hasBeginning) {
            return hasEnd
                    ? words.say("delegations.sent-between", first, last)
                    : words.say("delegations.sent-from", first);
        }
        return hasEnd ? words.say("delegations.sent-to", last) : words.say("delegations.sent-ever");
    }

    private static String lastDay(Instant end, Words words) {
        return words.letterDate(end.minusSeconds(A_SECOND));
    }
}
