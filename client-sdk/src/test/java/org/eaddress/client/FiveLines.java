package org.eaddress.client;

import java.net.URI;
import java.nio.file.Path;

/// What the README shows, compiled here and run by [ProcessTest].
final class FiveLines {
    private FiveLines() {}

    /// Runs the lines in a folder that holds the key store and the document.
    public static void main(String[] arguments) {
        send(URI.create(arguments[0]), "secret");
    }

    private static void send(URI uri, String password) {
        // tag::five-lines[]
        var key = Credentials.fromKeyStore(Path.of("institution.p12"), password);
        try (var hub = EAddressClient.connect(Environment.of(uri), key)) {
            var letter = Message.to("_DEFAULT@90001733697")
                    .subject("Building permit")
                    .document(Path.of("permit.edoc"));
            var receipt = hub.send(letter); // stored in the local ledger and registered: now it is legally sent
            receipt.saveTo(Path.of("permit.receipt"));
        }
        // end::five-lines[]
    }
}
