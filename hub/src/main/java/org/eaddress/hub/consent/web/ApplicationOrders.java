package org.eaddress.hub.consent.web;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eaddress.hub.access.ConsentScope;
import org.eaddress.hub.consent.Application.Accreditation;
import org.eaddress.hub.consent.ConsentSettings;
import org.eaddress.hub.problem.OneLine;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/// What the operator sends about applications. What is wrong with it is `malformed-request`.
final class ApplicationOrders {
    private static final int MOST_CLIENT = 200;
    private static final int MOST_NAME = 100;
    private static final int MOST_REFERENCE = 200;
    private static final int MOST_REASON = 500;

    private ApplicationOrders() {}

    /// To accredit one.
    record AccreditationOrder(
            @Nullable String client,
            @Nullable String name,
            @Nullable List<@Nullable String> redirectUris,
            @Nullable List<@Nullable String> scopes,
            @Nullable String reference,
            @Nullable String decidedBy) {
        Accreditation accreditation(ConsentSettings settings) {
            return new Accreditation(
                    line("client", client, MOST_CLIENT),
                    line("name", name, MOST_NAME),
                    uris(settings),
                    readScopes(),
                    line("reference", reference, MOST_REFERENCE),
                    line("decidedBy", decidedBy, MOST_REFERENCE));
        }

        private List<String> uris(ConsentSettings settings) {
            if (redirectUris == null || redirectUris.isEmpty() || redirectUris.size() > settings.redirectUris()) {
                throw malformed("redirectUris is missing, empty, or more than %d.".formatted(settings.redirectUris()));
            }
            return redirectUris.stream()
                    .map(uri -> RedirectUri.of(uri, settings.loopback()))
                    .distinct()
                    .toList();
        }

        private Set<ConsentScope> readScopes() {
            if (scopes == null || scopes.isEmpty()) {
                throw malformed("scopes is missing or empty.");
            }
            return scopes.stream()
                    .map(code -> Optional.ofNullable(code)
                            .flatMap(ConsentScope::ofCode)
                            .orElseThrow(() -> malformed("A scope is none of those in the API description.")))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /// To withdraw that.
    record WithdrawalOrder(
            @Nullable String withdrawnBy, @Nullable String reason) {
        String by() {
            return line("withdrawnBy", withdrawnBy, MOST_REFERENCE);
        }

        String why() {
            return line("reason", reason, MOST_REASON);
        }
    }

    private static String line(String member, @Nullable String value, int most) {
        String written = Objects.requireNonNullElse(value, "");
        if (written.isBlank() || written.length() > most || !OneLine.isPlain(written)) {
            throw malformed(
                    "%s is missing, blank, longer than %d characters or not one plain line.".formatted(member, most));
        }
        return written.strip();
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
