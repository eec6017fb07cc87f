package org.eaddress.hub.connection.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.CallingClient;
import org.eaddress.hub.access.ConnectedSystem;
import org.eaddress.hub.access.KeyProofs;
import org.eaddress.hub.access.SystemKey;
import org.eaddress.hub.connection.Actor;
import org.eaddress.hub.connection.ConnectionRefused;
import org.eaddress.hub.connection.Connections;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A system sees its own connection and changes its own keys.
///
/// An access token alone changes none: whoever stole it would get in for good. The system proves once more that
/// it has a key, by an assertion as for the token address.
@RestController
@RequestMapping(path = "/v1/connection", produces = MediaType.APPLICATION_JSON_VALUE)
class KeyController {
    private final Connections connections;
    private final KeyProofs proofs;

    KeyController(Connections connections, KeyProofs proofs) {
        this.connections = connections;
        this.proofs = proofs;
    }

    record NewKeyForm(@Nullable String credential, @Nullable String assertion) {
        /// It holds what proves the client, and is never printed.
        @Override
        public String toString() {
            return "NewKeyForm[]";
        }
    }

    record RemovalForm(@Nullable String assertion) {
        /// It holds what proves the client, and is never printed.
        @Override
        public String toString() {
            return "RemovalForm[]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyForm(
            String id,
            Instant addedAt,
            @Nullable Instant usedAt,
            @Nullable Instant endsAt,
            @Nullable String certificate) {
        static KeyForm of(SystemKey key) {
            return new KeyForm(
                    key.id(),
                    key.addedAt(),
                    key.usedAt().orElse(null),
                    key.endsAt().orElse(null),
                    key.certificate().orElse(null));
        }
    }

    record ConnectionForm(
            String client, String name, String vendor, String eAddress, boolean test, List<KeyForm> keys) {
        static ConnectionForm of(ConnectedSystem system) {
            return new ConnectionForm(
                    system.clientId(),
                    system.name(),
                    system.vendor(),
                    system.eAddress().value(),
                    system.isTest(),
                    system.keys().stream().map(KeyForm::of).toList());
        }
    }

    @GetMapping
    ConnectionForm show(Caller caller) {
        return ConnectionForm.of(own(caller));
    }

    @PostMapping("/keys")
    ConnectionForm add(Caller caller, @RequestBody NewKeyForm form) {
        String credential = required("credential", form.credential());
        prove(form.assertion());
        try {
            connections.addKey(own(caller), credential, Actor.system(caller));
            return show(caller);
        } catch (ConnectionRefused refused) {
            throw FaultProblems.of(refused.fault());
        }
    }

    @PutMapping("/keys/{keyId}/removal")
    ConnectionForm remove(Caller caller, @PathVariable String keyId, @RequestBody RemovalForm form) {
        prove(form.assertion());
        try {
            if (!connections.removeKey(own(caller), keyId, Actor.system(caller))) {
                throw new ProblemException(ProblemType.UNKNOWN_KEY, "The system has no such key.");
            }
            return show(caller);
        } catch (ConnectionRefused refused) {
            throw FaultProblems.of(refused.fault());
        }
    }

    private void prove(@Nullable String assertion) {
        if (!proofs.proves(CallingClient.id(), required("assertion", assertion))) {
            throw new ProblemException(ProblemType.KEY_NOT_PROVEN, "The assertion is not good, or was used before.");
        }
    }

    private static String required(String member, @Nullable String value) {
        return Optional.ofNullable(value)
                .orElseThrow(() -> new ProblemException(ProblemType.MALFORMED_REQUEST, member + " is missing."));
    }

    private ConnectedSystem own(Caller caller) {
        return connections
                .ofCaller(CallingClient.id(), caller.eAddress())
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_AUTHENTICATED, "The connection does not exist any more."));
    }
}
