package org.eaddress.infra.browser;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eaddress.client.proof.Finding;
import org.eaddress.client.proof.PortableProof;
import org.eaddress.client.proof.Statement;
import org.eaddress.client.proof.Verdict;

/// One thing that a verifier says.
record Said(String key, Function<Locale, String> words) {
    static List<Said> of(PortableProof.Result proof) {
        return Stream.concat(
                        of(proof.findings(), proof.proven(), proof.notProven()),
                        proof.pieces().stream().flatMap(piece -> of(piece.verdict())))
                .toList();
    }

    static Stream<Said> of(Verdict verdict) {
        return of(verdict.findings(), verdict.proven(), verdict.notProven());
    }

    private static Stream<Said> of(List<Finding> findings, List<Statement> proven, List<Statement> notProven) {
        return Stream.concat(
                findings.stream().map(finding -> new Said(finding.name(), finding::text)),
                Stream.concat(proven.stream(), notProven.stream())
                        .map(statement -> new Said(statement.key(), statement::text)));
    }
}
