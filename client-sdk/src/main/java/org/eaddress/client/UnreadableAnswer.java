package org.eaddress.client;

/// The hub's answer has not the form that its API description promises.
public final class UnreadableAnswer extends EAddressException {
    private static final long serialVersionUID = 1;

    UnreadableAnswer(String happened) {
        super(happened, "Check the hub's address; something else may answer there.");
    }
}
