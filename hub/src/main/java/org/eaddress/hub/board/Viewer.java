package org.eaddress.hub.board;

import java.util.EnumSet;
import java.util.Set;
import org.eaddress.hub.directory.EAddress;

/// Who looks at the board, and so what it shows and what can be done.
public sealed interface Viewer {
    /// Runs the hub and sees all.
    record Operator() implements Viewer {}

    /// Sees its own mail.
    record Organisation(EAddress eAddress) implements Viewer {}

    /// Whether the case is shown: to a recipient only when the message lies in its mailbox.
    default boolean sees(Case one) {
        return switch (this) {
            case Operator() -> true;
            case Organisation(var own) ->
                one.sender().equals(own)
                        || (one.kind().isInMailbox()
                                && one.recipient().filter(own::equals).isPresent());
        };
    }

    /// What this one may do about the case, while it is open.
    default Set<Deed> mayDo(Case one) {
        if (one.closed().isPresent() || !sees(one)) {
            return Set.of();
        }
        Set<Deed> deeds = EnumSet.of(Deed.TOOK, Deed.PLANNED, Deed.GAVE_UP);
        switch (one.kind()) {
            case UNRETRIEVED -> {
                deeds.add(Deed.REDIRECTED);
                if (one.plan().next() == Next.SHOW) {
                    deeds.add(Deed.REROUTED);
                }
            }
            case WAITING -> {
                deeds.add(Deed.RETRIED);
                deeds.remove(Deed.GAVE_UP); // it is legally sent: it must arrive
            }
            case HELD -> {
                deeds.add(Deed.RETRIED);
                deeds.remove(Deed.GAVE_UP); // the law's clock stands until the recipient was told
            }
            case UNDELIVERED -> {
                if (one.recipient().filter(EAddress::isOfPerson).isEmpty()) {
                    deeds.add(Deed.REDIRECTED);
                }
            }
            case UNSENT -> {}
        }
        if (this instanceof Organisation(var own)) {
            deeds.remove(Deed.PLANNED);
            deeds.remove(Deed.RETRIED);
            if (one.kind() == CaseKind.UNRETRIEVED) {
                deeds.remove(Deed.GAVE_UP);
            }
            if (one.kind() == CaseKind.UNDELIVERED) {
                deeds.remove(Deed.REDIRECTED); // its sender sends it anew, and has a receipt for that
            }
            if (!one.concerned().equals(own)) {
                deeds.clear();
            }
        }
        return deeds;
    }
}
