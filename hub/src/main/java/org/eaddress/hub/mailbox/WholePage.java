package org.eaddress.hub.mailbox;

import java.util.List;
import java.util.Optional;

/// A page of a mailbox with its whole messages; `next` is the cursor of the following one.
public record WholePage(List<MailboxMessage> messages, Optional<String> next) {}
