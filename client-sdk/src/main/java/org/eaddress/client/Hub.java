package org.eaddress.client;

import java.net.http.HttpResponse;
import java.time.Duration;

/// The hub as the client sees it: calls with a token, repeated while that may help, answered by values or
/// exceptions.
final class Hub implements AutoCloseable {
    private static final int UNAUTHORIZED = 401;
    private static final long SLOWEST_BYTES_PER_SECOND = 64 << 10;

    private final Environment environment;
    private final Connection connection;
    private final Tokens tokens;
    private final Retries retries;

    Hub(Environment environment, Credentials credentials) {
        this.environment = environment;
        this.connection = new Connection(environment);
        this.tokens = new Tokens(connection, environment, credentials);
        this.retries = new Retries(environment.timekeeper(), environment.patience());
    }

    /// @throws HubProblem when the hub refuses
    /// @throws HubUnreachable when patience ends
    <T> T call(Call call, Class<T> form) {
        return Json.answer(call(call), form);
    }

    /// The body of a good answer.
    byte[] call(Call call) {
        var answer = retries.until(() -> authorised(call));
        if (answer.statusCode() / 100 != 2) {
            throw Problems.of(answer);
        }
        return answer.body();
    }

    /// A token may have been withdrawn or the hub restarted: one fresh token, one repeat.
    private HttpResponse<byte[]> authorised(Call call) throws Transient, InterruptedException {
        var token = tokens.take();
        var answer = once(call, token);
        return answer.statusCode() == UNAUTHORIZED ? once(call, tokens.insteadOf(token)) : answer;
    }

    /// Without `Expect: 100-continue`: a server that says 100 at once and then refuses without reading the body
    /// ends the connection before the client can hear why.
    private HttpResponse<byte[]> once(Call call, String token) throws Transient, InterruptedException {
        var request = connection.request(call.path()).method(call.method(), call.body());
        tokens.show(token, call, request);
        if (!call.contentType().isEmpty()) {
            request.header("Content-Type", call.contentType());
        }
        return connection.exchange(request.build(), call.answer(), limit(call));
    }

    private Duration limit(Call call) {
        return environment.callTimeout().plus(call.waiting()).plusSeconds(call.bytes() / SLOWEST_BYTES_PER_SECOND);
    }

    @Override
    public void close() {
        connection.close();
    }
}
