package org.eaddress.hub.board.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eaddress.hub.board.Action;
import org.eaddress.hub.board.Case;
import org.eaddress.hub.board.Deed;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.EAddress;
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
        String contact,
        String contactWhen,
        boolean open,
        List<Step> steps,
        Set<String> may,
        List<Target> targets) {

    /// Another e-address of the recipient.
    record Target(String eAddress, String name) {
        static Target of(Account account) {
            return new Target(account.eAddress().value(), PlainText.line(account.name()));
        }
    }

    /// Something that was done.
    record Step(UUID id, String what, String who, String when, String note) {
        static Step of(Action action, Words words) {
            return new Step(
                    action.id(),
                    what(action, words),
                    action.actor().eAddress().isPresent()
                            ? PlainText.line(action.actor().name())
                            : words.say("board.the-hub"),
                    words.exactly(action.at()),
                    action.note().map(note -> note(action.what(), note, words)).orElse(""));
        }

        /// What a person wrote, or why the hub could not tell; what a mail server answered is for the evidence.
        private static String note(Deed what, String note, Words words) {
            return switch (what) {
                case TOLD_CONTACT -> "";
                case CONTACT_NOT_TOLD -> words.say(Row.key("contact.why", note));
                case TOOK, PLANNED, RETRIED, REROUTED, GAVE_UP, REDIRECTED -> PlainText.line(note);
            };
        }

        private static String what(Action action, Words words) {
            if (action.what() == Deed.PLANNED && action.nextAt().isPresent()) {
                return words.say(
                        "board.did.planned-for",
                        words.letterDate(action.nextAt().get()));
            }
            return words.say(
                    Row.key("did", action.what().code()),
                    action.redirectedTo().map(EAddress::value).orElse(""));
        }
    }

    static CasePage of(
            Case one,
            List<Action> actions,
            Set<Deed> may,
            List<Account> targets,
            Names names,
            Words words,
            Instant now) {
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
                one.contact().map(contact -> contact(contact, words)).orElse(""),
                one.contact().flatMap(Case.Contact::at).map(words::exactly).orElse(""),
                one.closed().isEmpty(),
                actions.stream().map(action -> Step.of(action, words)).toList(),
                may.stream().map(Deed::code).collect(Collectors.toSet()),
                targets.stream().map(Target::of).toList());
    }

    private static String contact(Case.Contact contact, Words words) {
        boolean again =
                contact.state() == Case.Contact.State.FAILED && contact.at().isPresent();
        return words.say(Row.key("contact", again ? "again" : contact.state().code()));
    }
}
