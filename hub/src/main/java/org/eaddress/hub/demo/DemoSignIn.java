package org.eaddress.hub.demo;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.access.AssuranceLevel;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The page of the demo identity provider: everyone who has an e-address, to pick from.
@Controller
@Profile("demo")
class DemoSignIn {
    private static final int MOST_PERSONS = 50;
    private static final String OF_PERSON = "_PRIVATE@";

    /// One to pick; `code` is her personal code, which in the demo belongs to nobody.
    record Person(String name, String code) {
        static Person of(Account account) {
            return new Person(account.name(), account.eAddress().value().substring(OF_PERSON.length()));
        }
    }

    private final Directory directory;

    DemoSignIn(Directory directory) {
        this.directory = directory;
    }

    @GetMapping("/demo/sign-in")
    String list(HttpServletRequest request, Model model) {
        List<Person> persons = directory.open(Account.Kind.PERSON, MOST_PERSONS).stream()
                .map(Person::of)
                .toList();
        model.addAttribute("persons", persons);
        model.addAttribute("levels", List.of(AssuranceLevel.values()).reversed());
        model.addAttribute(
                "authorization", Optional.ofNullable(request.getQueryString()).orElse(""));
        return "demo/sign-in";
    }

    @PostMapping("/demo/sign-in")
    String pick(
            @RequestParam String person,
            @RequestParam(defaultValue = "HIGH") AssuranceLevel level,
            @RequestParam String authorization,
            HttpSession session) {
        EAddress.parse(OF_PERSON + person)
                .flatMap(directory::find)
                .filter(Account::isOpen)
                .ifPresent(_ -> DemoPick.keep(session, person, level));
        return "redirect:" + DemoIdentityProvider.AUTHORIZE + "?" + authorization;
    }
}
