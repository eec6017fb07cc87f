package org.eaddress.hub.embedded;

/// The queues of the embedded broker that can be reached by its door.
public interface BrokerQueues {
    /// Makes sure that it is there; whether it was not. It keeps the last of the messages that have the same
    /// last-value key.
    boolean make(String name);

    /// Ends it, with all that is in it and whoever listens to it; after some seconds it goes on ending without the
    /// caller. Call it outside a transaction.
    void remove(String name);
}
