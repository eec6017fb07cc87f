package org.eaddress.client.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the evidence says must fit its own seal: who issues it, and the order of the times.
final class Consistency {
    /// Clocks of two machines of one hub may differ by so much; `iat` besides is cut to whole seconds.
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private static final String DISTINGUISHED_NAME = "urn:eaddress:scheme:x500";

    private Consistency() {}

    static List<Finding> findings(Evidence evidence, SealedForm form) {
        var findings = new ArrayList<Finding>();
        if (!sealsForItself(evidence.issuer(), form)) {
            findings.add(Finding.of(Fault.ISSUER_MISMATCH));
        }
        if (isLater(evidence.submittedAt(), evidence.at())) {
            findings.add(new Finding(Fault.TIMES_OUT_OF_ORDER, "submissionTime"));
        }
        if (isLater(evidence.at(), form.at())) {
            findings.add(new Finding(Fault.TIMES_OUT_OF_ORDER, "eventTime"));
        }
        var absence = evidence.absence();
        if (absence != null && isLater(absence.until(), evidence.at())) {
            findings.add(new Finding(Fault.TIMES_OUT_OF_ORDER, "until"));
        }
        return findings;
    }

    static List<Finding> findings(Keeping statement, SealedForm form) {
        var findings = new ArrayList<Finding>();
        if (!statement.issuer().equals(form.sealer().getSubjectX500Principal().getName())) {
            findings.add(Finding.of(Fault.ISSUER_MISMATCH));
        }
        if (isLater(statement.at(), form.at())) {
            findings.add(new Finding(Fault.TIMES_OUT_OF_ORDER, "eventTime"));
        }
        return findings;
    }

    private static boolean sealsForItself(Evidence.Party issuer, SealedForm form) {
        var name = form.sealer().getSubjectX500Principal().getName();
        return issuer.scheme().equals(DISTINGUISHED_NAME) && issuer.value().equals(name);
    }

    private static boolean isLater(Instant one, Instant other) {
        return one.isAfter(other.plus(TOLERANCE));
    }
}
