package org.eaddress.hub.world;

import com.github.f4b6a3.uuid.UuidCreator;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.MailboxMessage;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.writing.Addressees;
import org.eaddress.hub.writing.Draft;
import org.eaddress.hub.writing.Drafts;
import org.eaddress.hub.writing.Enclosures;
import org.eaddress.hub.writing.Sending;
import org.eaddress.hub.writing.SendingPatrol;
import org.eaddress.hub.writing.Writer;
import org.eaddress.storage.Sha256;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What Anna's browser does at a hub's portal.
record Portal(ApplicationContext hub) {
    private static final Caller ANNA =
            new Caller(new EAddress(World.ANNA), "Anna Ozola", Caller.Way.PERSON, "urn:eaddress:assurance:high");
    private static final EAddress COUNCIL = new EAddress("_DEFAULT@90000000122");

    /// What she sees of a message when she opens it.
    MailboxMessage opens(UUID message) {
        return hub.getBean(Mailboxes.class).open(ANNA, message).orElseThrow();
    }

    /// A draft to the council that nothing is wrong with.
    UUID draft(String text) throws IOException {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        hub.getBean(Drafts.class)
                .begin(
                        id,
                        ANNA,
                        hub.getBean(Addressees.class)
                                .find(ANNA.eAddress(), COUNCIL)
                                .orElseThrow(),
                        new Drafts.Words("Question", text),
                        Optional.empty(),
                        Optional.empty());
        if (hub.getBean(Enclosures.class).foresee(find(id)).isPresent()) {
            throw new IllegalStateException("something is wrong with it");
        }
        return id;
    }

    /// What is on the page is sent, unless something fails that the person sees as a mistake of ours.
    void pressSend(UUID id) {
        Sha256 seen = find(id).message().digest();
        try {
            hub.getBean(Sending.class).send(id, ANNA, seen);
        } catch (IllegalStateException seenAsAMistake) {
            // she presses again
        }
    }

    /// The id of its message when nothing is left to do; the hub looks for what is.
    Optional<UUID> finished(UUID id) {
        if (find(id).state() == Draft.State.WRITTEN) {
            pressSend(id);
        }
        hub.getBean(SendingPatrol.class).look();
        Draft now = find(id);
        return now.state() == Draft.State.DONE ? now.messageId() : Optional.empty();
    }

    /// Why it is a draft again, if it is; the hub looks for what is left to do.
    Optional<String> givenBack(UUID id) {
        hub.getBean(SendingPatrol.class).look();
        return Optional.of(find(id))
                .filter(draft -> draft.state() == Draft.State.WRITTEN)
                .flatMap(Draft::problem);
    }

    String recorded(UUID id) {
        return hub.getBean(JdbcClient.class)
                .sql("select receipt from draft where draft_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private Draft find(UUID id) {
        return hub.getBean(Drafts.class).find(id, Writer.of(ANNA)).orElseThrow();
    }
}
