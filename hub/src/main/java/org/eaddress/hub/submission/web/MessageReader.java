package org.eaddress.hub.submission.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.eaddress.hub.problem.JsonPlace;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.Limits;
import org.eaddress.hub.submission.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

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
                .withCoercionConfig(LogicalType.Textual, MessageReader::onlyText)
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
            return json.readValue(new WithoutNulls(json.createParser(text)), MessageForm.class)
                    .message();
        } catch (CharacterCodingException _) {
            throw new ProblemException(ProblemType.MALFORMED_ENCODING, "The message part is not UTF-8.");
        } catch (JacksonException e) {
            throw malformed(
                    "The message part is not JSON of the described shape%s%s.".formatted(JsonPlace.of(e), place(e)));
        }
    }

    private static void onlyText(MutableCoercionConfig text) {
        text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
    }

    private static String place(JacksonException e) {
        var where = e.getLocation();
        return where == null ? "" : " (line %d, column %d)".formatted(where.getLineNr(), where.getColumnNr());
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_MESSAGE, detail);
    }

    /// A member is there or not; `null` is no value of any.
    private static final class WithoutNulls extends JsonParserDelegate {
        WithoutNulls(JsonParser parser) {
            super(parser);
        }

        @Override
        public @Nullable JsonToken nextToken() {
            @Nullable JsonToken token = super.nextToken();
            if (token == JsonToken.VALUE_NULL) {
                throw new StreamReadException(this, "null");
            }
            return token;
        }
    }
}
