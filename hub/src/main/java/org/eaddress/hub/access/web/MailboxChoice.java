package org.eaddress.hub.access.web;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eaddress.hub.access.Acting;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Entrusted;
import org.eaddress.hub.access.Representatives;
import org.eaddress.hub.directory.EAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// Lets a person choose whose mailbox she looks at: her own, that of an organisation she represents,
/// or one that was entrusted to her.
@Controller
class MailboxChoice {
    private static final String OWN = "own";
    private static final Pattern DELEGATION = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Representatives representatives;
    private final ObjectProvider<Entrusted> entrusted;
    private final Acting acting;

    MailboxChoice(Representatives representatives, ObjectProvider<Entrusted> entrusted, Acting acting) {
        this.entrusted = entrusted;
        this.representatives = representatives;
        this.acting = acting;
    }

    /// One to choose. Her own stands without its e-address, so that no personal code is in the page.
    record Choice(String key, String name, boolean entrusted) {}

    @GetMapping("/mailboxes")
    String list(@RequestParam Optional<String> lost, Model model) {
        Caller person = person();
        Choice own = new Choice(OWN, person.name(), false);
        Stream<Choice> others = representatives.of(person.eAddress()).stream()
                .map(account -> new Choice(account.eAddress().value(), account.name(), false));
        Stream<Choice> delegated = entrusted.stream()
                .flatMap(one -> one.to(person.eAddress()).stream())
                .map(mailbox -> new Choice(
                        mailbox.delegate().delegation().toString(),
                        mailbox.principal().name(),
                        true));
        model.addAttribute("lost", lost.isPresent());
        model.addAttribute(
                "choices",
                Stream.of(Stream.of(own), others, delegated)
                        .flatMap(Function.identity())
                        .toList());
        return "access/mailboxes";
    }

    /// Only whom she may act for at this moment; a form that says another was not made by this hub, or too long
    /// ago.
    @PostMapping("/mailboxes")
    String choose(@RequestParam(defaultValue = "") String account, HttpSession session) {
        Caller person = person();
        boolean chosen = delegation(account)
                .map(delegation -> acting.choose(session, person, delegation))
                .orElseGet(() -> whose(person, account)
                        .filter(address -> acting.choose(session, person, address))
                        .isPresent());
        if (!chosen) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return "redirect:/mail";
    }

    private static Optional<UUID> delegation(String written) {
        return DELEGATION.matcher(written).matches() ? Optional.of(UUID.fromString(written)) : Optional.empty();
    }

    private static Optional<EAddress> whose(Caller person, String written) {
        return written.equals(OWN) ? Optional.of(person.eAddress()) : EAddress.parse(written);
    }

    private static Caller person() {
        return Acting.person().orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
