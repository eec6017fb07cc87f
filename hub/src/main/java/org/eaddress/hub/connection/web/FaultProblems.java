package org.eaddress.hub.connection.web;

import org.eaddress.hub.connection.Fault;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;

/// Tells a system why its key is not taken. `detail` never repeats what was sent.
final class FaultProblems {
    private FaultProblems() {}

    static ProblemException of(Fault fault) {
        return switch (fault.kind()) {
            case TOO_LARGE ->
                problem(ProblemType.CREDENTIAL_TOO_LARGE, "credential is too long; the limit is " + fault.what() + ".");
            case NOT_A_KEY -> problem(ProblemType.MALFORMED_KEY, "credential is neither a JWK nor PEM with a key.");
            case PRIVATE_KEY -> problem(ProblemType.PRIVATE_KEY_SENT, "credential holds a private key.");
            case OTHER_KIND_OF_KEY -> problem(ProblemType.KEY_NOT_ACCEPTED, "The key is %s.".formatted(fault.what()));
            case REQUEST_NOT_SIGNED ->
                problem(ProblemType.REQUEST_NOT_SIGNED, "The request's signature is not that of its key.");
            case OTHER_ORGANISATION ->
                problem(ProblemType.OTHER_ORGANISATION, "The subject is not the organisation of the e-address.");
            case NOT_VALID_NOW -> problem(ProblemType.CERTIFICATE_NOT_VALID, "The certificate is not good now.");
            case NO_AUTHORITY -> problem(ProblemType.NO_CERTIFICATES, "The hub has no authority for systems.");
            case KEY_USED_BEFORE -> problem(ProblemType.KEY_USED_BEFORE, "A system has this key, or had it.");
            case TOO_MANY_KEYS ->
                problem(ProblemType.TOO_MANY_KEYS, "The system has keys already; the limit is " + fault.what() + ".");
            case LAST_KEY -> problem(ProblemType.LAST_KEY, "No key that is good would be left.");
            case TOO_MANY_SYSTEMS, GONE, NOT_CERTIFIED, IN_PRODUCTION ->
                problem(ProblemType.NOT_AUTHENTICATED, "The connection does not exist any more.");
        };
    }

    private static ProblemException problem(ProblemType type, String detail) {
        return new ProblemException(type, detail);
    }
}
