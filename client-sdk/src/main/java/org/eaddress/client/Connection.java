package org.eaddress.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// HTTP with a limit on everything. What may pass by itself is [Transient]; the rest is an answer.
final class Connection implements AutoCloseable {
    private static final int TOO_MANY = 429;
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private final HttpClient http;
    private final Environment environment;

    Connection(Environment environment) {
        this.environment = environment;
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(environment.connectTimeout());
        var tls = environment.tls();
        if (tls != null) {
            builder.sslContext(tls);
        }
        this.http = builder.build();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(environment.resolve(path));
    }

    /// Waits on a thread of its own: what an asynchronous call needs of the common pool a busy program may not
    /// spare.
    HttpResponse<byte[]> exchange(HttpRequest request, BodyHandler<byte[]> handler, Duration limit)
            throws Transient, InterruptedException {
        var answer = new FutureTask<>(() -> http.send(request, handler));
        Thread.ofVirtual().name("eaddress-call").start(answer);
        try {
            return settled(answer.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new Transient("it did not answer within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        }
    }

    /// A message that waits for its scan may wait for long: whoever registers it goes on with others.
    private HttpResponse<byte[]> settled(HttpResponse<byte[]> answer) throws Transient {
        if (answer.statusCode() == TOO_MANY) {
            throw new Transient(Problems.of(answer).after(retryAfter(answer)));
        }
        if (PASSING.contains(answer.statusCode()) && !Problems.of(answer).isInspectionPending()) {
            throw new Transient("it answers %d".formatted(answer.statusCode()), retryAfter(answer));
        }
        return answer;
    }

    private static Transient failure(@Nullable Throwable cause) {
        if (cause instanceof SSLHandshakeException) {
            throw new HubUnreachable("The hub's TLS certificate is not trusted: " + cause.getMessage(), cause);
        }
        if (cause instanceof IOException) {
            var text = cause.getMessage();
            return new Transient(text == null ? "no connection" : text, cause);
        }
        throw new IllegalStateException(cause);
    }

    private Duration retryAfter(HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .map(value -> retryAfter(value.strip(), environment.timekeeper().now()))
                .orElse(Duration.ZERO);
    }

    /// RFC 9110 10.2.3: seconds or a date.
    static Duration retryAfter(String value, Instant now) {
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(now, date);
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
