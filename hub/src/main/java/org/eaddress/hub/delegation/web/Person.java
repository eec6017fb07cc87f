package org.eaddress.hub.delegation.web;

import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.delegation.Member;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;

/// A person whom an organisation named, as both see it, in plain words.
///
/// @param who the other one
/// @param role what she may do
/// @param named by whom and when
/// @param ended by whom and when, or empty
/// @param isOne whether she is one now
/// @param claimed whether she may accept it
record Person(
        UUID id,
        String who,
        Power power,
        String role,
        String named,
        String ended,
        String state,
        boolean isOne,
        boolean claimed) {
    private static final int CODE_SHOWN = 4;

    static Person of(Member one, String who, Words words) {
        return new Person(
                one.id(),
                PlainText.line(who),
                one.power(),
                words.say("people.role.%s".formatted(one.power())),
                words.say("people.named", PlainText.line(one.namedBy()), words.letterDate(one.namedAt())),
                one.endedAt().map(at -> ended(one, at, words)).orElse(""),
                words.say("people.state.%s".formatted(one.state())),
                one.state() == Member.State.ACCEPTED,
                one.state() == Member.State.CLAIMED);
    }

    private static String ended(Member one, Instant at, Words words) {
        return words.say("people.ended", PlainText.line(one.endedBy().orElse("")), words.letterDate(at));
    }

    /// What the administrators call her: by her name once she entered the code, before by the end of her personal
    /// code.
    static String name(Member one) {
        String code = one.person().value();
        return one.name().orElseGet(() -> "…" + code.substring(code.length() - CODE_SHOWN));
    }
}
