package org.eaddress.hub.access.web;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.stream.Stream;
import org.eaddress.hub.access.Acting;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Representatives;
import org.eaddress.hub.directory.EAddress;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Lets a person choose whose mailbox she looks at: her own, or that of an organisation she represents.
@Controller
class MailboxChoice {
    private final Representatives representatives;
    private final Acting acting;

    MailboxChoice(Representatives representatives, Acting acting) {
        this.representatives = representatives;
        this.acting = acting;
    }

    /// One to choose; in the form it goes by its place in the list, so that no personal code is in the page.
    record Choice(int number, EAddress eAddress, String name) {}

    @GetMapping("/mailboxes")
    String list(Model model) {
        model.addAttribute("choices", choices(person()));
        return "access/mailboxes";
    }

    @PostMapping("/mailboxes")
    String choose(@RequestParam int number, HttpSession session) {
        Caller person = person();
        return choices(person).stream()
                        .filter(choice -> choice.number() == number)
                        .anyMatch(choice -> acting.choose(session, person, choice.eAddress()))
                ? "redirect:/mail"
                : "redirect:/mailboxes";
    }

    private List<Choice> choices(Caller person) {
        var others = representatives.of(person.eAddress());
        return Stream.concat(
                        Stream.of(new Choice(0, person.eAddress(), person.name())),
                        Stream.iterate(0, i -> i < others.size(), i -> i + 1)
                                .map(i -> new Choice(
                                        i + 1,
                                        others.get(i).eAddress(),
                                        others.get(i).name())))
                .toList();
    }

    private static Caller person() {
        return Acting.person().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
