package org.eaddress.hub.mailbox.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.DeemedNotifications;
import org.eaddress.hub.delivery.Explanation;
import org.eaddress.hub.delivery.Hold;
import org.eaddress.hub.delivery.Holds;
import org.eaddress.hub.delivery.LawsClock;
import org.eaddress.hub.mailbox.Answers;
import org.eaddress.hub.mailbox.MailboxEntry;
import org.eaddress.hub.mailbox.MailboxMessage;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.mailbox.Unsent;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The mailbox and the opened message, for the person whose mailbox it is.
@Controller
@RequestMapping("/mail")
class MailController {
    private static final int ROWS = 25;

    private final Mailboxes mailboxes;
    private final Answers answers;
    private final Unsent unsent;
    private final Languages languages;
    private final Holds holds;
    private final DeemedNotifications deemed;
    private final LawsClock lawsClock;
    private final Explanation explanation;

    MailController(
            Mailboxes mailboxes,
            Answers answers,
            Unsent unsent,
            Languages languages,
            Holds holds,
            DeemedNotifications deemed,
            LawsClock lawsClock,
            Explanation explanation) {
        this.mailboxes = mailboxes;
        this.answers = answers;
        this.unsent = unsent;
        this.languages = languages;
        this.holds = holds;
        this.deemed = deemed;
        this.lawsClock = lawsClock;
        this.explanation = explanation;
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.shownName());
    }

    @GetMapping
    String list(Caller caller, @RequestParam Optional<UUID> before, Locale locale, Model model) {
        var words = languages.in(locale);
        var page = mailboxes.newestFirst(caller, before, ROWS);
        List<Row> rows =
                page.entries().stream().map(entry -> Row.of(entry, words)).toList();
        model.addAttribute("rows", rows);
        model.addAttribute("someUnread", rows.stream().anyMatch(Row::unread));
        model.addAttribute("first", before.isEmpty());
        boolean isOwn = caller.byDelegation().isEmpty();
        model.addAttribute(
                "notTold", isOwn && !holds.failed(caller.eAddress(), 1).isEmpty());
        model.addAttribute("unsent", unsent.hasUnsent(caller));
        model.addAttribute("next", page.next().orElse(""));
        return "mailbox/list";
    }

    @GetMapping("/{messageId}")
    String message(
            Caller caller, @PathVariable UUID messageId, HttpServletRequest request, Locale locale, Model model) {
        model.addAttribute("letter", open(caller, messageId, request, locale));
        return "mailbox/message";
    }

    @GetMapping("/{messageId}/documents/{number}/read")
    String read(
            Caller caller,
            @PathVariable UUID messageId,
            @PathVariable int number,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        var letter = open(caller, messageId, request, locale);
        model.addAttribute("letter", letter);
        model.addAttribute("reading", letter.readable(number).orElseThrow(MailController::nothingHere));
        return "mailbox/message";
    }

    private Letter open(Caller caller, UUID messageId, HttpServletRequest request, Locale locale) {
        return Intent.open(mailboxes, caller, messageId, request)
                .map(message -> letter(caller, message, locale))
                .orElseThrow(MailController::nothingHere);
    }

    private Letter letter(Caller caller, MailboxMessage message, Locale locale) {
        MailboxEntry entry = message.entry();
        boolean counts = !entry.isClosed() || deemed.counts(entry.messageId(), caller.eAddress());
        boolean answerable = !entry.isClosed() && answers.mayAnswer(caller, entry.sender());
        return Letter.of(message, counts, answerable, deadline(caller, entry, locale), languages.in(locale));
    }

    private Deadline deadline(Caller caller, MailboxEntry entry, Locale locale) {
        List<Hold> held = holds.of(entry.messageId(), caller.eAddress());
        return Deadline.of(entry, held, lawsClock, explanation, locale);
    }

    static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
