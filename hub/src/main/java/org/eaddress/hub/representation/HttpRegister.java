package org.eaddress.hub.representation;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaddress.hub.outbound.Download;
import org.eaddress.hub.problem.OneLine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A register that answers to HTTP, in the form of `api-spec/register/changes.schema.json`.
final class HttpRegister implements RepresentationRegister {
    private static final int LONGEST_CURSOR = 200;

    private final URI address;
    private final Map<String, String> headers;
    private final Download download;
    private final long mostBytes;
    private final EntryReader reader;

    HttpRegister(RegisterSettings settings, EntryReader reader) {
        this.address = URI.create(settings.url());
        this.headers = settings.token().isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + settings.token());
        this.download = new Download(settings.patience());
        this.mostBytes = settings.pageBytes().toBytes();
        this.reader = reader;
    }

    @Override
    public String name() {
        return address.toString();
    }

    @Override
    public Page changes(Optional<String> after, int limit) throws IOException {
        Map<String, String> asked = after.map(cursor -> Map.of("limit", Integer.toString(limit), "after", cursor))
                .orElseGet(() -> Map.of("limit", Integer.toString(limit)));
        return page(json(download.get(address, asked, headers, mostBytes)), after, limit);
    }

    private static JsonNode json(byte[] answer) throws IOException {
        try {
            return EntryReader.json(answer);
        } catch (JacksonException e) {
            throw new IOException("the register's answer is not JSON", e);
        }
    }

    private Page page(JsonNode answer, Optional<String> after, int limit) throws IOException {
        JsonNode changes = answer.path("changes");
        JsonNode next = answer.path("next");
        JsonNode more = answer.path("more");
        boolean isPage = changes.isArray()
                && changes.size() <= limit
                && next.isString()
                && next.asString().length() <= LONGEST_CURSOR
                && OneLine.isPlain(next.asString())
                && more.isBoolean();
        if (!isPage || more.asBoolean() && after.filter(next.asString()::equals).isPresent()) {
            throw new IOException("the register's answer is no page");
        }
        List<Entry> entries = new ArrayList<>();
        for (JsonNode change : changes) {
            String place = "after %s, %d".formatted(after.orElse("the beginning"), entries.size());
            entries.add(reader.read(change, place));
        }
        return new Page(entries, Optional.of(next.asString()), more.asBoolean());
    }
}
