package org.eaddress.hub.access.web;

import java.util.Locale;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells a caller whose account it acts for.
@RestController
class AccountController {
    record OwnAccount(String eAddress, String name, String kind) {
        static OwnAccount of(Account account) {
            return new OwnAccount(
                    account.eAddress().value(),
                    account.name(),
                    account.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    private final Directory directory;

    AccountController(Directory directory) {
        this.directory = directory;
    }

    @GetMapping("/v1/account")
    OwnAccount account(Caller caller) {
        return directory
                .find(caller.eAddress())
                .map(OwnAccount::of)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_AUTHENTICATED, "The account does not exist any more."));
    }
}
