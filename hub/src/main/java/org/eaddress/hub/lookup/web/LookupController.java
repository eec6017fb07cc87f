package org.eaddress.hub.lookup.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Account.Kind;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.directory.Reach;
import org.eaddress.hub.lookup.DeclaredPurpose;
import org.eaddress.hub.lookup.LookUpLog;
import org.eaddress.hub.lookup.Means;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Can these e-addresses be reached? Persons are never named, and can see who asked.
@RestController
class LookupController {
    private final Directory directory;
    private final LookUpLog log;
    private final int limit;

    LookupController(Directory directory, LookUpLog log, @Value("${hub.limits.lookups}") int limit) {
        this.directory = directory;
        this.log = log;
        this.limit = limit;
    }

    record LookupForm(
            @Nullable List<@Nullable String> eAddresses,
            @Nullable String purpose) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryForm(
            String eAddress,
            String reach,
            @Nullable String name,
            @Nullable String kind) {}

    record EntriesForm(List<EntryForm> entries) {}

    @PostMapping("/v1/directory/lookup")
    EntriesForm lookUp(Caller caller, @RequestBody LookupForm lookup) {
        List<String> asked = asked(lookup);
        List<EAddress> addresses = asked.stream()
                .map(EAddress::parse)
                .flatMap(Optional::stream)
                .filter(address -> !address.isApartFrom(caller.eAddress()))
                .toList();
        log.write(caller, Means.DIRECTORY, DeclaredPurpose.of(lookup.purpose()), addresses);
        Map<EAddress, Reach> reach = directory.reach(addresses);
        return new EntriesForm(
                asked.stream().map(written -> entry(written, reach)).toList());
    }

    private List<String> asked(LookupForm lookup) {
        if (lookup.eAddresses() == null || lookup.eAddresses().isEmpty()) {
            throw malformed("eAddresses is missing or empty.");
        }
        if (lookup.eAddresses().size() > limit) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_ITEMS,
                    "%d e-addresses; the limit is %d."
                            .formatted(lookup.eAddresses().size(), limit));
        }
        return lookup.eAddresses().stream()
                .map(written -> Optional.ofNullable(written).orElseThrow(() -> malformed("An e-address is null.")))
                .toList();
    }

    private static EntryForm entry(String written, Map<EAddress, Reach> reach) {
        return EAddress.parse(written)
                .map(address -> entry(written, reach.getOrDefault(address, new Reach.Unknown(address))))
                .orElseGet(() -> new EntryForm(written, "malformed", null, null));
    }

    private static EntryForm entry(String written, Reach reach) {
        return switch (reach) {
            case Reach.Mailbox(var account) -> entry(written, "mailbox", account);
            case Reach.Closed(var account) -> entry(written, account.isClosed() ? "closed" : "inactive", account);
            case Reach.Unknown _ -> new EntryForm(written, "unknown", null, null);
        };
    }

    private static EntryForm entry(String written, String reach, Account account) {
        String name = account.kind() == Kind.PERSON ? null : account.name();
        return new EntryForm(written, reach, name, account.kind().name().toLowerCase(Locale.ROOT));
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
