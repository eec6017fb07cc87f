package org.eaddress.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Lists that the hub gives page by page, each page asked for when it is needed.
final class Pages {
    private Pages() {}

    /// @param path with a query to which the cursor is added
    static <P> Stream<P> of(Hub hub, String path, Class<P> form, Function<P, @Nullable String> next) {
        return after(hub.call(Call.get(path), form), hub, path, form, next);
    }

    /// The same from a first page that was asked for in another way.
    static <P> Stream<P> after(P first, Hub hub, String path, Class<P> form, Function<P, @Nullable String> next) {
        return Stream.iterate(first, page -> page != null, page -> {
            var cursor = next.apply(page);
            return cursor == null ? null : hub.call(Call.get(path + "&cursor=" + encoded(cursor)), form);
        });
    }

    private static String encoded(String cursor) {
        return URLEncoder.encode(cursor, StandardCharsets.UTF_8);
    }
}
