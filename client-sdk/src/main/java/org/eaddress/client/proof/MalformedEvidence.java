package org.eaddress.client.proof;

/// What was given is not sealed evidence; the message names the place.
public final class MalformedEvidence extends Exception {
    private static final long serialVersionUID = 1;

    MalformedEvidence(String where) {
        super(where);
    }
}
