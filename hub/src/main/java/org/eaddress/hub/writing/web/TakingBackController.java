package org.eaddress.hub.writing.web;

import java.util.UUID;
import java.util.function.Function;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.Cancellations;
import org.eaddress.hub.delivery.Recalls;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.problem.OneLine;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// A sender takes a message back, with a reason: cancelled while it lies in no mailbox, recalled when it does.
@Controller
@RequestMapping("/sent/{messageId}")
class TakingBackController {
    private static final int LONGEST_REASON = 500;

    private final Cancellations cancellations;
    private final Recalls recalls;

    TakingBackController(Cancellations cancellations, Recalls recalls) {
        this.cancellations = cancellations;
        this.recalls = recalls;
    }

    /// What the person is told.
    private enum Said {
        CANCELLED,
        RECALLED,
        NO_REASON,
        TOO_LATE,
        NOT_YET,
        ENDED
    }

    @PostMapping("/cancellation")
    String cancel(
            Caller caller,
            @PathVariable UUID messageId,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes answer) {
        return say(messageId, answer, reason, line -> cancel(messageId, caller, line));
    }

    private Said cancel(UUID messageId, Caller caller, String reason) {
        return switch (cancellations.cancel(messageId, caller.eAddress(), reason)) {
            case Cancellations.Outcome.Done _ -> Said.CANCELLED;
            case Cancellations.Outcome.TooLate _ -> Said.TOO_LATE;
            case Cancellations.Outcome.Ended _ -> Said.ENDED;
            case Cancellations.Outcome.Unknown _ -> throw WriteController.nothingHere();
        };
    }

    @PostMapping("/recall")
    String recall(
            Caller caller,
            @PathVariable UUID messageId,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes answer) {
        return say(messageId, answer, reason, line -> recall(messageId, caller, line));
    }

    private Said recall(UUID messageId, Caller caller, String reason) {
        return switch (recalls.recall(messageId, caller.eAddress(), reason)) {
            case Recalls.Outcome.Done _ -> Said.RECALLED;
            case Recalls.Outcome.NotConsigned _ -> Said.NOT_YET;
            case Recalls.Outcome.Ended _ -> Said.ENDED;
            case Recalls.Outcome.Unknown _ -> throw WriteController.nothingHere();
        };
    }

    private static boolean isReason(String line) {
        return !line.isEmpty() && line.length() <= LONGEST_REASON && OneLine.isPlain(line);
    }

    private static String say(
            UUID messageId, RedirectAttributes answer, String reason, Function<String, Said> takingBack) {
        String line = PlainText.line(reason);
        Said said = isReason(line) ? takingBack.apply(line) : Said.NO_REASON;
        answer.addFlashAttribute("said", said.name());
        return "redirect:/sent/" + messageId;
    }
}
