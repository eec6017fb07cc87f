package org.eaddress.hub.world;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.json.JsonMapper;

/// A connector's own server, which hears of mail.
record Announced(HttpServer server, List<UUID> messages) implements AutoCloseable {
    static Announced listen() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Announced announced = new Announced(server, new CopyOnWriteArrayList<>());
        server.createContext("/", exchange -> {
            var announcement = JsonMapper.shared().readTree(exchange.getRequestBody());
            announced.messages().add(UUID.fromString(announcement.get("message").asString()));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return announced;
    }

    String address() {
        return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
