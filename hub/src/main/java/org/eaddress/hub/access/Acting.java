package org.eaddress.hub.access;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Representatives.Represented;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.EAddress;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;

/// For whom the signed-in person acts: for herself, or for an organisation or a mailbox entrusted to her, which she
/// chose. That she still may is asked at each request.
@Component
public class Acting {
    private static final String CHOSEN = "access.acting-for";

    private final Representatives representatives;
    private final ObjectProvider<Entrusted> entrusted;
    private final FrozenAccounts frozen;
    private final Operators operators;

    Acting(
            Representatives representatives,
            ObjectProvider<Entrusted> entrusted,
            FrozenAccounts frozen,
            Operators operators) {
        this.representatives = representatives;
        this.entrusted = entrusted;
        this.frozen = frozen;
        this.operators = operators;
    }

    /// The person herself, whomever she acts for.
    public static Optional<Caller> person() {
        return signedIn().map(SignedInPerson::caller);
    }

    /// The same, and how she signed in.
    static Optional<SignedInPerson> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInPerson person
                ? Optional.of(person)
                : Optional.empty();
    }

    /// The person, if she runs the hub.
    public Optional<Operator> operator() {
        return person().filter(person -> operators.include(person.eAddress()))
                .map(person -> new Operator(person.eAddress(), person.name()));
    }

    /// From now on in this session the person acts for this address: her own, or one that she may act for.
    public boolean choose(HttpSession session, Caller person, EAddress whose) {
        if (person.eAddress().equals(whose)) {
            session.removeAttribute(CHOSEN);
            return true;
        }
        return keep(session, person, whose);
    }

    /// The same for a mailbox that was entrusted to her by this delegation.
    public boolean choose(HttpSession session, Caller person, UUID delegation) {
        return keep(session, person, delegation);
    }

    private boolean keep(HttpSession session, Caller person, Serializable chosen) {
        boolean mayBe = actingFor(person, chosen).isPresent();
        if (mayBe) {
            session.setAttribute(CHOSEN, chosen);
        }
        return mayBe;
    }

    /// Whether this session acts for somebody for whom the person may act no more; then she acts for herself from
    /// now on.
    boolean hasLost(HttpSession session, Caller person) {
        Object chosen = session.getAttribute(CHOSEN);
        boolean lost = chosen != null && actingFor(person, chosen).isEmpty();
        if (lost) {
            session.removeAttribute(CHOSEN);
        }
        return lost;
    }

    /// @throws AccessDeniedException when she lost the right this moment: nothing is done as herself instead
    Caller callerOf(Caller person, RequestAttributes request) {
        Object chosen = request.getAttribute(CHOSEN, RequestAttributes.SCOPE_SESSION);
        Caller caller = chosen == null
                ? person
                : actingFor(person, chosen).orElseThrow(() -> new AccessDeniedException("she may act no more"));
        boolean isFrozen = isFrozen(caller) || (chosen != null && isFrozen(person));
        return isFrozen ? caller.boundTo(Power.SEE) : caller;
    }

    /// Whether the account that she acts for is frozen.
    boolean isFrozen(Caller caller) {
        return frozen.include(caller.eAddress());
    }

    private Optional<Caller> actingFor(Caller person, Object chosen) {
        return switch (chosen) {
            case EAddress organisation ->
                representatives.find(person.eAddress(), organisation).map(one -> actingFor(one, person));
            case UUID delegation ->
                entrusted.stream()
                        .flatMap(one -> one.find(person.eAddress(), delegation).stream())
                        .findFirst()
                        .map(mailbox -> actingFor(mailbox, person));
            default -> Optional.empty();
        };
    }

    /// Evidence names both: the organisation, and the person who acted for it.
    private static Caller actingFor(Represented represented, Caller person) {
        Account organisation = represented.account();
        return new Caller(
                organisation.eAddress(),
                organisation.name() + " (" + person.name() + ")",
                Caller.Way.PERSON,
                person.assuranceLevel(),
                null,
                represented.power());
    }

    /// Evidence names both: whose mailbox it is, and her delegate.
    private static Caller actingFor(Entrusted.Mailbox mailbox, Caller person) {
        Account principal = mailbox.principal();
        return new Caller(
                principal.eAddress(), principal.name(), Caller.Way.PERSON, person.assuranceLevel(), mailbox.delegate());
    }
}
