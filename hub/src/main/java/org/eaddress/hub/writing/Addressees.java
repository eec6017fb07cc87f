package org.eaddress.hub.writing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.lookup.LookUpLog;
import org.eaddress.hub.lookup.Means;
import org.eaddress.hub.lookup.Purpose;
import org.eaddress.hub.mailbox.Answers;
import org.eaddress.hub.mailbox.MailboxMessage;
import org.eaddress.hub.mailbox.Mailboxes;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// To whom somebody may write in the portal: whoever can receive; a person to organisations only, unless the
/// operator's policy is another.
@Component
@EnableConfigurationProperties(WritingSettings.class)
public class Addressees implements Answers {
    private final Directory directory;
    private final Mailboxes mailboxes;
    private final LookUpLog log;
    private final WritingSettings settings;

    Addressees(Directory directory, Mailboxes mailboxes, LookUpLog log, WritingSettings settings) {
        this.directory = directory;
        this.mailboxes = mailboxes;
        this.log = log;
        this.settings = settings;
    }

    @Override
    public boolean mayAnswer(Caller reader, EAddress sender) {
        return reader.may(Power.ANSWER) && find(reader.eAddress(), sender).isPresent();
    }

    /// Whom a new message may go to; empty when this writer cannot write there, or may only answer.
    public Optional<Addressee> find(Caller writer, EAddress recipient) {
        return writer.may(Power.SEND) ? find(writer.eAddress(), recipient) : Optional.empty();
    }

    /// The holder of this address; empty when nobody can write there in this name.
    public Optional<Addressee> find(EAddress writer, EAddress recipient) {
        return directory
                .find(recipient)
                .filter(account -> account.isOpen() && mayWriteTo(writer, account))
                .map(Addressee::of);
    }

    /// A person whose e-address the writer knows; that she asked is on record before she is told.
    ///
    /// @throws org.eaddress.hub.problem.ProblemException `too-many-look-ups`
    public Optional<Addressee> person(Caller writer, EAddress person) {
        if (!writer.may(Power.SEND) || !includePersons(writer.eAddress())) {
            return Optional.empty();
        }
        log.write(writer, Means.DIRECTORY, Optional.of(Purpose.SENDING), List.of(person));
        return find(writer.eAddress(), person);
    }

    /// Whether this writer may write to persons whose e-address she knows.
    public boolean includePersons(EAddress writer) {
        return !writer.isOfPerson() || settings.personsToPersons();
    }

    /// The message that is answered, if it was opened in this writer's mailbox, is hers to see and to answer, and
    /// its sender can receive.
    public Optional<Answered> answered(Caller writer, UUID messageId) {
        if (!writer.may(Power.ANSWER)) {
            return Optional.empty();
        }
        return mailboxes
                .readBy(writer, messageId)
                .filter(message -> message.entry().handedOverAt().isPresent()
                        && !message.entry().isClosed())
                .flatMap(message ->
                        find(writer.eAddress(), message.entry().sender()).map(sender -> Answered.of(message)));
    }

    private boolean mayWriteTo(EAddress writer, Account account) {
        return account.kind() != Account.Kind.PERSON || includePersons(writer);
    }

    /// A message that is being answered.
    ///
    /// @param reference that of its sender; without one, its id
    public record Answered(UUID messageId, Addressee sender, String subject, String reference) {
        static Answered of(MailboxMessage message) {
            var entry = message.entry();
            return new Answered(
                    entry.messageId(),
                    new Addressee(entry.sender(), entry.senderName()),
                    entry.subject(),
                    message.reference().orElse(entry.messageId().toString()));
        }
    }
}
