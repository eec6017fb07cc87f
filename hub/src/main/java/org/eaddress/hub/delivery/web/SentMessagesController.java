package org.eaddress.hub.delivery.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.delivery.DeemedNotifications;
import org.eaddress.hub.delivery.DeemedNotifications.ToRecipient;
import org.eaddress.hub.delivery.Deliveries;
import org.eaddress.hub.delivery.Delivery;
import org.eaddress.hub.delivery.DeliveryState;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.problem.Paging;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.eaddress.hub.problem.WrittenTime;
import org.eaddress.hub.submission.AcceptedMessage;
import org.eaddress.hub.submission.Inspection;
import org.eaddress.hub.submission.MessageId;
import org.eaddress.hub.submission.Messages;
import org.eaddress.hub.submission.UnsentMessage;
import org.eaddress.hub.submission.UnsentMessages;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a sender can see of the messages it submitted.
@RestController
class SentMessagesController {
    private static final Duration LONGEST = Duration.ofDays(31);

    private final Messages messages;
    private final Deliveries deliveries;
    private final DeemedNotifications deemed;
    private final UnsentMessages unsent;

    SentMessagesController(
            Messages messages, Deliveries deliveries, DeemedNotifications deemed, UnsentMessages unsent) {
        this.unsent = unsent;
        this.messages = messages;
        this.deliveries = deliveries;
        this.deemed = deemed;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SentMessageForm(
            UUID message,
            String state,
            String messageSha256,
            String receiptSha256,
            Instant acceptedAt,
            @Nullable Instant sentAt,
            @Nullable Instant lapsedAt) {
        static SentMessageForm of(AcceptedMessage message) {
            return new SentMessageForm(
                    message.id(),
                    stateOf(message),
                    message.digest().hex(),
                    message.receiptDigest().hex(),
                    message.acceptedAt(),
                    message.sentAt().orElse(null),
                    SentMessagesController.lapsedAt(message));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SentMessagesForm(
            List<SentMessageForm> messages, @Nullable String next) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StatusForm(
            UUID message,
            String state,
            Instant acceptedAt,
            @Nullable Instant sentAt,
            String inspection,
            @Nullable Instant lapsesAt,
            @Nullable Instant lapsedAt,
            @Nullable Instant cancelledAt,
            @Nullable String priority,
            @Nullable Instant consignNotBefore,
            @Nullable Instant expiresAt,
            List<DeliveryForm> deliveries) {}

    record UnsentForm(UUID message, Instant acceptedAt, Instant lapsesAt) {
        static UnsentForm of(UnsentMessage message) {
            return new UnsentForm(message.id(), message.acceptedAt(), message.lapsesAt());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnsentMessagesForm(
            List<UnsentForm> messages, @Nullable String next) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryForm(
            String recipient,
            String state,
            Instant since,
            @Nullable String reason,
            @Nullable LocalDate deemedNotifiedOn,
            @Nullable Instant notToldSince,
            @Nullable String redirectedFrom) {
        static DeliveryForm of(Delivery delivery, Optional<ToRecipient> deemed) {
            return new DeliveryForm(
                    delivery.recipient().value(),
                    stateOf(delivery.state()),
                    delivery.state().at(),
                    reasonOf(delivery.state()),
                    deemed.flatMap(one -> one.notification().on()).orElse(null),
                    deemed.flatMap(ToRecipient::heldSince).orElse(null),
                    delivery.redirectedFrom().map(EAddress::value).orElse(null));
        }

        private static @Nullable String reasonOf(DeliveryState state) {
            return switch (state) {
                case DeliveryState.Undelivered undelivered -> undelivered.reason();
                case DeliveryState.Rejected rejected -> rejected.reason().code();
                case DeliveryState.Waiting _,
                        DeliveryState.Consigned _,
                        DeliveryState.Unretrieved _,
                        DeliveryState.Cancelled _,
                        DeliveryState.Expired _,
                        DeliveryState.Recalled _,
                        DeliveryState.HandedOver _ -> null;
            };
        }

        private static String stateOf(DeliveryState state) {
            return switch (state) {
                case DeliveryState.Waiting _ -> "waiting";
                case DeliveryState.Consigned _ -> "consigned";
                case DeliveryState.HandedOver _ -> "handedOver";
                case DeliveryState.Unretrieved _ -> "unretrieved";
                case DeliveryState.Rejected _ -> "rejected";
                case DeliveryState.Undelivered _ -> "undelivered";
                case DeliveryState.Cancelled _ -> "cancelled";
                case DeliveryState.Expired _ -> "expired";
                case DeliveryState.Recalled _ -> "recalled";
            };
        }
    }

    @GetMapping("/v1/messages")
    SentMessagesForm list(
            Caller caller,
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        Instant first = WrittenTime.of("from", from);
        Instant last = WrittenTime.of("to", to);
        if (Duration.between(first, last).compareTo(LONGEST) > 0) {
            throw malformed("to is more than %d days after from.".formatted(LONGEST.toDays()));
        }
        Paging page = Paging.of(cursor, limit);
        List<AcceptedMessage> found = messages.ofSender(caller.eAddress(), first, last, page.after(), page.limit());
        String next = found.size() < page.limit() ? null : found.getLast().id().toString();
        return new SentMessagesForm(found.stream().map(SentMessageForm::of).toList(), next);
    }

    /// The reminder: what the caller's system has to register before it lapses.
    @GetMapping("/v1/messages/unsent")
    UnsentMessagesForm unsent(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        Paging page = Paging.of(cursor, limit);
        List<UnsentMessage> found = unsent.ofSender(caller.eAddress(), page.after(), page.limit());
        String next = found.size() < page.limit() ? null : found.getLast().id().toString();
        return new UnsentMessagesForm(found.stream().map(UnsentForm::of).toList(), next);
    }

    @GetMapping("/v1/messages/{id}")
    StatusForm status(@PathVariable String id, Caller caller) {
        AcceptedMessage message = messages.find(MessageId.of(id))
                .filter(found -> found.sender().equals(caller.eAddress()))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_MESSAGE, "The caller submitted no message with this id."));
        return new StatusForm(
                message.id(),
                stateOf(message),
                message.acceptedAt(),
                message.sentAt().orElse(null),
                wordOf(message.inspection()),
                lapsesAt(message).orElse(null),
                lapsedAt(message),
                message.cancelledAt().orElse(null),
                message.schedule()
                        .priority()
                        .map(priority -> priority.name().toLowerCase(Locale.ROOT))
                        .orElse(null),
                message.schedule().notBefore().orElse(null),
                message.schedule().expiresAt().orElse(null),
                deliveries(message));
    }

    private List<DeliveryForm> deliveries(AcceptedMessage message) {
        List<Delivery> all = deliveries.of(message.id());
        Map<EAddress, ToRecipient> days =
                deemed.of(message, all).stream().collect(Collectors.toMap(ToRecipient::recipient, Function.identity()));
        return all.stream()
                .map(delivery -> DeliveryForm.of(delivery, Optional.ofNullable(days.get(delivery.recipient()))))
                .toList();
    }

    private Optional<Instant> lapsesAt(AcceptedMessage message) {
        return message.isUnsent() ? unsent.find(message.id()).map(UnsentMessage::lapsesAt) : Optional.empty();
    }

    /// What was cancelled did not lapse, in the words of the API.
    private static @Nullable Instant lapsedAt(AcceptedMessage message) {
        return message.cancelledAt().isPresent() ? null : message.lapsedAt().orElse(null);
    }

    private static String stateOf(AcceptedMessage message) {
        if (message.cancelledAt().isPresent()) {
            return "cancelled";
        }
        if (message.inspection().isRefusal()) {
            return "refused";
        }
        if (message.isUnsent()) {
            return "accepted";
        }
        return message.sentAt().isPresent() ? "sent" : "lapsed";
    }

    private static String wordOf(Inspection inspection) {
        return switch (inspection) {
            case NOT_SCANNED -> "notScanned";
            case WAITING -> "waiting";
            case CLEAN -> "clean";
            case MALWARE -> "malware";
            case NOT_SCANNABLE -> "notScannable";
        };
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
