package org.eaddress.hub.writing.web;

import java.util.UUID;
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
        String line = PlainText.line(reason);
        if (!isReason(line)) {
            return say(Said.NO_REASON, messageId, answer);
        }
        return switch (cancellations.cancel(messageId, caller.eAddress(), line)) {
            case Cancellations.Outcome.Done _ -> say(Said.CANCELLED, messageId, answer);
            case Cancellations.Outcome.TooLate _ -> say(Said.TOO_LATE, messageId, answer);
            case Cancellations.Outcome.Ended _ -> say(Said.ENDED, messageId, answer);
            case Cancellations.Outcome.Unknown _ -> throw WriteController.nothingHere();
        };
    }

    @PostMapping("/recall")
    String recall(
            Caller caller,
            @PathVariable UUID messageId,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes answer) {
        String line = PlainText.line(reason);
        if (!isReason(line)) {
            return say(Said.NO_REASON, messageId, answer);
        }
        return switch (recalls.recall(messageId, caller.eAddress(), line)) {
            case Recalls.Outcome.Done _ -> say(Said.RECALLED, messageId, answer);
            case Recalls.Outcome.NotConsigned _ -> say(Said.NOT_YET, messageId, answer);
            case Recalls.Outcome.Ended _ -> say(Said.ENDED, messageId, answer);
            case Recalls.Outcome.Unknown _ -> throw WriteController.nothingHere();
        };
    }

    private static boolean isReason(String line) {
        return !line.isEmpty() && line.length() <= LONGEST_REASON && OneLine.isPlain(line);
    }

    private static String say(Said said, UUID messageId, RedirectAttributes answer) {
        answer.addFlashAttribute("said", said.name());
        return "redirect:/sent/" + messageId;
    }
}
