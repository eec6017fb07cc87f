package org.eaddress.infra.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import org.eaddress.infra.HubProcess;

/// Senders at one hub, each over a connection of its own, all of them the council's.
///
/// @param to gives the e-address that the next message is for
/// @param together how many receipts each registers in one call
record Sending(HubProcess hub, byte[] document, Supplier<String> to, int senders, int together) {
    static final String COUNCIL = "_DEFAULT@90000000122";
    static final String CITIZEN = "_PRIVATE@329999-00017";
    static final String COMPANY = "_DEFAULT@40103000456";

    static final int SENDERS = 32;
    /// How many receipts are registered, or messages confirmed, in one call.
    static final int TOGETHER = 20;

    /// As many as the accept bench has at most, of the usual document.
    static Sending bulk(HubProcess hub, String to) {
        return new Sending(hub, document(Sender.DOCUMENT_BYTES), () -> to, SENDERS, TOGETHER);
    }

    /// So many bytes that are a PDF as far as the hub looks.
    static byte[] document(int bytes) {
        byte[] document = new byte[bytes];
        new Random(1).nextBytes(document);
        byte[] start = "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(start, 0, document, 0, start.length);
        return document;
    }

    Load during(Duration time) throws Exception {
        return Load.of(senders, time, steps());
    }

    Load messages(long number) throws Exception {
        return Load.of(senders, number, steps());
    }

    private Load.Steps steps() throws Exception {
        String token = Tokens.take(hub.profile("council"));
        return () -> {
            Sender sender = new Sender(hub.uri(), token, document, to, together);
            return new Load.Step() {
                @Override
                public void run() throws Exception {
                    sender.send();
                }

                @Override
                public void close() throws Exception {
                    sender.close();
                }
            };
        };
    }
}
