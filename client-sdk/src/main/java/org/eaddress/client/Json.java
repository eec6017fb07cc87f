package org.eaddress.client;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/// JSON as the hub's API has it: absent members stay absent, times are RFC 3339 in UTC with milliseconds.
public final class Json {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(new TimeSerializer()))
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    static byte[] bytes(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /// One line of JSON, in the form of the API.
    public static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// @throws JacksonException when it is not JSON
    static JsonNode tree(byte[] json) {
        return MAPPER.readTree(json);
    }

    /// @throws UnreadableAnswer when the answer has another form
    static <T> T answer(byte[] json, Class<T> form) {
        try {
            var value = MAPPER.readValue(json, form);
            if (value != null) {
                return value;
            }
        } catch (JacksonException e) {
            throw new UnreadableAnswer("The hub's answer is not of the form " + form.getSimpleName() + ".");
        }
        throw new UnreadableAnswer("The hub's answer is empty.");
    }

    /// For the members that an answer cannot be without.
    static void require(@Nullable Object... members) {
        for (var member : members) {
            Objects.requireNonNull(member);
        }
    }

    private static final class TimeSerializer extends StdSerializer<Instant> {
        TimeSerializer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            out.writeString(time(value));
        }
    }
}
