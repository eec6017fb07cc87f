package org.eaddress.hub.mailbox.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.mailbox.Arrivals;
import org.eaddress.hub.mailbox.MailboxEntry;
import org.eaddress.hub.mailbox.MailboxPage;
import org.eaddress.hub.mailbox.Mailboxes;
import org.eaddress.hub.mailbox.WholePage;
import org.eaddress.hub.problem.Paging;
import org.eaddress.hub.problem.ProblemException;
import org.eaddress.hub.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/// The mailbox for systems: list what waits for them, whole or in a line each, or wait for what comes.
@RestController
class InboxListController {
    private static final Executor ANSWERING =
            answer -> Thread.ofVirtual().name("inbox").start(answer);
    private static final long ENDS_BY_ITSELF = 0;

    private final Mailboxes mailboxes;
    private final Arrivals arrivals;

    InboxListController(Mailboxes mailboxes, Arrivals arrivals) {
        this.mailboxes = mailboxes;
        this.arrivals = arrivals;
    }

    record EntryForm(UUID message, String from, String fromName, String subject, Instant consignedAt) {
        static EntryForm of(MailboxEntry entry) {
            return new EntryForm(
                    entry.messageId(),
                    entry.sender().value(),
                    entry.senderName(),
                    entry.subject(),
                    entry.consignedAt());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InboxForm(List<?> messages, @Nullable String next) {
        boolean hasNothing() {
            return messages.isEmpty() && next == null;
        }
    }

    @GetMapping(path = "/v1/inbox", params = "!wait")
    InboxForm list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(defaultValue = "false") boolean whole) {
        return page(caller, Paging.of(cursor, limit), whole);
    }

    /// The same, but while there is nothing the answer waits.
    @GetMapping(path = "/v1/inbox", params = "wait")
    DeferredResult<InboxForm> await(
            Caller caller,
            @RequestParam String wait,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(defaultValue = "false") boolean whole) {
        Paging paging = Paging.of(cursor, limit);
        CompletableFuture<Void> arrival = arrivals.next(caller.eAddress(), paging.after(), seconds(wait))
                .orElseThrow(() -> new ProblemException(
                        ProblemType.TOO_MANY_CALLS_WAIT, "As many calls wait as the hub lets wait at a time."));
        try {
            return answer(arrival, () -> page(caller, paging, whole));
        } catch (RuntimeException e) {
            arrival.complete(null);
            throw e;
        }
    }

    /// Whatever becomes of the call, its place is free again: also when its client does not wait for the answer.
    private static DeferredResult<InboxForm> answer(CompletableFuture<Void> arrival, Supplier<InboxForm> page) {
        DeferredResult<InboxForm> answer = new DeferredResult<>(ENDS_BY_ITSELF);
        answer.onCompletion(() -> arrival.complete(null));
        InboxForm there = page.get();
        if (there.hasNothing()) {
            arrival.thenApplyAsync(_ -> page.get(), ANSWERING).whenComplete((later, failure) -> {
                boolean _ = failure == null
                        ? answer.setResult(later)
                        : answer.setErrorResult(Objects.requireNonNullElse(failure.getCause(), failure));
            });
        } else {
            arrival.complete(null);
            answer.setResult(there);
        }
        return answer;
    }

    private static Duration seconds(String wait) {
        try {
            int seconds = Integer.parseInt(wait);
            if (seconds >= 0) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException e) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "wait is not a number of seconds.");
        }
        throw new ProblemException(ProblemType.MALFORMED_REQUEST, "wait is less than 0.");
    }

    private InboxForm page(Caller caller, Paging paging, boolean whole) {
        return whole ? wholePage(caller, paging) : entryPage(caller, paging);
    }

    private InboxForm wholePage(Caller caller, Paging paging) {
        WholePage page = mailboxes.wholeForSystem(caller, paging.after(), paging.limit());
        return new InboxForm(
                page.messages().stream()
                        .map(message -> ReceivedForm.of(message, caller.eAddress()))
                        .toList(),
                page.next().orElse(null));
    }

    private InboxForm entryPage(Caller caller, Paging paging) {
        MailboxPage page = mailboxes.forSystem(caller, paging.after(), paging.limit());
        return new InboxForm(
                page.entries().stream().map(EntryForm::of).toList(), page.next().orElse(null));
    }
}
