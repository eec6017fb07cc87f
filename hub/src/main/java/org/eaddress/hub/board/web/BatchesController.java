package org.eaddress.hub.board.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Act;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.NeedsProof;
import org.eaddress.hub.board.Viewer;
import org.eaddress.hub.board.web.BoardCaller.Seat;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.submission.Batch;
import org.eaddress.hub.submission.Batches;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/// Batches under way: a person of the sender's, or an operator, lets an unusual one run on, or stops any.
@Controller
@RequestMapping("/board/batches")
class BatchesController {
    private static final int ROWS = 100;
    private static final String BACK = "redirect:/board/batches";

    private final Batches batches;
    private final BoardCaller callers;
    private final Directory directory;
    private final Languages languages;

    BatchesController(Batches batches, BoardCaller callers, Directory directory, Languages languages) {
        this.batches = batches;
        this.callers = callers;
        this.directory = directory;
        this.languages = languages;
    }

    /// One batch as the page shows it.
    record Row(UUID id, String sender, String since, int recipients, int accepted, boolean held) {}

    @GetMapping
    String list(Caller caller, Locale locale, Model model) {
        Seat seat = seat(caller);
        Words words = languages.in(locale);
        model.addAttribute("owner", PlainText.line(caller.name()));
        List<Batch> unfinished = batches.unfinished(senderOf(seat), ROWS + 1);
        model.addAttribute(
                "rows",
                unfinished.stream().limit(ROWS).map(batch -> row(batch, words)).toList());
        model.addAttribute("more", unfinished.size() > ROWS);
        return "board/batches";
    }

    @PostMapping("/{batchId}/approve")
    @NeedsProof(Act.APPROVE)
    String approve(Caller caller, @PathVariable UUID batchId) {
        Seat seat = seat(caller);
        batches.approve(seen(seat, batchId).id(), decider(seat));
        return BACK;
    }

    @PostMapping("/{batchId}/stop")
    String stop(Caller caller, @PathVariable UUID batchId) {
        Seat seat = seat(caller);
        batches.stop(seen(seat, batchId).id(), decider(seat), Optional.empty());
        return BACK;
    }

    private static Batches.Decider decider(Seat seat) {
        return new Batches.Decider(
                seat.actor().name(), Optional.empty(), seat.actor().eAddress());
    }

    private Row row(Batch batch, Words words) {
        return new Row(
                batch.id(),
                directory
                        .find(batch.sender())
                        .map(Account::name)
                        .map(PlainText::line)
                        .orElse(""),
                words.exactly(batch.createdAt()),
                batch.recipients(),
                batch.accepted(),
                batch.state() == Batch.State.HELD);
    }

    private Batch seen(Seat seat, UUID batchId) {
        return batches.find(batchId)
                .filter(batch -> senderOf(seat)
                        .filter(own -> !own.equals(batch.sender()))
                        .isEmpty())
                .orElseThrow(BoardController::nothingHere);
    }

    private Seat seat(Caller caller) {
        return callers.seat(caller).orElseThrow(BoardController::nothingHere);
    }

    /// Whose batches are seen: empty for those of everybody.
    private static Optional<EAddress> senderOf(Seat seat) {
        return switch (seat.viewer()) {
            case Viewer.Operator() -> Optional.empty();
            case Viewer.Organisation(var own) -> Optional.of(own);
        };
    }
}
