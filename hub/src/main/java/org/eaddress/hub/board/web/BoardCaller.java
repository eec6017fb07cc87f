package org.eaddress.hub.board.web;

import java.util.Optional;
import org.eaddress.hub.access.Acting;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.access.Operator;
import org.eaddress.hub.board.Actor;
import org.eaddress.hub.board.Viewer;
import org.springframework.stereotype.Component;

/// Who looks at the board: an operator sees all, whoever acts for an organisation its mail, nobody else anything.
@Component
class BoardCaller {
    private final Acting acting;

    BoardCaller(Acting acting) {
        this.acting = acting;
    }

    /// What is seen, and the name against what is done.
    record Seat(Viewer viewer, Actor actor) {
        boolean isOperator() {
            return viewer instanceof Viewer.Operator;
        }
    }

    /// An operator who acts for an organisation sees that organisation's board.
    Optional<Seat> seat(Caller caller) {
        if (!caller.eAddress().isOfPerson()) {
            return Acting.person()
                    .map(person -> new Seat(
                            new Viewer.Organisation(caller.eAddress()), Actor.of(person.eAddress(), caller.name())));
        }
        return acting.operator().map(BoardCaller::seatOf);
    }

    private static Seat seatOf(Operator operator) {
        return new Seat(new Viewer.Operator(), Actor.of(operator.eAddress(), operator.name()));
    }
}
