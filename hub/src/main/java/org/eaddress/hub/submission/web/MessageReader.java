package org.eaddress.hub.submission.web;

import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.Limits;
import org.eaddress.hub.submission.Message;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads the message part, strictly: one JSON object in UTF-8, known members, the right types, nothing twice.
@Component
class MessageReader {
    private static final int DEEPEST = 10;
    private static final int LONGEST_STRING = 200_000;

    private final JsonMapper json;
    private final int limit;

    MessageReader(Limits limits) {
        this.limit = Math.toIntExact(limits.messageJson().toBytes());
        this.json = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxStringLength(LONGEST_STRING)
                                .build())
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.FAIL, Nulls.FAIL))
                .build();
    }

    /// @throws ProblemException when it is not a message
    Message read(InputStream part) throws IOException {
        byte[] bytes = part.readNBytes(limit + 1);
        if (bytes.length > limit) {
            throw malformed("The message part is larger than %d bytes.".formatted(limit));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            MessageForm form = json.readValue(text, MessageForm.class);
            if (form == null) {
                throw malformed("The message part is null.");
            }
            return form.message();
        } catch (CharacterCodingException _) {
            throw malformed("The message part is not UTF-8.");
        } catch (JacksonException e) {
            throw malformed("The message part is not JSON of the described shape%s.".formatted(place(e)));
        }
    }

    private static String place(JacksonException e) {
        var where = e.getLocation();
        return where == null ? "" : " (line %d, column %d)".formatted(where.getLineNr(), where.getColumnNr());
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_MESSAGE, detail);
    }
}
