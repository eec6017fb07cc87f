package org.eaddress.hub.writing.web;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.writing.Addressee;
import org.eaddress.hub.writing.Addressees;
import org.eaddress.hub.writing.Addressees.Answered;
import org.eaddress.hub.writing.Draft;
import org.eaddress.hub.writing.Drafts;
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
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/// Where somebody writes the words of a message. The form makes the id of its draft, so that a form that comes
/// twice is one draft, and what was typed is kept before anything else is asked.
@Controller
@RequestMapping("/write")
class WriteController {
    static final String PAGE = "writing/form";
    private static final String KEEP = "keep";

    private final Addressees addressees;
    private final Drafts drafts;
    private final Languages languages;

    WriteController(Addressees addressees, Drafts drafts, Languages languages) {
        this.addressees = addressees;
        this.drafts = drafts;
        this.languages = languages;
    }

    @ModelAttribute("from")
    String from(Caller caller) {
        return account(caller);
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.shownName());
    }

    /// A new message to an organisation that was found.
    @GetMapping(path = "/new", params = "to")
    String begin(Caller caller, @RequestParam String to, Model model) {
        Addressee addressee = EAddress.parse(to)
                .filter(address -> !address.isOfPerson())
                .flatMap(address -> addressees.find(caller, address))
                .orElseThrow(WriteController::nothingHere);
        return form(model, Form.to(UuidCreator.getTimeOrderedEpoch(), addressee));
    }

    /// An answer to a message that was opened.
    @GetMapping(path = "/new", params = "answer")
    String answer(Caller caller, @RequestParam UUID answer, Locale locale, Model model) {
        Answered answered = addressees.answered(caller, answer).orElseThrow(WriteController::nothingHere);
        return form(model, Form.answering(UuidCreator.getTimeOrderedEpoch(), answered, languages.in(locale)));
    }

    /// A new message to a person, which is a draft at once: her e-address stands in no address of a page.
    @PostMapping("/person")
    String toPerson(Caller caller, @RequestParam UUID id, @RequestParam(defaultValue = "") String person) {
        if (drafts.find(id, Writer.of(caller)).isPresent()) {
            return "redirect:/write/" + id; // the same form came again
        }
        String written = person.strip();
        Optional<EAddress> address = EAddress.parse(written).or(() -> EAddress.parse("_PRIVATE@" + written));
        try {
            return address.filter(EAddress::isOfPerson)
                    .flatMap(one -> addressees.person(caller, one))
                    .map(found -> begin(caller, id, found))
                    .orElse("redirect:/write?person=unknown");
        } catch (ProblemException tooMany) {
            return "redirect:/write?person=too-many";
        }
    }

    private String begin(Caller caller, UUID id, Addressee to) {
        boolean begun = drafts.begin(id, caller, to, new Drafts.Words("", ""), Optional.empty(), Optional.empty());
        return begun ? "redirect:/write/" + id : "redirect:/write?person=drafts";
    }

    /// Where a browser comes that asks for the page again in the other language.
    @GetMapping("/person")
    String person() {
        return "redirect:/write";
    }

    /// A draft, or what became of it.
    @GetMapping("/{id}")
    String show(Caller caller, @PathVariable UUID id, Locale locale, Model model) {
        Draft draft = find(caller, id);
        return switch (draft.state()) {
            case WRITTEN -> {
                model.addAttribute("returned", Returned.of(draft, languages.in(locale)));
                yield form(model, Form.of(draft));
            }
            case SENDING -> {
                model.addAttribute("draft", draft);
                yield "writing/sending";
            }
            case DONE -> "redirect:/sent/" + draft.messageId().orElseThrow();
        };
    }

    /// Nothing that was typed is lost: where it cannot be kept, the page has it.
    @PostMapping("/{id}")
    ModelAndView write(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String to,
            @RequestParam Optional<UUID> answer,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String began,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String then,
            Locale locale,
            Model model) {
        Optional<Draft> earlier = drafts.find(id, Writer.of(caller));
        if (earlier.filter(draft -> draft.state() != Draft.State.WRITTEN).isPresent()) {
            return new ModelAndView("redirect:/write/" + id);
        }
        Words words = languages.in(locale);
        boolean isOfOther = !from.isEmpty() && !from.equals(account(caller));
        UUID ownId = isOfOther ? UuidCreator.getTimeOrderedEpoch() : id;
        Optional<Form> blank = earlier.map(Form::of).or(() -> blank(caller, ownId, to, answer, words));
        if (blank.isEmpty()) {
            return lost(model, subject, text);
        }
        Form typed = blank.get().saying(subject, text).checked(words);
        if (isOfOther) {
            return again(model, typed.with("account", words.say("write.other-account")));
        }
        if (!typed.isGood()) {
            return again(model, typed);
        }
        if (earlier.isPresent() && !blank.get().beganAs(began) && !typed.says(blank.get())) {
            model.addAttribute("other", blank.get());
            return again(model, typed.with("words", words.say("write.other-words")));
        }
        if (!keep(caller, typed, earlier.isPresent())) {
            boolean tooMany = drafts.areTooMany(Writer.of(caller));
            String trouble = tooMany ? words.say("write.too-many-drafts") : words.say("write.not-kept");
            return again(model, typed.with("subject", trouble));
        }
        if (then.equals(KEEP)) {
            return new ModelAndView("redirect:/write?kept");
        }
        return typed.subject().isBlank()
                ? again(model, typed.kept().with("subject", words.say("write.subject.missing")))
                : new ModelAndView("redirect:/write/" + id + "/documents");
    }

    /// A form without words for whom the one that came was for, if this writer can write there.
    private Optional<Form> blank(Caller caller, UUID id, String to, Optional<UUID> answer, Words words) {
        return answer.flatMap(one -> addressees.answered(caller, one))
                .map(answered -> Form.answering(id, answered, words))
                .or(() -> EAddress.parse(to)
                        .filter(address -> !address.isOfPerson())
                        .flatMap(address -> addressees.find(caller, address))
                        .map(found -> Form.to(id, found)));
    }

    private static ModelAndView lost(Model model, String subject, String text) {
        model.addAttribute("subject", PlainText.line(subject));
        model.addAttribute("text", PlainText.lines(text));
        return new ModelAndView("writing/lost", HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /// Of which account a form is, and not who that is.
    private static String account(Caller caller) {
        return Sha256.digestOf(caller.eAddress().value().getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    private boolean keep(Caller caller, Form form, boolean isThere) {
        Drafts.Words words = new Drafts.Words(form.subject(), form.text());
        return isThere
                ? drafts.write(form.id(), Writer.of(caller), words)
                : drafts.begin(form.id(), caller, form.to(), words, form.reference(), form.answers());
    }

    private static ModelAndView again(Model model, Form form) {
        ModelAndView page = new ModelAndView(form(model, form));
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    private Draft find(Caller caller, UUID id) {
        return drafts.find(id, Writer.of(caller)).orElseThrow(WriteController::nothingHere);
    }

    private static String form(Model model, Form form) {
        model.addAttribute("form", form);
        return PAGE;
    }

    static ResponseStatusException nothingHere() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
