package org.eaddress.hub.mailbox;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.MailboxMessage.Auditor;
import org.eaddress.hub.mailbox.MailboxMessage.Happened;
import org.eaddress.hub.mailbox.MailboxMessage.What;
import org.eaddress.hub.opening.Openings;
import org.eaddress.hub.opening.Told;
import org.springframework.stereotype.Component;

/// Who else could read that a message came: whoever looks at a person's data leaves a trace that the person sees.
@Component
class Audits {
    private final Openings openings;
    private final Directory directory;

    Audits(Openings openings, Directory directory) {
        this.openings = openings;
        this.directory = directory;
    }

    Stream<Happened> of(UUID messageId, EAddress owner) {
        return openings.toldOf(messageId, owner).stream().map(this::happened);
    }

    private Happened happened(Told told) {
        return new Happened(
                What.OPENED_TO_AUDITOR,
                told.at(),
                Optional.of(new Auditor(name(told.to()), told.orderedBy(), told.reason())),
                Optional.empty());
    }

    private String name(String eAddress) {
        return directory.find(new EAddress(eAddress)).map(Account::name).orElse(eAddress);
    }
}
