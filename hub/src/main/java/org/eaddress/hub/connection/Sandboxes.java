package org.eaddress.hub.connection;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.eaddress.hub.connector.Webhooks;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.springframework.stereotype.Component;

/// The e-addresses that a test system has to do with, made with it and closed with it.
@Component
public class Sandboxes {
    private static final String TEST = "test-";
    private static final String PRODUCTION = "system-";
    static final String SENDER = "Izmēģinājumu sūtītājs / Test sender";
    private static final int NUMBER_BYTES = 8;

    private final Directory directory;
    private final Webhooks webhooks;
    private final SecureRandom random = new SecureRandom();

    Sandboxes(Directory directory, Webhooks webhooks) {
        this.directory = directory;
        this.webhooks = webhooks;
    }

    /// Whether a client of this id may be a test system; one in production never is.
    public static boolean mayBeTest(String clientId) {
        return clientId.startsWith(TEST);
    }

    /// A new client id, in lower case, because it is the name of a key in a key store.
    String newId(boolean test) {
        byte[] number = new byte[NUMBER_BYTES];
        random.nextBytes(number);
        return (test ? TEST : PRODUCTION) + HexFormat.of().formatHex(number);
    }

    /// The twin that the test system of this id acts for, and who writes to it.
    EAddress open(String clientId, Account account) {
        EAddress twin = account.eAddress().twin(clientId.substring(TEST.length()));
        enrol(twin, account.name(), account.kind(), Account.Status.ACTIVE);
        return twin;
    }

    /// They take no messages any more, and nobody is told of any.
    void close(EAddress twin) {
        webhooks.remove(twin);
        directory.find(twin).ifPresent(account -> enrol(twin, account.name(), account.kind(), Account.Status.CLOSED));
    }

    private void enrol(EAddress twin, String name, Account.Kind kind, Account.Status status) {
        directory.enrol(
                List.of(new Account(twin, name, kind, status), new Account(twin.senderToTwin(), SENDER, kind, status)));
    }
}
