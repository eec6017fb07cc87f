package org.eaddress.client.fake;

import com.sun.net.httpserver.HttpExchange;
import java.util.Objects;
import java.util.regex.Pattern;

/// What a call asks for.
record Request(
        Step step,
        String method,
        String path,
        String query,
        String contentType,
        String authorization,
        String possession,
        String length) {
    private static final Pattern SUBMIT = Pattern.compile("/v1/messages/[0-9a-f-]{36}");

    static Request of(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        var headers = exchange.getRequestHeaders();
        return new Request(
                step(exchange.getRequestMethod(), path),
                exchange.getRequestMethod(),
                path,
                Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""),
                Objects.requireNonNullElse(headers.getFirst("Content-Type"), ""),
                Objects.requireNonNullElse(headers.getFirst("Authorization"), ""),
                Objects.requireNonNullElse(headers.getFirst("DPoP"), ""),
                Objects.requireNonNullElse(headers.getFirst("Content-Length"), ""));
    }

    /// The part of the path with this number, from 0: `v1` is the first.
    String segment(int number) {
        return path.split("/")[number + 1];
    }

    private static Step step(String method, String path) {
        if (path.equals("/oauth2/token")) {
            return Step.TOKEN;
        }
        if (path.equals("/v1/account")) {
            return Step.ACCOUNT;
        }
        if (path.startsWith("/v1/webhook")) {
            return Step.WEBHOOK;
        }
        if (path.equals("/v1/messages")) {
            return Step.LIST;
        }
        if (path.equals("/v1/inbox")) {
            return Step.INBOX;
        }
        return method.equals("GET") ? reading(path) : writing(path);
    }

    private static Step reading(String path) {
        return path.contains("/documents/") ? Step.FETCH_DOCUMENT : Step.OTHER;
    }

    private static Step writing(String path) {
        if (path.startsWith("/v1/documents/")) {
            return Step.PUT_DOCUMENT;
        }
        if (path.endsWith("/registration")) {
            return Step.REGISTER;
        }
        if (path.equals("/v1/registrations")) {
            return Step.REGISTER_MANY;
        }
        if (path.endsWith("/confirmation")) {
            return Step.CONFIRM;
        }
        if (path.equals("/v1/inbox/confirmations")) {
            return Step.CONFIRM_MANY;
        }
        if (path.endsWith("/rejection")) {
            return Step.REJECT;
        }
        return SUBMIT.matcher(path).matches() ? Step.SUBMIT : Step.OTHER;
    }
}
