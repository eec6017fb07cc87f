package org.eaddress.hub.problem;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.exc.PropertyBindingException;

/// Where in a caller's JSON something is wrong.
public final class JsonPlace {
    /// What can be repeated to the caller: names of members as the API has them, and numbers.
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_-]{1,40}){1,10}");

    private JsonPlace() {}

    /// The member's JSON pointer (RFC 6901) with a word before it, such as ` at /documents/0/size`; empty when
    /// there is none to name.
    public static String of(JacksonException failure) {
        String pointer = pointer(failure);
        return PLAIN.matcher(pointer).matches() ? " at " + pointer : "";
    }

    /// What is unknown may be found after all else was read; then only the failure itself knows its name.
    private static String pointer(JacksonException failure) {
        if (!(failure instanceof PropertyBindingException) && failure.processor() instanceof JsonParser parser) {
            return parser.streamReadContext().pathAsPointer().toString();
        }
        return pointer(failure.getPath());
    }

    private static String pointer(List<JacksonException.Reference> path) {
        return path.stream()
                .map(part -> "/" + (part.getPropertyName() == null ? part.getIndex() : part.getPropertyName()))
                .collect(Collectors.joining());
    }
}
