package org.eaddress.hub.outbound;

import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/// Gets what an address that the operator chose answers: no redirect followed, in bounded time, of bounded size.
public final class Download {
    private static final int GOOD = 200;

    private final OkHttpClient http;

    public Download(Duration patience) {
        this.http = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .proxy(Proxy.NO_PROXY)
                .callTimeout(patience)
                .build();
    }

    /// The body of the answer 200.
    ///
    /// @throws IOException when the answer is another one, or larger, or did not come in time, or when this cannot
    ///   be asked at all
    public byte[] get(URI address, Map<String, String> asked, Map<String, String> headers, long mostBytes)
            throws IOException {
        try (Response response = http.newCall(request(address, asked, headers)).execute()) {
            if (response.code() != GOOD) {
                throw new IOException("the answer is " + response.code());
            }
            BufferedSource body = response.body().source();
            if (body.request(mostBytes + 1)) {
                throw new IOException("the answer is larger than " + mostBytes + " bytes");
            }
            return body.readByteArray();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IOException("not an answer", e);
        }
    }

    private static Request request(URI address, Map<String, String> asked, Map<String, String> headers) {
        HttpUrl.Builder url = Objects.requireNonNull(HttpUrl.get(address)).newBuilder();
        asked.forEach(url::setQueryParameter);
        Request.Builder request = new Request.Builder().url(url.build());
        headers.forEach(request::header);
        return request.build();
    }
}
