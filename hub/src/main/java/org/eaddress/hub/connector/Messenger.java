package org.eaddress.hub.connector;

/// Tells connectors in one way.
interface Messenger {
    Way way();

    /// Tells once, and does not take longer than its patience.
    Outcome tell(Subscription subscription, Announcement announcement);

    /// What a try came to; `status` is shown to the connector.
    record Outcome(boolean told, String status) {}
}
