package org.eaddress.client;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The hub answered with a problem (RFC 9457), one of those in `problems.md`.
public final class HubProblem extends EAddressException {
    private static final long serialVersionUID = 1;

    private static final int TOO_MANY = 429;

    /// Statuses with which the hub says that this message, as it is, will not be taken.
    private static final Set<Integer> FINAL = Set.of(400, 409, 413, 422);

    private static final Set<String> ENDS_REGISTRATION =
            Set.of("malware-found", "document-not-scannable", Entry.Refused.LAPSED, Entry.Refused.CANCELLED);

    private final int status;
    private final String code;
    private final String detail;

    private final @Nullable String instance;
    private final @Nullable String evidence;
    private final Duration retryAfter;

    HubProblem(int status, String code, String detail, String next, @Nullable String instance) {
        this(status, code, detail, next, instance, null);
    }

    HubProblem(
            int status, String code, String detail, String next, @Nullable String instance, @Nullable String evidence) {
        this(status, code, detail, next, instance, evidence, Duration.ZERO);
    }

    private HubProblem(
            int status,
            String code,
            String detail,
            String next,
            @Nullable String instance,
            @Nullable String evidence,
            Duration retryAfter) {
        super(code + ": " + detail, next);
        this.retryAfter = retryAfter;
        this.status = status;
        this.code = code;
        this.detail = detail;
        this.instance = instance;
        this.evidence = evidence;
    }

    /// The HTTP status.
    public int status() {
        return status;
    }

    /// The stable code, such as `unknown-recipient`; `http-<status>` when the answer was not a problem document.
    public String code() {
        return code;
    }

    /// What happened.
    public String detail() {
        return detail;
    }

    /// Names the occurrence in the operator's log.
    public @Nullable String instance() {
        return instance;
    }

    /// The hub's sealed statement that it refused the submission (SubmissionRejection), as it came; only for
    /// whoever hears the refusal first: the ledger does not keep it.
    public @Nullable String evidence() {
        return evidence;
    }

    /// The same, with how long the hub asks to be left alone.
    HubProblem after(Duration wait) {
        return new HubProblem(status, code, detail, next(), instance, evidence, wait);
    }

    /// The same, told with other words.
    HubProblem saying(String otherDetail) {
        return new HubProblem(status, code, otherDetail, next(), instance, evidence, retryAfter);
    }

    /// Whether the client is over a limit of the hub for longer than its patience: what was begun stays in the
    /// ledger and can be finished after [#retryAfter].
    public boolean isHeldBack() {
        return status == TOO_MANY;
    }

    /// How long the hub asks to be left alone; zero when it did not say.
    public Duration retryAfter() {
        return retryAfter;
    }

    /// Whether the message was accepted and waits for its scan for malware, so that it cannot be registered yet.
    public boolean isInspectionPending() {
        return code.equals("inspection-pending");
    }

    /// Whether the message was refused after it had been accepted, or lapsed: it was not sent and never will be.
    boolean endsRegistration() {
        return ENDS_REGISTRATION.contains(code);
    }

    /// Whether repeating the same submission can only fail again.
    boolean endsSubmission() {
        return (FINAL.contains(status) || code.equals("sender-not-yours")) && !code.startsWith("http-");
    }
}
