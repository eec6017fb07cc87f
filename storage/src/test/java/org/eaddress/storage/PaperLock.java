package org.eaddress.storage;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/// A store that says yes to everything: it claims Object Lock, takes every lock, and then lets it be broken.
record PaperLock(HttpServer server) implements AutoCloseable {

    static PaperLock open() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", PaperLock::answer);
        server.start();
        return new PaperLock(server);
    }

    S3Settings settings() {
        var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return S3Settings.of(address, "us-east-1", "paper", "key", "secret");
    }

    private static void answer(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        var answer = answerTo(call).getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("x-amz-version-id", "version");
        call.getResponseHeaders().add("ETag", "\"0\"");
        call.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        call.getResponseBody().write(answer);
        call.close();
    }

    private static String answerTo(HttpExchange call) {
        var query = String.valueOf(call.getRequestURI().getQuery());
        if (query.startsWith("versioning")) {
            return "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>";
        }
        return query.startsWith("object-lock")
                ? "<ObjectLockConfiguration><ObjectLockEnabled>Enabled</ObjectLockEnabled></ObjectLockConfiguration>"
                : "";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
