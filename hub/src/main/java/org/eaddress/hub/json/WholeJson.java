package org.eaddress.hub.json;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Answers of JSON leave whole, with their length: one write instead of a header and chunks.
@Component
class WholeJson extends JacksonJsonHttpMessageConverter {
    WholeJson(JsonMapper json) {
        super(json);
    }

    @Override
    protected void writeInternal(
            Object value, ResolvableType type, HttpOutputMessage answer, @Nullable Map<String, Object> hints)
            throws IOException {
        byte[] bytes = getMapper().writeValueAsBytes(value);
        answer.getHeaders().setContentLength(bytes.length);
        answer.getBody().write(bytes);
    }
}
