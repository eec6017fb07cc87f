package org.eaddress.hub.board;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.client.proof.MalformedEvidence;
import org.eaddress.client.proof.Sealed;
import org.eaddress.client.proof.lint.Lint;
import org.eaddress.client.proof.lint.LintFinding;
import org.eaddress.client.proof.lint.LintRule;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.Deliveries;
import org.eaddress.hub.delivery.Delivery;
import org.eaddress.hub.delivery.DeliveryState;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.evidence.Evidence;
import org.eaddress.hub.evidence.EvidenceArchive;
import org.eaddress.hub.keeping.KeepingHub;
import org.eaddress.hub.mailbox.RetrievalPatrol;
import org.eaddress.hub.submission.UnsentPatrol;

/// A hub with a board, and those who look at it: Ilze runs the hub, Juris acts for SIA Bērzs.
record BoardRoom(KeepingHub hub) {
    static final EAddress COMPANY = new EAddress("_DEFAULT@40103000456");
    static final Viewer OPERATOR = new Viewer.Operator();
    static final Viewer BERZS = new Viewer.Organisation(COMPANY);
    static final Viewer COUNCIL = new Viewer.Organisation(KeepingHub.COUNCIL.eAddress());
    static final Actor ILZE = Actor.of(new EAddress("_PRIVATE@329999-00025"), "Ilze Kalniņa");
    static final Actor JURIS = Actor.of(new EAddress("_PRIVATE@329999-00041"), "SIA Bērzs (Juris Bērziņš)");
    static final Caller JURIS_FOR_BERZS =
            new Caller(COMPANY, "SIA Bērzs (Juris Bērziņš)", Caller.Way.PERSON, "urn:eaddress:assurance:demo");
    static final Caller SYSTEM_OF_BERZS =
            new Caller(COMPANY, "SIA Bērzs", Caller.Way.MACHINE, "urn:eaddress:assurance:registered-key");

    private static final Search ALL_OPEN =
            new Search(true, Optional.empty(), new Search.Owners.All(), Optional.empty());
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    Board board() {
        return hub.bean(Board.class);
    }

    /// Time goes on, and the hub looks after the board.
    void after(Duration time) {
        hub.clock().goAhead(time);
        look();
    }

    void look() {
        hub.bean(UnsentPatrol.class).look();
        hub.bean(RetrievalPatrol.class).look();
        hub.bean(BoardPatrol.class).look();
    }

    UUID accepted() throws IOException {
        return hub.accept(Duration.ZERO, COMPANY);
    }

    /// Accepted, sent, and in the mailbox of SIA Bērzs.
    UUID consigned() throws IOException {
        UUID message = accepted();
        hub.register(message);
        await().atMost(PATIENCE).until(() -> state(message), state -> !(state instanceof DeliveryState.Waiting));
        return message;
    }

    DeliveryState state(UUID message) {
        return hub.bean(Deliveries.class).of(message).stream()
                .map(Delivery::state)
                .findFirst()
                .orElseThrow();
    }

    /// The case of this message, open or closed.
    Case caseOf(UUID message) {
        return hub.db()
                .sql("select case_id from board_case where message_id = :message order by case_id desc limit 1")
                .param("message", message)
                .query(UUID.class)
                .optional()
                .flatMap(id -> board().find(OPERATOR, id))
                .orElseThrow();
    }

    List<UUID> onBoardOf(Viewer viewer) {
        return board().list(viewer, ALL_OPEN, 1000).stream()
                .map(Case::messageId)
                .toList();
    }

    Optional<Outcome> outcome(UUID message) {
        return caseOf(message).closed().map(Case.Closed::outcome);
    }

    List<String> events(UUID message) {
        return evidence(message).stream().map(piece -> piece.event().etsiName()).toList();
    }

    /// The JSON that was sealed, of the last piece of this event.
    String sealed(UUID message, String event) {
        return evidence(message).stream()
                .filter(piece -> piece.event().etsiName().equals(event))
                .map(piece -> piece.jws().split("\\.")[1])
                .map(payload -> new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /// What the rules of evidence find in all that was issued about a message; identifiers are made by the
    /// true time, which is not that of the hub here.
    List<LintFinding> lint(UUID message) throws MalformedEvidence {
        List<Sealed> pieces = new ArrayList<>();
        for (Evidence piece : evidence(message)) {
            pieces.add(Sealed.unverified(piece.jws()));
        }
        return Lint.ofWhole(pieces, List.of(), List.of()).stream()
                .filter(finding -> finding.rule() != LintRule.ID_MADE_WITH_EVENT)
                .toList();
    }

    static String schema() throws IOException {
        return Files.readString(Path.of("../api-spec/evidence/evidence.schema.json"));
    }

    private List<Evidence> evidence(UUID message) {
        return hub.bean(EvidenceArchive.class).of(message);
    }
}
