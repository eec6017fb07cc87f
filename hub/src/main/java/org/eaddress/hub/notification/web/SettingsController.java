package org.eaddress.hub.notification.web;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.notification.AddressBook;
import org.eaddress.hub.notification.AddressBook.Answer;
import org.eaddress.hub.notification.Channel;
import org.eaddress.hub.portal.PlainText;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Where a person says at which addresses, and in which language, it wants to be told of new mail.
@Controller
@RequestMapping("/settings")
class SettingsController {
    private static final int LONGEST_ADDRESS = 254;

    private final AddressBook addresses;

    SettingsController(AddressBook addresses) {
        this.addresses = addresses;
    }

    /// In which language a notice is.
    enum Language {
        LV,
        EN;

        Locale locale() {
            return Locale.of(name().toLowerCase(Locale.ROOT));
        }
    }

    @ModelAttribute("owner")
    String owner(Caller caller) {
        return PlainText.line(caller.name());
    }

    @GetMapping
    String show(
            Caller caller,
            @RequestParam Optional<Answer> said,
            @RequestParam Optional<Days.Fault> days,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Model model) {
        List<Channel> own = addresses.of(caller.eAddress());
        List<Channel> mail = of(own, Channel.Purpose.MAIL);
        model.addAttribute("addresses", mail);
        model.addAttribute(
                "nobodyIsTold", mail.stream().allMatch(one -> one.verifiedAt().isEmpty()));
        model.addAttribute("isOrganisation", !caller.eAddress().isOfPerson());
        model.addAttribute("contacts", of(own, Channel.Purpose.CONTACT));
        model.addAttribute("offersEmail", addresses.offers(Channel.Kind.EMAIL));
        model.addAttribute("offersSms", addresses.offers(Channel.Kind.SMS));
        model.addAttribute("said", said.map(Enum::name).orElse(""));
        model.addAttribute(
                "codesLieIn",
                said.filter(Answer.CODE_SENT::equals)
                        .flatMap(_ -> addresses.folder())
                        .map(Path::toString)
                        .orElse(""));
        model.addAttribute("days", days.map(Enum::name).orElse(""));
        model.addAttribute("from", Days.kept(from));
        model.addAttribute("to", Days.kept(to));
        return "notification/settings";
    }

    private static List<Channel> of(List<Channel> all, Channel.Purpose purpose) {
        return all.stream().filter(one -> one.purpose() == purpose).toList();
    }

    @PostMapping("/addresses")
    String add(
            Caller caller,
            @RequestParam Channel.Kind kind,
            @RequestParam String address,
            @RequestParam Language language,
            RedirectAttributes back) {
        Answer answer = addresses.add(caller.eAddress(), kind, address, language.locale());
        return saying(answer, "typed" + kind, address, back);
    }

    @PostMapping("/contact")
    String addContact(
            Caller caller, @RequestParam String address, @RequestParam Language language, RedirectAttributes back) {
        Answer answer = addresses.addContact(caller.eAddress(), address, language.locale());
        return saying(answer, "typedCONTACT", address, back);
    }

    @PostMapping("/addresses/{id}/code")
    String sendCode(Caller caller, @PathVariable UUID id) {
        return saying(addresses.sendCode(caller.eAddress(), id));
    }

    @PostMapping("/addresses/{id}/verification")
    String verify(Caller caller, @PathVariable UUID id, @RequestParam String code) {
        return saying(addresses.verify(caller.eAddress(), id, code));
    }

    @PostMapping("/addresses/{id}/language")
    String speak(Caller caller, @PathVariable UUID id, @RequestParam Language language) {
        return saying(addresses.speak(caller.eAddress(), id, language.locale()));
    }

    @PostMapping("/addresses/{id}/removal")
    String remove(Caller caller, @PathVariable UUID id) {
        return saying(addresses.remove(caller.eAddress(), id));
    }

    /// What is no address is put back to be corrected, and never into an address of a page.
    private static String saying(Answer answer, String field, String typed, RedirectAttributes back) {
        if (answer == Answer.NOT_AN_ADDRESS && typed.length() <= LONGEST_ADDRESS) {
            back.addFlashAttribute(field, typed);
        }
        return saying(answer);
    }

    private static String saying(Answer answer) {
        return "redirect:/settings?said=" + answer;
    }
}
