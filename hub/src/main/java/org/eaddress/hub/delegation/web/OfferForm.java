package org.eaddress.hub.delegation.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.eaddress.hub.access.Extent;
import org.eaddress.hub.access.Power;
import org.eaddress.hub.delegation.Delegation;
import org.eaddress.hub.delegation.Delegations.Offer;
import org.eaddress.hub.directory.EAddress;
import org.jspecify.annotations.Nullable;

/// What somebody typed who wants to entrust the mailbox: days are those of Riga, both included; what is left empty
/// sets no bound.
record OfferForm(String sender, String from, String to, String expires, String power) {
    static final OfferForm EMPTY = new OfferForm("", "", "", "", "see");

    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");
    private static final int LONGEST = 100;
    private static final int LAST_YEAR = 9000;

    /// What one may entrust to a delegate.
    static final List<Power> POWERS = List.of(Power.SEE, Power.ANSWER, Power.SEND);

    /// What is wrong with it.
    enum Fault {
        SENDER,
        DAYS,
        EXPIRES,
        POWER
    }

    /// An answer to a form.
    sealed interface Reading {
        record Good(Offer asked) implements Reading {}

        record Bad(Fault fault) implements Reading {}
    }

    Reading read() {
        Optional<EAddress> from =
                Optional.of(sender.strip()).filter(text -> !text.isEmpty()).flatMap(EAddress::parse);
        if (!sender.isBlank() && from.isEmpty()) {
            return new Reading.Bad(Fault.SENDER);
        }
        Optional<Instant> since = start(this.from, 0, Delegation.EVER);
        Optional<Instant> before = start(to, 1, Delegation.ALWAYS);
        if (since.isEmpty() || before.isEmpty() || !since.get().isBefore(before.get())) {
            return new Reading.Bad(Fault.DAYS);
        }
        Optional<Power> may =
                POWERS.stream().filter(one -> one.code().equals(power)).findFirst();
        if (may.isEmpty()) {
            return new Reading.Bad(Fault.POWER);
        }
        Extent extent = new Extent(from.orElse(null), since.get(), before.get());
        return start(expires, 1, null)
                .<Reading>map(end -> new Reading.Good(new Offer(extent, may.get(), end)))
                .orElseGet(() -> new Reading.Bad(Fault.EXPIRES));
    }

    /// The form as it is shown again.
    OfferForm kept() {
        return new OfferForm(cut(sender), cut(from), cut(to), cut(expires), cut(power));
    }

    private static String cut(String typed) {
        return typed.length() > LONGEST ? "" : typed;
    }

    /// When this day begins, or so many days later; empty when it is no day.
    private static Optional<Instant> start(String day, int later, @Nullable Instant ifBlank) {
        if (day.isBlank()) {
            return Optional.ofNullable(ifBlank);
        }
        try {
            LocalDate date = LocalDate.parse(day.strip());
            return date.getYear() > 0 && date.getYear() < LAST_YEAR
                    ? Optional.of(date.plusDays(later).atStartOfDay(RIGA).toInstant())
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
