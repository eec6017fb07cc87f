package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A caller that is gone before its call ended: nothing half is kept, nobody is alarmed, and a repeat succeeds.
@ExtendWith(HubExtension.class)
class BrokenConnectionTest {
    private final TestHub hub;
    private final Party council;
    private final Letter letter;

    BrokenConnectionTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
        this.letter = Letter.between(council, hub.anna()).with(Enclosure.pdf("L.pdf", 1_000_003));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 10, 100, 500, 2_000, 500_000, 1_000_000})
    void aSubmissionThatBreaksOffKeepsNothing(int sent) throws Exception {
        Upload upload = letter.upload();

        breakOff("PUT " + letter.path(), upload.contentType(), upload.body(), sent);

        council.send(Letter.between(council, hub.anna()));
        hub.stored().assertNothingOf(letter.id());
        council.submit(letter).expect(201);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 500, 2_000, 1_000_000})
    void aSubmissionThatEndsTooEarlyIsToldSo(int sent) throws Exception {
        Upload upload = letter.upload();
        String answer;
        try (Socket socket = socket()) {
            write(socket, "PUT " + letter.path(), upload.contentType(), upload.body(), sent);
            socket.shutdownOutput();
            answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"body-cut-off\"");
        hub.stored().assertNothingOf(letter.id());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 500_000})
    void aDocumentThatBreaksOffIsNotKept(int sent) throws Exception {
        Party sender = hub.newUnit();
        Enclosure document = letter.document();
        String path = "/v1/documents/" + document.sha256();
        try (Socket socket = socket()) {
            write(socket, sender, "PUT " + path, "application/octet-stream", document.bytes(), sent);
            socket.setSoLinger(true, 0);
        }

        sender.get("/v1/account").expect(200);
        assertThat(hub.stored().putDocuments(sender.eAddress())).isZero();
        sender.put(document).expect(201);
    }

    @Test
    void aRegistrationThatBreaksOffRegistersNothing() throws Exception {
        Answer accepted = council.submit(letter).expect(201);
        byte[] body = "{\"receiptSha256\":\"%s\"}"
                .formatted(Party.receiptDigest(accepted))
                .getBytes(StandardCharsets.US_ASCII);
        for (int sent : new int[] {0, 10, body.length - 1}) {
            breakOff("PUT " + letter.path() + "/registration", "application/json", body, sent);
        }

        assertThat(council.get(letter.path()).text("state")).isEqualTo("accepted");
        council.register(accepted).expect(200);
    }

    @Test
    void aRecipientThatHangsUpWithinADocumentCanFetchItAgain() throws Exception {
        Party recipient = hub.newPerson();
        Letter large =
                council.send(Letter.between(council, recipient).with(Enclosure.pdf("L.pdf", TestHub.DOCUMENT_LIMIT)));
        recipient.waitFor(large);
        String path = "/v1/inbox/" + large.id() + "/documents/0";
        try (Socket socket = socket()) {
            socket.setReceiveBufferSize(4096);
            write(socket, recipient, "GET " + path, "application/json", new byte[0], 0);
            assertThat(socket.getInputStream().readNBytes(1000)).isNotEmpty();
            socket.setSoLinger(true, 0);
        }

        assertThat(recipient.get(path).expect(200).bytes())
                .isEqualTo(large.document().bytes());
    }

    private void breakOff(String what, String type, byte[] body, int sent) throws IOException {
        try (Socket socket = socket()) {
            write(socket, what, type, body, sent);
            socket.setSoLinger(true, 0); // so that closing says "reset"
        }
    }

    private Socket socket() throws IOException {
        return new Socket(hub.address().getHost(), hub.address().getPort());
    }

    private void write(Socket socket, String what, String type, byte[] body, int sent) throws IOException {
        write(socket, council, what, type, body, sent);
    }

    private static void write(Socket socket, Party caller, String what, String type, byte[] body, int sent)
            throws IOException {
        String head = """
                %s HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: %s
                Content-Length: %d

                """.formatted(what, caller.token(), type, body.length).replace("\n", "\r\n");
        OutputStream out = socket.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(Arrays.copyOf(body, sent));
        out.flush();
    }
}
