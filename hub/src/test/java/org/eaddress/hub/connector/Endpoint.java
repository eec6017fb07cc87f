package org.eaddress.hub.connector;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A connector's own server, on this machine. It answers 204 unless the test says otherwise.
final class Endpoint implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile Answering answering = exchange -> exchange.sendResponseHeaders(204, -1);

    /// What it does with a request after it was read.
    interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }

    record Received(Headers headers, byte[] body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }

        UUID message() {
            return UUID.fromString(json().get("message").asString());
        }
    }

    private Endpoint(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    static Endpoint open() throws IOException {
        return new Endpoint(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /// The same on a server that speaks TLS.
    static Endpoint on(HttpServer server) {
        return new Endpoint(server);
    }

    String url() {
        return "http://127.0.0.1:%d/mail?for=dms".formatted(server.getAddress().getPort());
    }

    Endpoint answering(Answering other) {
        answering = other;
        return this;
    }

    Endpoint answering(int status) {
        return answering(exchange -> exchange.sendResponseHeaders(status, -1));
    }

    /// All that was heard, answered well or not.
    List<Received> received() {
        return received;
    }

    List<UUID> messages() {
        return received.stream().map(Received::message).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.add(new Received(
                    exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
            answering.answer(exchange);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
