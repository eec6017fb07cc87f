package org.eaddress.hub.notification;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The addresses that what is sent comes back to: each names one attempt of one notice, authenticated, so that
/// nobody can return what was not sent.
@Component
class ReturnPath {
    private static final int MAC_BYTES = 10;
    private static final int FACT_BYTES = 1 + 2 * Long.BYTES + Short.BYTES;
    private static final int RADIX = 32;
    private static final int TOKEN_CHARACTERS = (8 * (FACT_BYTES + MAC_BYTES) + 4) / 5;

    private final NotificationKey key;
    private final @Nullable String address;
    private final Pattern written;

    ReturnPath(NotificationKey key, NotificationSettings settings) {
        this.key = key;
        this.address = settings.email().returnAddress();
        this.written = address == null
                ? Pattern.compile("(?!)")
                : Pattern.compile(
                        Pattern.quote(local()) + "\\+([0-9a-v]{" + TOKEN_CHARACTERS + "})" + Pattern.quote(domain()),
                        Pattern.CASE_INSENSITIVE);
    }

    /// What an address is for.
    enum Use {
        /// What could not be delivered comes back to it.
        RETURN,
        /// The watchdog's own notices go to it.
        PROBE
    }

    /// What an address says.
    record Token(Use use, UUID notice, int attempt) {}

    boolean isConfigured() {
        return address != null;
    }

    String address(Use use, UUID notice, int attempt) {
        byte[] fact = ByteBuffer.allocate(FACT_BYTES)
                .put((byte) use.ordinal())
                .putLong(notice.getMostSignificantBits())
                .putLong(notice.getLeastSignificantBits())
                .putShort((short) attempt)
                .array();
        byte[] all = ByteBuffer.allocate(FACT_BYTES + MAC_BYTES)
                .put(fact)
                .put(mac(fact))
                .array();
        String token = new BigInteger(1, all).toString(RADIX);
        return local() + "+" + "0".repeat(TOKEN_CHARACTERS - token.length()) + token + domain();
    }

    /// What the first good address in this text says; empty when none is of ours.
    Optional<Token> find(String text) {
        Matcher found = written.matcher(text);
        while (found.find()) {
            Optional<Token> token = read(found.group(1).toLowerCase(Locale.ROOT));
            if (token.isPresent()) {
                return token;
            }
        }
        return Optional.empty();
    }

    private Optional<Token> read(String token) {
        byte[] number = new BigInteger(token, RADIX).toByteArray();
        byte[] all = new byte[FACT_BYTES + MAC_BYTES];
        int length = Math.min(number.length, all.length);
        System.arraycopy(number, number.length - length, all, all.length - length, length);
        byte[] fact = Arrays.copyOf(all, FACT_BYTES);
        if (!MessageDigest.isEqual(mac(fact), Arrays.copyOfRange(all, FACT_BYTES, all.length))) {
            return Optional.empty();
        }
        ByteBuffer facts = ByteBuffer.wrap(fact);
        return Optional.of(
                new Token(Use.values()[facts.get()], new UUID(facts.getLong(), facts.getLong()), facts.getShort()));
    }

    private byte[] mac(byte[] fact) {
        return Arrays.copyOf(key.authenticate(new byte[] {'r'}, fact), MAC_BYTES);
    }

    private String local() {
        String whole = Objects.requireNonNull(address, "no return address");
        return whole.substring(0, whole.indexOf('@'));
    }

    private String domain() {
        String whole = Objects.requireNonNull(address, "no return address");
        return whole.substring(whole.indexOf('@'));
    }
}
