package org.eaddress.hub.consent.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eaddress.hub.access.ConsentScope;
import org.eaddress.hub.consent.Application;
import org.eaddress.hub.consent.Applications;
import org.springframework.util.MultiValueMap;

/// What an application asks a person for (RFC 6749, 4.1.1, with PKCE by S256 and nothing else).
///
/// Where to send a browser is believed only when it stands letter by letter among the addresses of the application;
/// as long as that is not sure, nobody is sent anywhere.
sealed interface Asking {
    /// One that the person may be asked.
    record Good(Application application, Set<ConsentScope> scopes, String redirectUri, String state, String challenge)
            implements Asking {
        Reply reply() {
            return new Reply(redirectUri, state);
        }
    }

    /// The application is told what is wrong.
    record Bad(String error, Reply reply) implements Asking {}

    /// Nobody knows who asks.
    record Stranger() implements Asking {}

    Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    Pattern STATE = Pattern.compile("[\\x20-\\x7e]{1,500}");
    List<String> FIELDS = List.of(
            "client_id", "redirect_uri", "response_type", "scope", "state", "code_challenge", "code_challenge_method");

    static Asking of(MultiValueMap<String, String> parameters, Applications applications) {
        Optional<String> redirectUri = once(parameters, "redirect_uri");
        return once(parameters, "client_id")
                .flatMap(applications::inForce)
                .filter(application -> redirectUri
                        .filter(uri ->
                                application.accreditation().redirectUris().contains(uri))
                        .isPresent())
                .map(application -> of(parameters, application, redirectUri.orElseThrow()))
                .orElseGet(Stranger::new);
    }

    private static Asking of(MultiValueMap<String, String> parameters, Application application, String redirectUri) {
        String state = once(parameters, "state")
                .filter(value -> STATE.matcher(value).matches())
                .orElse("");
        Reply reply = new Reply(redirectUri, state);
        boolean twice = FIELDS.stream()
                .anyMatch(field -> parameters.getOrDefault(field, List.of()).size() > 1);
        Optional<String> challenge = once(parameters, "code_challenge")
                .filter(value -> CHALLENGE.matcher(value).matches());
        if (twice
                || state.isEmpty()
                || challenge.isEmpty()
                || !once(parameters, "code_challenge_method").equals(Optional.of("S256"))
                || !once(parameters, "response_mode").orElse("query").equals("query")) {
            return new Bad("invalid_request", reply);
        }
        if (!once(parameters, "response_type").equals(Optional.of("code"))) {
            return new Bad("unsupported_response_type", reply);
        }
        Set<ConsentScope> scopes = scopes(once(parameters, "scope").orElse(""), application);
        return scopes.isEmpty()
                ? new Bad("invalid_scope", reply)
                : new Good(application, scopes, redirectUri, state, challenge.orElseThrow());
    }

    /// None when one of them is not the application's to ask for.
    private static Set<ConsentScope> scopes(String written, Application application) {
        List<String> codes = Arrays.asList(written.split(" "));
        Set<ConsentScope> scopes = codes.stream()
                .flatMap(code -> ConsentScope.ofCode(code).stream())
                .filter(application.accreditation().scopes()::contains)
                .collect(Collectors.toUnmodifiableSet());
        return scopes.size() == codes.size() ? scopes : Set.of();
    }

    /// The same request again, for the form.
    static Map<String, String> fields(MultiValueMap<String, String> parameters) {
        return FIELDS.stream()
                .filter(parameters::containsKey)
                .collect(Collectors.toMap(field -> field, field -> String.valueOf(parameters.getFirst(field))));
    }

    private static Optional<String> once(MultiValueMap<String, String> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
