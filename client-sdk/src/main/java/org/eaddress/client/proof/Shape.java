package org.eaddress.client.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One JSON object read strictly: every member it has must be known, every member asked for must have its type.
final class Shape {
    private final String where;
    private final JsonNode node;

    private Shape(String where, JsonNode node) {
        this.where = where;
        this.node = node;
    }

    static Shape of(String where, JsonNode node, Set<String> members) throws MalformedEvidence {
        if (!node.isObject()) {
            throw new MalformedEvidence(where);
        }
        for (var member : node.properties()) {
            if (!members.contains(member.getKey())) {
                throw new MalformedEvidence(where + ", an unknown member");
            }
        }
        return new Shape(where, node);
    }

    String text(String member) throws MalformedEvidence {
        var value = optionalText(member);
        if (value == null) {
            throw malformed(member);
        }
        return value;
    }

    @Nullable
    String optionalText(String member) throws MalformedEvidence {
        var value = node.get(member);
        if (value != null && !value.isString()) {
            throw malformed(member);
        }
        return value == null ? null : value.stringValue();
    }

    String matching(String member, Pattern pattern) throws MalformedEvidence {
        var value = text(member);
        if (!pattern.matcher(value).matches()) {
            throw malformed(member);
        }
        return value;
    }

    long count(String member) throws MalformedEvidence {
        var value = node.get(member);
        if (value == null || !value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw malformed(member);
        }
        return value.longValue();
    }

    boolean has(String member) {
        return node.has(member);
    }

    boolean flag(String member) throws MalformedEvidence {
        var value = node.get(member);
        if (value == null || !value.isBoolean()) {
            throw malformed(member);
        }
        return value.booleanValue();
    }

    Shape object(String member, Set<String> members) throws MalformedEvidence {
        var value = node.get(member);
        if (value == null) {
            throw malformed(member);
        }
        return of(where + "." + member, value, members);
    }

    /// Of whatever shape.
    JsonNode any(String member) {
        return node.path(member);
    }

    List<JsonNode> list(String member) throws MalformedEvidence {
        var value = node.get(member);
        if (value == null || !value.isArray()) {
            throw malformed(member);
        }
        return List.copyOf(value.values());
    }

    List<String> texts(String member) throws MalformedEvidence {
        var texts = new ArrayList<String>();
        for (var element : list(member)) {
            if (!element.isString()) {
                throw malformed(member);
            }
            texts.add(element.stringValue());
        }
        return List.copyOf(texts);
    }

    List<Shape> objects(String member, Set<String> members) throws MalformedEvidence {
        var shapes = new ArrayList<Shape>();
        for (var element : list(member)) {
            shapes.add(of(where + "." + member, element, members));
        }
        return shapes;
    }

    MalformedEvidence malformed(String member) {
        return new MalformedEvidence(where + "." + member);
    }
}
