package org.eaddress.hub.caution.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.lookup.DeclaredPurpose;
import org.eaddress.hub.lookup.LookUpLog;
import org.eaddress.hub.lookup.Means;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.submission.Warning;
import org.eaddress.hub.submission.Warnings;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// A sender asks before it sends.
@RestController
class WarningController {
    private final Warnings warnings;
    private final LookUpLog log;
    private final int limit;

    WarningController(Warnings warnings, LookUpLog log, @Value("${hub.limits.lookups}") int limit) {
        this.warnings = warnings;
        this.log = log;
        this.limit = limit;
    }

    record RecipientsForm(
            @Nullable List<@Nullable String> eAddresses,
            @Nullable String purpose) {}

    record WarningForm(String eAddress, List<String> warnings) {
        static WarningForm of(EAddress recipient, Set<Warning> own) {
            return new WarningForm(
                    recipient.value(), own.stream().map(Warning::code).toList());
        }
    }

    record WarningsForm(List<WarningForm> recipients) {}

    @PostMapping("/v1/recipients/warnings")
    WarningsForm ask(Caller caller, @RequestBody RecipientsForm asked) {
        List<EAddress> recipients = recipients(asked.eAddresses());
        List<EAddress> reachable = recipients.stream()
                .filter(recipient -> !recipient.isApartFrom(caller.eAddress()))
                .toList();
        log.write(caller, Means.WARNINGS, DeclaredPurpose.of(asked.purpose()), reachable);
        Map<EAddress, Set<Warning>> found = warnings.about(caller.eAddress(), reachable, Optional.empty());
        return new WarningsForm(recipients.stream()
                .map(recipient -> WarningForm.of(recipient, found.getOrDefault(recipient, Set.of())))
                .toList());
    }

    private List<EAddress> recipients(@Nullable List<@Nullable String> written) {
        if (written == null || written.isEmpty()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "eAddresses is missing or empty.");
        }
        if (written.size() > limit) {
            throw new ProblemException(
                    ProblemType.TOO_MANY_ITEMS, "%d e-addresses; the limit is %d.".formatted(written.size(), limit));
        }
        return IntStream.range(0, written.size())
                .mapToObj(number -> recipient(number, written.get(number)))
                .distinct()
                .toList();
    }

    private static EAddress recipient(int number, @Nullable String written) {
        return Optional.ofNullable(written)
                .flatMap(EAddress::parse)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.MALFORMED_RECIPIENT,
                        "E-address %d (counted from 0) has not the form of one.".formatted(number)));
    }
}
