package org.eaddress.hub.delegation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.stream.Collectors;

/// A code by which a delegation is offered: twelve letters and digits of 32, so sixty bits of chance, that nobody
/// takes for one another. Of a code that was given only the digest is kept.
record OfferCode(String letters) {
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 12;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    static OfferCode make() {
        return new OfferCode(RANDOM.ints(LENGTH, 0, ALPHABET.length())
                .mapToObj(place -> String.valueOf(ALPHABET.charAt(place)))
                .collect(Collectors.joining()));
    }

    /// What somebody typed, however it is grouped and in whichever case.
    static OfferCode typed(String written) {
        return new OfferCode(written.toUpperCase(Locale.ROOT)
                .chars()
                .filter(letter -> ALPHABET.indexOf(letter) >= 0)
                .limit(LENGTH + 1L)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining()));
    }

    /// As it is read out: in groups of four.
    String shown() {
        return letters.replaceAll("(.{%d})(?=.)".formatted(GROUP), "$1-");
    }

    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(letters.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// It is a secret and is never printed.
    @Override
    public String toString() {
        return "OfferCode";
    }
}
