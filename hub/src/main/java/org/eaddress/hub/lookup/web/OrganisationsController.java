package org.eaddress.hub.lookup.web;

import java.util.List;
import java.util.Locale;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.OrganisationChanges;
import org.eaddress.hub.directory.OrganisationChanges.Change;
import org.eaddress.hub.directory.Organisations;
import org.eaddress.hub.problem.Paging;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Organisations, whose addresses are public: all of them, those that changed, or those of a name. Never persons.
@RestController
class OrganisationsController {
    private static final int MOST_CHARACTERS = 200;

    private final OrganisationChanges changes;
    private final Organisations organisations;

    OrganisationsController(OrganisationChanges changes, Organisations organisations) {
        this.changes = changes;
        this.organisations = organisations;
    }

    record ChangeForm(String eAddress, String name, String kind, String status, long version) {
        static ChangeForm of(Change change) {
            Account account = change.account();
            return new ChangeForm(
                    account.eAddress().value(),
                    account.name(),
                    code(account.kind()),
                    code(account.status()),
                    change.version());
        }
    }

    record ChangesForm(List<ChangeForm> organisations) {}

    record FoundForm(String eAddress, String name, String kind) {
        static FoundForm of(Account account) {
            return new FoundForm(account.eAddress().value(), account.name(), code(account.kind()));
        }
    }

    record AllFoundForm(List<FoundForm> organisations) {}

    @GetMapping("/v1/directory/organisations")
    ChangesForm changed(
            @RequestParam(defaultValue = "0") long after, @RequestParam(required = false) @Nullable String limit) {
        return new ChangesForm(changes.after(after, Paging.of(null, limit).limit()).stream()
                .map(ChangeForm::of)
                .toList());
    }

    @GetMapping("/v1/directory/search")
    AllFoundForm search(@RequestParam String words, @RequestParam(required = false) @Nullable String limit) {
        if (words.length() > MOST_CHARACTERS) {
            throw new ProblemException(
                    ProblemType.MALFORMED_REQUEST, "words is longer than %d characters.".formatted(MOST_CHARACTERS));
        }
        return new AllFoundForm(organisations.find(words, Paging.of(null, limit).limit()).stream()
                .map(FoundForm::of)
                .toList());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
