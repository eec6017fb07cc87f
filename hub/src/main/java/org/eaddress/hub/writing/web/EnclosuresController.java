package org.eaddress.hub.writing.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.multipart.BrokenBodyException;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.submission.Limits;
import org.eaddress.hub.submission.Rejection;
import org.eaddress.hub.writing.Draft;
import org.eaddress.hub.writing.Drafts;
import org.eaddress.hub.writing.Enclosures;
import org.eaddress.hub.writing.FileTypes;
import org.eaddress.hub.writing.Writer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/// The documents of a draft: some are added, some taken out, and each says what is wrong with it.
@Controller
@RequestMapping("/write/{id}/documents")
class EnclosuresController {
    private final Drafts drafts;
    private final Enclosures enclosures;
    private final Limits limits;
    private final Languages languages;

    EnclosuresController(Drafts drafts, Enclosures enclosures, Limits limits, Languages languages) {
        this.drafts = drafts;
        this.enclosures = enclosures;
        this.limits = limits;
        this.languages = languages;
    }

    /// A document as the page lists it, and what is wrong with it.
    record Row(int number, String name, String size, String trouble) {
        static Row of(Draft.Enclosure enclosure, String trouble, Words words) {
            return new Row(
                    enclosure.number(),
                    PlainText.line(enclosure.document().name()),
                    words.size(enclosure.document().size()),
                    trouble);
        }
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.shownName());
    }

    @GetMapping
    ModelAndView show(Caller caller, @PathVariable UUID id, Locale locale, Model model) throws IOException {
        Draft draft = drafts.find(id, Writer.of(caller)).orElseThrow(WriteController::nothingHere);
        return draft.state() == Draft.State.WRITTEN
                ? page(draft, List.of(), languages.in(locale), model)
                : new ModelAndView("redirect:/write/" + id);
    }

    @PostMapping
    ModelAndView add(Caller caller, @PathVariable UUID id, HttpServletRequest request, Locale locale, Model model)
            throws IOException {
        Draft draft = drafts.find(id, Writer.of(caller)).orElseThrow(WriteController::nothingHere);
        Words words = languages.in(locale);
        Upload upload = new Upload(draft, drafts, enclosures, limits, words);
        try {
            upload.take(request);
        } catch (BrokenBodyException e) {
            upload.brokeOff();
        }
        if (!upload.troubles().isEmpty()) {
            Draft now = drafts.find(id, Writer.of(caller)).orElseThrow(WriteController::nothingHere);
            ModelAndView page = page(now, upload.troubles(), words, model);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        return new ModelAndView("redirect:/write/" + id + (upload.goesOn() ? "/check" : "/documents"));
    }

    @PostMapping("/{number}/removal")
    String takeOut(Caller caller, @PathVariable UUID id, @PathVariable int number) {
        drafts.takeOut(id, Writer.of(caller), number);
        return "redirect:/write/" + id + "/documents";
    }

    private ModelAndView page(Draft draft, List<String> troubles, Words words, Model model) throws IOException {
        model.addAttribute("draft", draft);
        model.addAttribute("recipient", PlainText.line(draft.to().briefly()));
        model.addAttribute("returned", Returned.of(draft, words));
        model.addAttribute("troubles", troubles);
        model.addAttribute("rows", rows(draft, words));
        model.addAttribute("limits", limits(words));
        model.addAttribute("kinds", FileTypes.labels(limits.mediaTypes()));
        model.addAttribute("accept", FileTypes.endings(limits.mediaTypes()));
        return new ModelAndView("writing/documents");
    }

    private String limits(Words words) {
        String most = words.count("files", limits.documents());
        String each = words.size(limits.document().toBytes());
        String all = words.size(limits.message().toBytes());
        return words.say("write.documents.limits", most, each, all);
    }

    private List<Row> rows(Draft draft, Words words) throws IOException {
        Optional<Rejection> foreseen = draft.enclosures().isEmpty() ? Optional.empty() : enclosures.foresee(draft);
        int troubled = foreseen.map(Rejection::documentNumber)
                .orElse(OptionalInt.empty())
                .orElse(-1);
        String trouble = foreseen.map(reason -> RefusalWords.say(reason, draft.enclosed(), words))
                .orElse("");
        return IntStream.range(0, draft.enclosures().size())
                .mapToObj(place -> Row.of(draft.enclosures().get(place), place == troubled ? trouble : "", words))
                .toList();
    }
}
