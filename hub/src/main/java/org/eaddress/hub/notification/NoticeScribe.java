package org.eaddress.hub.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eaddress.hub.notification.NoticeBook.Failure;
import org.eaddress.hub.notification.NoticeEvidence.Said;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Has the book write down what became of a batch: together what was given, for almost all is, each failure by
/// itself. What cannot be written down does not keep the others back: it is given again when its lease has ended.
@Component
class NoticeScribe {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeScribe.class);
    private static final Outcome NOBODY_CARRIES = new Outcome.NotTaken("no channel");

    private final NoticeBook book;

    NoticeScribe(NoticeBook book) {
        this.book = book;
    }

    /// Those of them that were not given, or of which it was not written down.
    ///
    /// @param isOut whether what is taken now does not arrive
    List<UUID> writeDown(List<Notice> all, Map<UUID, Outcome> outcomes, boolean isOut) {
        List<Said> given = new ArrayList<>();
        List<UUID> troubles = new ArrayList<>();
        for (Notice notice : all) {
            Outcome outcome = outcomes.getOrDefault(notice.id(), NOBODY_CARRIES);
            if (outcome instanceof Outcome.Taken(var status)
                    && (!isOut || notice.about().isEmpty())) {
                given.add(new Said(notice, status));
            } else {
                troubles.add(notice.id());
                isWritten(notice.id(), () -> failed(notice, outcome));
            }
        }
        troubles.addAll(together(given, said -> said.notice().id(), book::given));
        return troubles;
    }

    private void failed(Notice notice, Outcome outcome) {
        switch (outcome) {
            case Outcome.Taken(var status) -> book.failed(notice, Failure.LOST, status);
            case Outcome.Refused(var status) -> book.failed(notice, Failure.REFUSED, status);
            case Outcome.NotTaken(var status) -> book.failed(notice, Failure.NOT_TAKEN, status);
        }
    }

    void needless(List<Notice> all) {
        together(all, Notice::id, book::needless);
    }

    /// Those of which it was not written down.
    private static <T> List<UUID> together(List<T> all, Function<T, UUID> id, Consumer<List<T>> act) {
        if (all.isEmpty()) {
            return List.of();
        }
        try {
            act.accept(all);
            return List.of();
        } catch (RuntimeException e) {
            LOG.warn(
                    "What became of {} notices was not written down ({}); they go one by one",
                    all.size(),
                    e.getClass().getName());
            return all.stream()
                    .filter(one -> !isWritten(id.apply(one), () -> act.accept(List.of(one))))
                    .map(id)
                    .toList();
        }
    }

    private static boolean isWritten(UUID notice, Runnable act) {
        try {
            act.run();
            return true;
        } catch (RuntimeException e) {
            LOG.error(
                    "What became of the notice {} was not written down: {}",
                    notice,
                    e.getClass().getName());
            return false;
        }
    }
}
