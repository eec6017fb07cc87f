package org.eaddress.client.fake;

/// How a call fails, once.
public sealed interface Trouble {
    /// It does not.
    record None() implements Trouble {}

    /// The connection ends before the body is read.
    record BeforeBody() implements Trouble {}

    /// Everything was done, but the connection ends before the answer.
    record Unheard() implements Trouble {}

    /// The hub refuses to work now.
    record Busy(int status, String retryAfter) implements Trouble {}

    /// The hub does not accept the token.
    record TokenRefused() implements Trouble {}

    /// A problem with this status and code.
    record Refusal(int status, String code) implements Trouble {}

    /// The seal comes from a stranger.
    record ForeignSeal() implements Trouble {}

    /// The receipt is of another message.
    record OtherReceipt() implements Trouble {}

    /// The bytes of a document are others, as many or more.
    record OtherBytes(byte[] bytes) implements Trouble {}

    /// Something happens to the caller, before or after the work is done.
    record Interference(boolean workDone, Runnable act) implements Trouble {}
}
