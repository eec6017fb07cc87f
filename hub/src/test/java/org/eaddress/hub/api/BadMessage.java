package org.eaddress.hub.api;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A row of the table of bad messages: how a good letter is made bad, and what is answered.
record BadMessage(String name, String answer, Function<Letter, Upload> spoil) {

    static BadMessage letter(String name, String answer, UnaryOperator<Letter> change) {
        return new BadMessage(name, answer, letter -> change.apply(letter).upload());
    }

    static BadMessage json(String name, String answer, Consumer<ObjectNode> change) {
        return new BadMessage(name, answer, letter -> {
            ObjectNode json = letter.json();
            change.accept(json);
            return letter.upload(JsonMapper.shared().writeValueAsBytes(json));
        });
    }

    /// Changes the first document as the message describes it.
    static BadMessage document(String name, String answer, Consumer<ObjectNode> change) {
        return json(name, answer, json -> change.accept((ObjectNode) json.at("/documents/0")));
    }

    static BadMessage text(String name, String answer, UnaryOperator<String> change) {
        return bytes(name, answer, text -> change.apply(text).getBytes(StandardCharsets.UTF_8));
    }

    static BadMessage bytes(String name, String answer, Function<String, byte[]> change) {
        return new BadMessage(
                name, answer, letter -> letter.upload(change.apply(letter.json().toString())));
    }

    static BadMessage body(String name, String answer, Function<Letter, Upload> make) {
        return new BadMessage(name, answer, make);
    }

    @Override
    public String toString() {
        return name;
    }
}
