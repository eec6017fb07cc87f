package org.eaddress.hub.access;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Which pages are there for whom: the one place that says what a caller who may not do everything can come to.
/// Pages that are made later are for those who may administer, unless they are written down here.
final class Pages {
    private static final Set<String> FOR_ALL = Set.of(
            "/",
            "/mail",
            "/mailboxes",
            "/step-up",
            "/consent",
            "/consent/refusal",
            "/accessibility",
            "/verify",
            "/outages",
            "/error",
            SignIn.START,
            SignIn.FAILED,
            SignIn.NO_E_ADDRESS,
            SignIn.SESSION_ENDED);
    private static final String SESSIONS = "/settings/sessions";
    private static final String APPLICATIONS = "/settings/applications";
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Pattern SENT_MESSAGE = Pattern.compile("/sent(/[0-9a-f-]{36}(/(receipt|evidence))?)?");

    private Pages() {}

    /// Whether the page of this address is there for this caller.
    static boolean areFor(Caller caller, String method, String path) {
        Optional<Power> needed = caller.byDelegation().isPresent()
                ? ofDelegate(path, READING.contains(method))
                : Optional.of(ofOwn(path, READING.contains(method)));
        return needed.filter(caller::may).isPresent();
    }

    /// What a page needs of a delegate; empty where none comes, whatever she may do.
    private static Optional<Power> ofDelegate(String path, boolean reads) {
        if (isForAll(path)) {
            return Optional.of(Power.SEE);
        }
        boolean isWriting =
                isIn("/write", path) || (reads && SENT_MESSAGE.matcher(path).matches());
        return Optional.of(Power.ANSWER).filter(_ -> isWriting);
    }

    /// What it needs of the others.
    private static Power ofOwn(String path, boolean reads) {
        if (isForAll(path) || (reads && isIn("/sent", path))) {
            return Power.SEE;
        }
        if (isIn("/write", path)) {
            return Power.ANSWER;
        }
        return isIn("/sent", path) || isIn("/board", path) ? Power.SEND : Power.ADMINISTER;
    }

    private static boolean isForAll(String path) {
        return FOR_ALL.contains(path) || path.startsWith("/mail/") || isIn(SESSIONS, path) || isIn(APPLICATIONS, path);
    }

    private static boolean isIn(String place, String path) {
        return path.equals(place) || path.startsWith(place + "/");
    }
}
