package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses that the server itself cannot read: the caller's mistake, answered as one, and nobody is alarmed.
@ExtendWith(HubExtension.class)
class UnreadableAddressTest {
    private static final String UPLOAD = "multipart/form-data; boundary=x";
    private static final String PART = "--x\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\n{}\r\n--x--\r\n";

    private final TestHub hub;

    UnreadableAddressTest(TestHub hub) {
        this.hub = hub;
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/messages/%zz",
        "GET, /v1/messages/%00",
        "GET, /v1/messages/..%2f..%2fetc",
        "PUT, /v1/messages/%zz",
        "PUT, /v1/messages/..%2f..%2fetc",
        "PUT, /v1/documents/%",
        "GET, /mail/%zz"
    })
    void aProgramGetsAProblem(String method, String path) throws IOException {
        String answer = say(method, path, "application/json", method.equals("PUT") ? PART : "");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "malformed-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mail/%zz", "/mail/%00", "/settings/%"})
    void aPersonGetsAPage(String path) throws IOException {
        assertThat(say("GET", path, "text/html", "")).startsWith("HTTP/1.1 404").contains("Šādas lapas nav");
    }

    private String say(String method, String path, String accept, String body) throws IOException {
        String request = """
                %s %s HTTP/1.1
                Host: %s
                Connection: close
                Authorization: Bearer %s
                Accept: %s
                Content-Type: %s
                Content-Length: %d

                """.formatted(
                        method,
                        path,
                        hub.address().getAuthority(),
                        hub.council().token(),
                        accept,
                        UPLOAD,
                        body.length())
                .replace("\n", "\r\n");
        try (Socket socket = new Socket(hub.address().getHost(), hub.address().getPort())) {
            socket.getOutputStream().write((request + body).getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
