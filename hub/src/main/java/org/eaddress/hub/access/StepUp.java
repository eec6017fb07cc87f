package org.eaddress.hub.access;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Whether a person proved surely and lately enough who she is for what she is about to do; if not, what waits
/// until she has.
@Component
public class StepUp {
    private static final Duration WAITS = Duration.ofMinutes(15);

    private final AccessSettings settings;
    private final SignInSettings signIn;
    private final Clock clock;

    StepUp(AccessSettings settings, SignInSettings signIn, Clock clock) {
        this.settings = settings;
        this.signIn = signIn;
        this.clock = clock;
    }

    /// What an act asks for that needs no more than to be signed in is proven already.
    boolean isProven(Act act, SignedInPerson person) {
        AssuranceLevel wanted = signIn.level(act);
        return wanted == AssuranceLevel.LOW || person.level().reaches(wanted) && isRecent(person);
    }

    private boolean isRecent(SignedInPerson person) {
        Instant since = clock.instant().minus(signIn.stepUp().within());
        return person.provenAt().filter(at -> !at.isBefore(since)).isPresent();
    }

    /// Keeps what she entered in the form at this path until then.
    void wait(HttpSession session, NeedsProof needs, SignedInPerson person, String path, Form form) {
        SessionMarks.keep(
                session,
                new WaitingAct(
                        needs.value(),
                        signIn.level(needs.value()),
                        person.caller().eAddress(),
                        path,
                        form.fields(),
                        form.without(needs.unsaid()),
                        clock.instant()));
    }

    /// What a person entered, in its order.
    record Form(Map<String, List<String>> fields) {
        private List<String> without(String... names) {
            Set<String> unsaid = Set.of(names);
            return fields.entrySet().stream()
                    .filter(field -> !unsaid.contains(field.getKey()))
                    .flatMap(field -> field.getValue().stream())
                    .filter(value -> !value.isBlank())
                    .toList();
        }

        long characters() {
            return fields.entrySet().stream()
                    .mapToLong(field -> field.getKey().length()
                            + field.getValue().stream()
                                    .mapToLong(String::length)
                                    .sum())
                    .sum();
        }
    }

    /// What waits in this session, for a quarter of an hour at most.
    public Optional<WaitingAct> waiting(HttpSession session) {
        Optional<WaitingAct> act = SessionMarks.waiting(session)
                .filter(one -> clock.instant().isBefore(one.since().plus(WAITS)));
        if (act.isEmpty()) {
            SessionMarks.forgetWaiting(session);
        }
        return act;
    }

    /// Whether the person who is signed in may let it go on.
    public boolean mayGoOn(WaitingAct act) {
        return Acting.signedIn().filter(person -> isProven(act.act(), person)).isPresent();
    }

    /// The ids of the providers that can be sure enough for it.
    public List<String> providersFor(WaitingAct act) {
        return settings.identities().entrySet().stream()
                .filter(one -> one.getValue().canReach(act.level()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
