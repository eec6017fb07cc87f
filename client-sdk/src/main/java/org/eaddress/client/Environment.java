package org.eaddress.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Where the hub is and how patiently to talk to it. Each `with` method gives a changed copy.
public final class Environment implements Cloneable {
    private static final long MEBIBYTE = 1 << 20;

    private static final Set<String> SCHEMES = Set.of("https", "http");

    private final URI hub;
    private @Nullable Path ledger;
    private @Nullable SSLContext tls;
    private Duration patience = Duration.ofMinutes(2);
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration callTimeout = Duration.ofSeconds(60);
    private Duration ledgerWait = Duration.ofSeconds(30);
    private long putAheadBytes = 8 * MEBIBYTE;
    private int sendersAtOnce = 16;
    private boolean boundTokens;
    private boolean byCertificate;
    private Progress progress = Progress.SILENT;
    private Timekeeper timekeeper = Timekeeper.SYSTEM;

    private Environment(URI hub) {
        this.hub = hub;
    }

    /// The hub at this address, such as `https://hub.example/`.
    public static Environment of(URI hub) {
        if (!SCHEMES.contains(String.valueOf(hub.getScheme()).toLowerCase(Locale.ROOT)) || hub.getHost() == null) {
            throw new IllegalArgumentException("The hub's address has the form https://host/: " + hub);
        }
        return new Environment(hub.toString().endsWith("/") ? hub : URI.create(hub + "/"));
    }

    /// The folder of the local ledger; `~/.eaddress/<client id>` when not given.
    public Environment ledger(Path folder) {
        return with(copy -> copy.ledger = folder);
    }

    /// The trust and keys of the connection itself; the platform's when not given.
    public Environment tls(SSLContext context) {
        return with(copy -> copy.tls = context);
    }

    /// How long one call is repeated while the hub does not answer; two minutes when not given.
    public Environment patience(Duration longest) {
        return with(copy -> copy.patience = longest);
    }

    /// How long to wait for a connection; ten seconds when not given.
    public Environment connectTimeout(Duration longest) {
        return with(copy -> copy.connectTimeout = longest);
    }

    /// How long one try of a call may take, besides a second for every 64 KiB it carries; a minute when not given.
    public Environment callTimeout(Duration longest) {
        return with(copy -> copy.callTimeout = longest);
    }

    /// How long to wait for another process that holds the ledger; half a minute when not given.
    public Environment ledgerWait(Duration longest) {
        return with(copy -> copy.ledgerWait = longest);
    }

    /// Documents of this size and more are put before their message; 8 MiB when not given.
    public Environment putAheadBytes(long atLeast) {
        return with(copy -> copy.putAheadBytes = atLeast);
    }

    /// How many messages `sendAll` and `resume` have in hand at the same time; 16 when not given.
    public Environment sendersAtOnce(int most) {
        return with(copy -> copy.sendersAtOnce = most);
    }

    /// Whether the client's access tokens are bound to a key that it makes for itself (DPoP, RFC 9449), so that
    /// nobody who gets hold of a token can use it. Each call then costs a signature. Off when not given.
    public Environment boundTokens(boolean bound) {
        return with(copy -> copy.boundTokens = bound);
    }

    /// With this the client proves who it is by the certificate that it shows in the TLS handshake (RFC 8705), so
    /// that nobody who gets hold of a token can use it, and no call costs more. The hub's address is that of its
    /// port for mutual TLS then. It stands in the place of [#boundTokens] and of [#tls].
    public Environment mutualTls(ClientTls own) {
        return with(copy -> {
            copy.tls = own.context();
            copy.byCertificate = true;
        });
    }

    /// Who is told how far a document has come.
    public Environment progress(Progress listener) {
        return with(copy -> copy.progress = listener);
    }

    Environment timekeeper(Timekeeper other) {
        return with(copy -> copy.timekeeper = other);
    }

    private Environment with(Consumer<Environment> change) {
        try {
            var copy = (Environment) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    URI resolve(String path) {
        return hub.resolve(path);
    }

    Path ledgerOf(String clientId) {
        return ledger != null ? ledger : Path.of(System.getProperty("user.home"), ".eaddress", SafeNames.of(clientId));
    }

    @Nullable
    SSLContext tls() {
        return tls;
    }

    Duration patience() {
        return patience;
    }

    Duration connectTimeout() {
        return connectTimeout;
    }

    Duration callTimeout() {
        return callTimeout;
    }

    Duration ledgerWait() {
        return ledgerWait;
    }

    long putAheadBytes() {
        return putAheadBytes;
    }

    int sendersAtOnce() {
        return sendersAtOnce;
    }

    /// Never besides the certificate: one binding is enough.
    boolean boundTokens() {
        return boundTokens && !byCertificate;
    }

    boolean byCertificate() {
        return byCertificate;
    }

    Progress progress() {
        return progress;
    }

    Timekeeper timekeeper() {
        return timekeeper;
    }
}
