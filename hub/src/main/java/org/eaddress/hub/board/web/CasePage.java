package org.eaddress.hub.board.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.board.Action;
import org.eaddress.hub.board.Case;
import org.eaddress.hub.board.Deed;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;

/// A case as its page shows it; `may` holds the codes of what the one who looks may do.
record CasePage(
        UUID id,
        UUID messageId,
        String kind,
        String title,
        String who,
        String reason,
        String sender,
        String recipient,
        String since,
        Age age,
        String owner,
        String next,
        String nextWhen,
        String note,
        boolean open,
        List<Step> steps,
        Set<String> may) {

    /// Something that was done.
    record Step(UUID id, String what, String who, String when, String note) {
        static Step of(Action action, Words words) {
            return new Step(
                    action.id(),
                    action.nextAt()
                            .map(at -> words.say("board.did.planned-for", words.letterDate(at)))
                            .orElseGet(
                                    () -> words.say(Row.key("did", action.what().code()))),
                    action.actor().eAddress().isPresent()
                            ? PlainText.line(action.actor().name())
                            : words.say("board.the-hub"),
                    words.exactly(action.at()),
                    action.note().map(PlainText::line).orElse(""));
        }
    }

    static CasePage of(Case one, List<Action> actions, Set<Deed> may, Names names, Words words, Instant now) {
        String kind = one.kind().code();
        return new CasePage(
                one.id(),
                one.messageId(),
                kind,
                words.say(Row.key("kind", kind)),
                names.of(one.concerned()),
                words.say(Row.key("reason", kind)),
                names.of(one.sender()),
                one.recipient().map(names::of).orElseGet(() -> words.say("board.all-recipients")),
                words.exactly(one.since()),
                Age.since(one.since(), one.closed().map(Case.Closed::at).orElse(now), words),
                one.owner().map(owner -> PlainText.line(owner.name())).orElse(""),
                Row.next(one, words),
                one.closed()
                        .map(Case.Closed::at)
                        .or(one.plan()::at)
                        .map(words::exactly)
                        .orElse(""),
                one.plan().note().map(PlainText::line).orElse(""),
                one.closed().isEmpty(),
                actions.stream().map(action -> Step.of(action, words)).toList(),
                may.stream().map(Deed::code).collect(Collectors.toSet()));
    }
}
