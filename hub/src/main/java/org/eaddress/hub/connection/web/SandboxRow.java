package org.eaddress.hub.connection.web;

import java.util.List;
import org.eaddress.hub.connection.Sandbox;
import org.eaddress.hub.portal.Words;

/// How a sandbox stands, in words.
///
/// @param keysOut until when the keys act as ended; empty when they do not
/// @param asked the refusals that are still to come
record SandboxRow(String twin, String sender, String now, boolean silent, String keysOut, List<String> asked) {
    static SandboxRow of(Sandbox.State state, Words words) {
        return new SandboxRow(
                state.twin().value(),
                state.sender().value(),
                words.exactly(state.now()),
                state.silent(),
                state.keysOutUntil()
                        .map(until -> words.say("sandbox.keys.out", words.exactly(until)))
                        .orElse(""),
                state.asked().stream()
                        .map(asked -> words.say(
                                "sandbox.refusals.to-come." + asked.stage().code(),
                                asked.times(),
                                words.say("sandbox.reason.%s".formatted(SandboxApiController.code(asked.reason())))))
                        .toList());
    }
}
