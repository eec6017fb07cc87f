package org.eaddress.client.fake;

/// The calls of the API that a test can make fail.
public enum Step {
    TOKEN,
    ACCOUNT,
    PUT_DOCUMENT,
    SUBMIT,
    REGISTER,
    REGISTER_MANY,
    LIST,
    INBOX,
    FETCH_DOCUMENT,
    CONFIRM,
    CONFIRM_MANY,
    REJECT,
    WEBHOOK,
    OTHER
}
