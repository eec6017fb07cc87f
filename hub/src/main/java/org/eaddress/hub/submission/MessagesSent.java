package org.eaddress.hub.submission;

/// Messages were sent just now and wait in the outbox. A hint only: what must happen is in the outbox.
public record MessagesSent() {}
