package org.eaddress.hub.board.web;

import java.time.Instant;
import java.util.UUID;
import org.eaddress.hub.board.Case;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;

/// One line of the board: what is stuck, since when, whose, what next.
record Row(
        UUID id,
        String what,
        String who,
        String contact,
        Age age,
        String owner,
        String next,
        String nextWhen,
        boolean open) {
    static Row of(Case one, Names names, Words words, Instant now) {
        return new Row(
                one.id(),
                words.say(key("kind", one.kind().code())),
                names.of(one.concerned()),
                untold(one, words),
                Age.since(one.since(), one.closed().map(Case.Closed::at).orElse(now), words),
                one.owner().map(owner -> PlainText.line(owner.name())).orElse(""),
                next(one, words),
                one.closed()
                        .map(Case.Closed::at)
                        .or(one.plan()::at)
                        .map(words::briefly)
                        .orElse(""),
                one.closed().isEmpty());
    }

    /// What is wrong with telling the organisation's contact, if anything is.
    private static String untold(Case one, Words words) {
        return one.contact()
                .filter(_ -> one.closed().isEmpty())
                .map(Case.Contact::state)
                .map(state -> switch (state) {
                    case NONE, FAILED -> words.say(key("contact.row", state.code()));
                    case DUE, TOLD -> "";
                })
                .orElse("");
    }

    static String next(Case one, Words words) {
        return one.closed()
                .map(closed -> words.say(key("outcome", closed.outcome().code())))
                .orElseGet(() -> words.say(key("next", one.plan().next().code())));
    }

    /// The key of the words for one of several values.
    static String key(String part, String value) {
        return "board." + part + "." + value;
    }
}
