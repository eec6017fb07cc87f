package org.eaddress.client.proof;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Something that may happen to algorithms or certificates: from then on, what relies on it proves nothing any more
/// unless it was renewed before.
public final class WhatIf {
    /// What may be asked, for people.
    public static final String NAMES =
            "sha256-broken (so with sha384, sha512, sha3-256, sha3-384, sha3-512), " + "es256-broken, tsa-expired=DATE";

    private static final String BROKEN = "-broken";
    private static final String EXPIRED = "tsa-expired=";

    /// The hash algorithms inside the seals of evidence, by their JWS names.
    private static final Map<String, Set<String>> SEALS = Map.of(
            "SHA-256",
            Set.of("ES256", "PS256"),
            "SHA-384",
            Set.of("ES384"),
            "SHA-512",
            Set.of("EdDSA", "Ed25519"),
            TokenAlgorithms.ES256,
            Set.of("ES256"));

    private final String name;
    private final Predicate<Layer> breaks;
    private final Set<String> brokenSeals;

    private WhatIf(String name, Predicate<Layer> breaks, Set<String> brokenSeals) {
        this.name = name;
        this.breaks = breaks;
        this.brokenSeals = brokenSeals;
    }

    /// Empty when there is none of this name.
    public static Optional<WhatIf> named(String name) {
        if (name.startsWith(EXPIRED)) {
            return date(name.substring(EXPIRED.length()))
                    .map(at -> new WhatIf(name, layer -> layer.stamp().until().isBefore(at), Set.of()));
        }
        return name.endsWith(BROKEN)
                ? algorithm(name.substring(0, name.length() - BROKEN.length()))
                        .map(broken ->
                                new WhatIf(name, layer -> layer.reliesOn(broken), SEALS.getOrDefault(broken, Set.of())))
                : Optional.empty();
    }

    public String name() {
        return name;
    }

    boolean breaks(Layer layer) {
        return breaks.test(layer);
    }

    /// Whether it breaks a seal by itself that is of this JWS algorithm.
    boolean breaksSeal(String jwsAlgorithm) {
        return brokenSeals.contains(jwsAlgorithm);
    }

    private static Optional<String> algorithm(String name) {
        if (name.equals("es256")) {
            return Optional.of(TokenAlgorithms.ES256);
        }
        return Arrays.stream(HashAlgorithm.values())
                .map(HashAlgorithm::code)
                .filter(code ->
                        code.toLowerCase(Locale.ROOT).replace("sha-", "sha").equals(name))
                .findFirst();
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(
                    text.length() > "2026-01-01".length()
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
