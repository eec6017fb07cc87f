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
        return dispatches.begin(draftId, writer, seen).map(this::tryToFinish);
    }

    /// Does what is left to do of one that was sent off.
    void finish(UUID draftId) {
        dispatches.find(draftId).ifPresent(this::tryToFinish);
    }

    private Progress tryToFinish(Dispatch dispatch) {
        try {
            return finish(dispatch);
        } catch (IOException | RuntimeException e) {
            LOG.warn(
                    "Message {} of the portal is finished later: {}",
                    dispatch.messageId(),
                    e.getClass().getName());
            return new Progress.Later();
        }
    }

    private Progress finish(Dispatch dispatch) throws IOException {
        if (dispatch.receipt().isPresent()) {
            return register(dispatch, dispatch.receipt().get());
        }
        return switch (door.submit(
                dispatch.messageId(), dispatch.writer(), dispatch.draft().message(), Parts.NONE)) {
            case Outcome.Accepted accepted -> {
                String receipt = accepted.receipt().jws();
                dispatches.record(dispatch, receipt);
                yield register(dispatch, receipt);
            }
            case Outcome.Refused refused -> {
                dispatches.giveBack(dispatch, refused.reason().type().code());
                yield new Progress.Returned(refused.reason());
            }
        };
    }

    private Progress register(Dispatch dispatch, String receipt) {
        Registration registration =
                new Registration(dispatch.messageId(), Sha256.digestOf(receipt.getBytes(StandardCharsets.US_ASCII)));
        return switch (registrations
                .register(dispatch.writer().eAddress(), List.of(registration))
                .getFirst()) {
            case Registration.Outcome.Sent _,
                    Registration.Outcome.Cancelled _,
                    Registration.Outcome.Unknown _,
                    Registration.Outcome.Conflict _ -> {
                dispatches.done(dispatch);
                yield new Progress.There(dispatch.messageId());
            }
            case Registration.Outcome.Held _ -> {
                dispatches.postpone(dispatch);
                yield new Progress.There(dispatch.messageId());
            }
            case Registration.Outcome.Refused refused -> ended(dispatch, refusal(refused.found()));
            case Registration.Outcome.Lapsed _ -> ended(dispatch, LAPSED);
        };
    }

    private Progress ended(Dispatch dispatch, String problem) {
        dispatches.giveBack(dispatch, problem);
        return new Progress.Ended();
    }

    private static String refusal(Inspection found) {
        Rejection reason = found == Inspection.MALWARE ? new Rejection.MalwareFound(0) : new Rejection.NotScannable(0);
        return reason.type().code();
    }
}
