package org.eaddress.client.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The hub's HTTP side: takes calls, lets the test make one fail, and answers from its [Mailroom].
public final class FakeHub implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<Step, Queue<Trouble>> troubles = new EnumMap<>(Step.class);
    private final List<Step> calls = Collections.synchronizedList(new ArrayList<>());
    private final Mailroom mailroom;

    public FakeHub(Authority authority) throws IOException {
        this.mailroom = new Mailroom(authority);
        for (var step : Step.values()) {
            troubles.put(step, new ConcurrentLinkedQueue<>());
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public Mailroom mailroom() {
        return mailroom;
    }

    /// The next call of this step fails so; more troubles queue up.
    public FakeHub trouble(Step step, Trouble trouble) {
        queue(step).add(trouble);
        return this;
    }

    /// How often a step was called, heard or not.
    public long calls(Step step) {
        return calls.stream().filter(step::equals).count();
    }

    private Queue<Trouble> queue(Step step) {
        var queue = troubles.get(step);
        if (queue == null) {
            throw new IllegalStateException("no such step");
        }
        return queue;
    }

    private void handle(HttpExchange exchange) throws IOException {
        var request = Request.of(exchange);
        calls.add(request.step());
        var trouble = Objects.requireNonNullElse(queue(request.step()).poll(), new Trouble.None());
        try (exchange) {
            if (trouble instanceof Trouble.BeforeBody) {
                return;
            }
            var answer = answer(request, exchange.getRequestBody().readAllBytes(), trouble);
            if (!(trouble instanceof Trouble.Unheard)) {
                answer.write(exchange);
            }
        } catch (RuntimeException e) {
            Answer.problem(500, "internal-error").write(exchange);
        }
    }

    private Answer answer(Request request, byte[] body, Trouble trouble) {
        return switch (trouble) {
            case Trouble.Busy busy ->
                Answer.problem(busy.status(), "unavailable").after(busy.retryAfter());
            case Trouble.TokenRefused refused -> Answer.problem(401, "not-authenticated");
            case Trouble.Refusal refusal -> Answer.problem(refusal.status(), refusal.code());
            case Trouble.OtherBytes other -> new Answer(200, "application/octet-stream", other.bytes(), null);
            case Trouble.Interference interference -> interfered(request, body, interference);
            default -> mailroom.answer(request, body, trouble);
        };
    }

    private Answer interfered(Request request, byte[] body, Trouble.Interference interference) {
        var answer = interference.workDone()
                ? mailroom.answer(request, body, new Trouble.None())
                : Answer.problem(500, "killed");
        interference.act().run();
        return answer;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
