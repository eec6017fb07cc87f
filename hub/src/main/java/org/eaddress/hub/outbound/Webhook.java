package org.eaddress.hub.outbound;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;

/// Posts to an address that somebody else chose: https only, to a name of the public internet, no redirect
/// followed, no patience, and of the answer no more than its status is believed.
public final class Webhook {
    private static final Pattern NUMERIC = Pattern.compile("[0-9a-fA-FxX.:\\[\\]]*");
    private static final MediaType JSON = MediaType.get("application/json");
    private static final long ANSWER_BYTES = 64 << 10;
    private static final int IDLE = 4;

    private final OkHttpClient http;
    private final boolean inside;

    private Webhook(Duration patience, boolean inside) {
        this.inside = inside;
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(IDLE, 1, TimeUnit.MINUTES))
                .proxy(Proxy.NO_PROXY)
                .callTimeout(patience);
        this.http =
                inside ? builder.build() : builder.dns(new PublicAddresses()).build();
    }

    /// For addresses that anybody may have chosen.
    public static Webhook toTheInternet(Duration patience) {
        return new Webhook(patience, false);
    }

    /// For addresses that only the operator chooses, in its own network or in tests.
    public static Webhook inside(Duration patience) {
        return new Webhook(patience, true);
    }

    /// Posts this JSON. The HTTP status, whatever it is.
    ///
    /// @throws IOException when the address may not be called, or nothing readable came back in time
    public int post(URI address, Map<String, String> headers, byte[] json) throws IOException {
        requireCallable(address);
        Request.Builder request = new Request.Builder().url(address.toString()).post(RequestBody.create(json, JSON));
        headers.forEach(request::header);
        try (Response response = http.newCall(request.build()).execute()) {
            response.body().source().read(new Buffer(), ANSWER_BYTES);
            return response.code();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IOException("not an answer", e);
        }
    }

    /// This address as it is called, if anybody may have chosen it; says nothing of a name's addresses.
    public static Optional<URI> asCallable(String address) {
        return asCalled(address).filter(Webhook::isCallable);
    }

    /// The same for addresses inside.
    public static Optional<URI> asCalled(String address) {
        return Optional.ofNullable(HttpUrl.parse(address))
                .map(url -> url.newBuilder().fragment(null).build().uri());
    }

    /// Whether this address may be called at all, whatever its name means; says nothing of a name's addresses.
    public static boolean isCallable(URI address) {
        String host = address.getHost();
        return "https".equalsIgnoreCase(address.getScheme())
                && host != null
                && !NUMERIC.matcher(host).matches()
                && address.getUserInfo() == null;
    }

    private void requireCallable(URI address) throws IOException {
        if (!inside && !isCallable(address)) {
            throw new IOException("not an https address of a named host");
        }
    }
}
