package org.eaddress.hub.writing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.submission.FrontDoor;
import org.eaddress.hub.submission.Inspection;
import org.eaddress.hub.submission.Outcome;
import org.eaddress.hub.submission.Parts;
import org.eaddress.hub.submission.Registration;
import org.eaddress.hub.submission.Registrations;
import org.eaddress.hub.submission.Rejection;
import org.eaddress.storage.Sha256;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Sends drafts as any sender's system does: through the front door, then the receipt durably recorded, then
/// registered. Each step may be repeated by any hub, and a repeat changes nothing.
@Component
public class Sending {
    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final String LAPSED = "message-lapsed";

    private final Dispatches dispatches;
    private final FrontDoor door;
    private final Registrations registrations;

    Sending(Dispatches dispatches, FrontDoor door, Registrations registrations) {
        this.dispatches = dispatches;
        this.door = door;
        this.registrations = registrations;
    }

    /// Sends the draft off, if it is still what its writer saw; empty when it is not, or was sent off before.
    ///
    /// @param seen the digest of the message that she saw
    public Optional<Progress> send(UUID draftId, Caller writer, Sha256 seen) {
        return dispatches.begin(draftId, writer, seen).map(dispatch -> tryToFinish(dispatch, true));
    }

    /// Does what is left to do of one that was sent off.
    void finish(UUID draftId) {
        dispatches.find(draftId).ifPresent(dispatch -> tryToFinish(dispatch, false));
    }

    /// @param isWatched whether its writer waits for the answer
    private Progress tryToFinish(Dispatch dispatch, boolean isWatched) {
        try {
            return finish(dispatch, isWatched);
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    dispatches.isLate(dispatch)
                            ? "ALARM: message {} of the portal is not sent for more than an hour: {}"
                            : "Message {} of the portal is finished later: {}",
                    dispatch.messageId(),
                    e.getClass().getName());
            return new Progress.Later(); // the lease ends by itself
        }
    }

    private Progress finish(Dispatch dispatch, boolean isWatched) throws IOException {
        if (dispatch.receipt().isPresent()) {
            return register(dispatch, dispatch.receipt().get());
        }
        return switch (door.submit(
                dispatch.messageId(), dispatch.writer(), dispatch.draft().message(), Parts.NONE)) {
            case Outcome.Accepted accepted -> record(dispatch, accepted);
            case Outcome.Refused refused -> {
                // another run may have come through the door meanwhile
                Optional<Outcome.Accepted> accepted =
                        door.accepted(dispatch.messageId(), dispatch.draft().message());
                yield accepted.isPresent()
                        ? record(dispatch, accepted.get())
                        : refused(dispatch, refused.reason(), isWatched);
            }
        };
    }

    /// Only what is recorded is registered, and so sent.
    private Progress record(Dispatch dispatch, Outcome.Accepted accepted) {
        String receipt = accepted.receipt().jws();
        return dispatches.record(dispatch, receipt) ? register(dispatch, receipt) : new Progress.Later();
    }

    /// What only has to wait comes back to a writer who waits; another is not troubled with it.
    private Progress refused(Dispatch dispatch, Rejection reason, boolean isWatched) {
        if (!isWatched && isPassing(reason)) {
            return later(dispatch);
        }
        return dispatches.refused(dispatch, reason.type().code())
                ? new Progress.Returned(reason)
                : new Progress.Later();
    }

    private static boolean isPassing(Rejection reason) {
        return reason instanceof Rejection.TooManyUnregistered || reason instanceof Rejection.TooManyWaiting;
    }

    private Progress register(Dispatch dispatch, String receipt) {
        Registration registration =
                new Registration(dispatch.messageId(), Sha256.digestOf(receipt.getBytes(StandardCharsets.US_ASCII)));
        return switch (registrations
                .register(dispatch.writer().eAddress(), List.of(registration))
                .getFirst()) {
            case Registration.Outcome.Sent _, Registration.Outcome.Cancelled _ -> {
                dispatches.done(dispatch);
                yield new Progress.There(dispatch.messageId());
            }
            case Registration.Outcome.Held _ -> {
                dispatches.postpone(dispatch);
                yield new Progress.There(dispatch.messageId());
            }
            case Registration.Outcome.Refused refused -> ended(dispatch, refusal(refused.found()));
            case Registration.Outcome.Lapsed _ -> ended(dispatch, LAPSED);
            case Registration.Outcome.Unknown _, Registration.Outcome.Conflict _ -> disowned(dispatch);
        };
    }

    /// The words stay: nothing says that they were sent.
    private Progress disowned(Dispatch dispatch) {
        LOG.error("ALARM: the hub does not know the receipt of message {} of the portal", dispatch.messageId());
        return later(dispatch);
    }

    private Progress later(Dispatch dispatch) {
        dispatches.postpone(dispatch);
        return new Progress.Later();
    }

    private Progress ended(Dispatch dispatch, String problem) {
        dispatches.ended(dispatch, problem);
        return new Progress.Ended();
    }

    private static String refusal(Inspection found) {
        Rejection reason = found == Inspection.MALWARE ? new Rejection.MalwareFound(0) : new Rejection.NotScannable(0);
        return reason.type().code();
    }
}
