package org.eaddress.hub.caution;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.mailbox.Correspondents;
import org.eaddress.hub.submission.Warning;
import org.eaddress.hub.submission.Warnings;
import org.springframework.stereotype.Component;

/// What directory and mailboxes tell of the recipients of a message.
@Component
class RecipientWarnings implements Warnings {
    private final Directory directory;
    private final Correspondents correspondents;

    RecipientWarnings(Directory directory, Correspondents correspondents) {
        this.directory = directory;
        this.correspondents = correspondents;
    }

    @Override
    public Map<EAddress, Set<Warning>> about(EAddress sender, Collection<EAddress> recipients, Optional<UUID> message) {
        Set<EAddress> known = correspondents.known(sender, recipients, message);
        Set<EAddress> namesakes = directory.withNamesakes(recipients);
        Map<EAddress, Set<Warning>> warnings = new LinkedHashMap<>();
        for (EAddress recipient : recipients) {
            Set<Warning> own = EnumSet.noneOf(Warning.class);
            if (!known.contains(recipient)) {
                own.add(Warning.FIRST_TIME);
            }
            if (namesakes.contains(recipient)) {
                own.add(Warning.NAMESAKE);
            }
            warnings.put(recipient, own);
        }
        return warnings;
    }
}
