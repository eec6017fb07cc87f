package org.eaddress.hub.writing.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.writing.Draft;
import org.eaddress.hub.writing.Drafts;
import org.eaddress.hub.writing.Progress;
import org.eaddress.hub.writing.Sending;
import org.eaddress.hub.writing.Writer;
import org.eaddress.storage.Sha256;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The last look before a message is sent: who, to whom, what, from when it counts, and what may be wrong. What is
/// sent is what was seen.
@Controller
@RequestMapping("/write/{id}")
class CheckController {
    private final Drafts drafts;
    private final Checks checks;
    private final Sending sending;
    private final Languages languages;

    CheckController(Drafts drafts, Checks checks, Sending sending, Languages languages) {
        this.drafts = drafts;
        this.checks = checks;
        this.sending = sending;
        this.languages = languages;
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.shownName());
    }

    @GetMapping("/check")
    ModelAndView show(Caller caller, @PathVariable UUID id, Locale locale, Model model) throws IOException {
        return page(caller, id, "", HttpStatus.OK, locale, model);
    }

    @PostMapping("/send")
    ModelAndView send(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(defaultValue = "") List<String> sure,
            Locale locale,
            Model model)
            throws IOException {
        Words words = languages.in(locale);
        Draft draft = drafts.find(id, Writer.of(caller)).orElseThrow(WriteController::nothingHere);
        if (draft.state() == Draft.State.WRITTEN && !checks.areConfirmed(draft, sure)) {
            return page(caller, id, words.say("check.not-sure"), HttpStatus.UNPROCESSABLE_CONTENT, locale, model);
        }
        Optional<Progress> progress = digest(seen).flatMap(digest -> sending.send(id, caller, digest));
        if (progress.isEmpty()) {
            return page(caller, id, words.say("check.changed"), HttpStatus.CONFLICT, locale, model);
        }
        return switch (progress.get()) {
            case Progress.There(var messageId) -> new ModelAndView("redirect:/sent/" + messageId + "?new");
            case Progress.Returned(var reason) ->
                page(
                        caller,
                        id,
                        RefusalWords.say(reason, draft.message().documents(), words),
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        locale,
                        model);
            case Progress.Ended _ -> new ModelAndView("redirect:/write/" + id + "/check");
            case Progress.Later _ -> new ModelAndView("redirect:/write/" + id);
        };
    }

    /// Where a browser comes that asks again for what it has sent.
    @GetMapping("/send")
    String sent(@PathVariable UUID id) {
        return "redirect:/write/" + id + "/check";
    }

    @PostMapping("/removal")
    String throwAway(Caller caller, @PathVariable UUID id) {
        return drafts.throwAway(id, Writer.of(caller)) ? "redirect:/write" : "redirect:/write/" + id;
    }

    /// What was sent off before is shown as what it has become.
    private ModelAndView page(Caller caller, UUID id, String trouble, HttpStatus status, Locale locale, Model model)
            throws IOException {
        Draft draft = drafts.find(id, Writer.of(caller)).orElseThrow(WriteController::nothingHere);
        if (draft.state() != Draft.State.WRITTEN) {
            return new ModelAndView("redirect:/write/" + id);
        }
        model.addAttribute("check", checks.of(draft, caller, locale));
        model.addAttribute("trouble", trouble);
        model.addAttribute("returned", trouble.isEmpty() ? Returned.of(draft, languages.in(locale)) : "");
        return new ModelAndView("writing/check", status);
    }

    private static Optional<Sha256> digest(String seen) {
        try {
            return Optional.of(Sha256.parse(seen));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
