package org.eaddress.hub.consent.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Where a browser goes back to with an answer. Each names who gives it, so that an application that asks at
/// several places cannot be led to take one for another (RFC 9207).
///
/// @param state as the application gave it; empty if it was none
record Reply(String redirectUri, String state) {
    String code(String code, String issuer) {
        return with("code", code, issuer);
    }

    String error(String error, String issuer) {
        return with("error", error, issuer);
    }

    private String with(String name, String value, String issuer) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put(name, value);
        if (!state.isEmpty()) {
            answer.put("state", state);
        }
        answer.put("iss", issuer);
        return redirectUri
                + (redirectUri.contains("?") ? "&" : "?")
                + answer.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
    }
}
