package org.eaddress.hub.access;

import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.EAddress;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;

/// For whom the signed-in person acts: for herself, or for an organisation that she chose and may act for. That she
/// still may is asked at each request.
@Component
public class Acting {
    private static final String CHOSEN = "access.acting-for";

    private final Representatives representatives;
    private final Operators operators;

    Acting(Representatives representatives, Operators operators) {
        this.representatives = representatives;
        this.operators = operators;
    }

    /// The person herself, whomever she acts for.
    public static Optional<Caller> person() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedInPerson person
                ? Optional.of(person.caller())
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
        if (representatives.account(person.eAddress(), whose).isEmpty()) {
            return false;
        }
        session.setAttribute(CHOSEN, whose);
        return true;
    }

    Caller callerOf(Caller person, RequestAttributes request) {
        return request.getAttribute(CHOSEN, RequestAttributes.SCOPE_SESSION) instanceof EAddress chosen
                ? representatives
                        .account(person.eAddress(), chosen)
                        .map(account -> actingFor(account, person))
                        .orElse(person)
                : person;
    }

    /// Evidence names both: the organisation, and the person who acted for it.
    private static Caller actingFor(Account organisation, Caller person) {
        return new Caller(
                organisation.eAddress(),
                organisation.name() + " (" + person.name() + ")",
                Caller.Way.PERSON,
                person.assuranceLevel());
    }
}
