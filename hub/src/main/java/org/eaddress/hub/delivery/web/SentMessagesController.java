package org.eaddress.hub.delivery.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.eaddress.hub.submission.MessageId;
import org.eaddress.hub.submission.Messages;
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

    SentMessagesController(Messages messages, Deliveries deliveries, DeemedNotifications deemed) {
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
            @Nullable Instant sentAt) {
        static SentMessageForm of(AcceptedMessage message) {
            return new SentMessageForm(
                    message.id(),
                    stateOf(message),
                    message.digest().hex(),
                    message.receiptDigest().hex(),
                    message.acceptedAt(),
                    message.sentAt().orElse(null));
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
            List<DeliveryForm> deliveries) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryForm(
            String recipient,
            String state,
            Instant since,
            @Nullable String reason,
            @Nullable LocalDate deemedNotifiedOn) {
        static DeliveryForm of(Delivery delivery, @Nullable LocalDate on) {
            String recipient = delivery.recipient().value();
            return switch (delivery.state()) {
                case DeliveryState.Waiting(var at) -> new DeliveryForm(recipient, "waiting", at, null, on);
                case DeliveryState.Consigned(var at) -> new DeliveryForm(recipient, "consigned", at, null, on);
                case DeliveryState.HandedOver(var at) -> new DeliveryForm(recipient, "handedOver", at, null, on);
                case DeliveryState.Undelivered(var at, var reason) ->
                    new DeliveryForm(recipient, "undelivered", at, reason, on);
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
                deliveries(message));
    }

    private List<DeliveryForm> deliveries(AcceptedMessage message) {
        List<Delivery> all = deliveries.of(message.id());
        Map<EAddress, LocalDate> days = deemed.of(message, all).stream()
                .filter(one -> one.notification().on().isPresent())
                .collect(Collectors.toMap(
                        ToRecipient::recipient, one -> one.notification().on().orElseThrow()));
        return all.stream()
                .map(delivery -> DeliveryForm.of(delivery, days.get(delivery.recipient())))
                .toList();
    }

    private static String stateOf(AcceptedMessage message) {
        return message.sentAt().isPresent() ? "sent" : "accepted";
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
