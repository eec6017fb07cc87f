package org.eaddress.hub.representation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eaddress.hub.access.Representatives;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.representation.RepresentationRegister.Page;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes over what changed in the register, page by page: a page counts whole, with its cursor, or not at all. One
/// hub at a time asks; the others pass. A register that does not answer leaves everything as it was.
@Component
public class RegisterSync {
    private static final Logger LOG = LoggerFactory.getLogger(RegisterSync.class);

    private final RepresentationRegister register;
    private final RegisterState state;
    private final Directory directory;
    private final Representatives representatives;
    private final RegisterSettings settings;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RegisterSync(
            RepresentationRegister register,
            RegisterState state,
            Directory directory,
            Representatives representatives,
            RegisterSettings settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.register = register;
        this.state = state;
        this.directory = directory;
        this.representatives = representatives;
        this.settings = settings;
        this.transactions = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// Takes over all that is there, after another hub that is at it.
    ///
    /// @throws UncheckedIOException when the register does not answer
    public void catchUp() {
        while (page(true)) {}
    }

    /// Takes over the next page, unless another hub is at it; whether there is something more. Never throws for the
    /// register, whatever it says: it is told, and asked again later.
    boolean look() {
        try {
            return page(false);
        } catch (RuntimeException e) {
            silent(e);
            return false;
        }
    }

    private boolean page(boolean waiting) {
        return Objects.requireNonNull(
                transactions.execute(_ -> state.take(waiting).map(this::page).orElse(false)));
    }

    private boolean page(RegisterState.Sync sync) {
        try {
            Page page = register.changes(sync.cursorOf(register.name()), settings.page());
            Instant now = clock.instant();
            apply(page, now);
            state.answered(register.name(), page.cursor(), now);
            sync.silentSince()
                    .ifPresent(since -> LOG.info("The register answers again; it was silent since {}", since));
            return page.more();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void apply(Page page, Instant now) {
        Map<EAddress, Entry.Organisation> organisations = new LinkedHashMap<>();
        Map<String, Entry.Refused> refused = new LinkedHashMap<>();
        for (Entry entry : page.entries()) {
            switch (entry) {
                case Entry.Organisation organisation -> {
                    organisations.put(organisation.account().eAddress(), organisation);
                    refused.remove(organisation.number());
                }
                case Entry.Refused one -> refused.put(one.place(), one);
            }
        }
        state.mend(organisations.values());
        refuse(refused.values(), now);
        directory.enrol(
                organisations.values().stream().map(Entry.Organisation::account).toList());
        directory.close(organisations.values().stream()
                .map(Entry.Organisation::account)
                .filter(Account::isClosed)
                .map(Account::eAddress)
                .toList());
        representatives.replace(organisations.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().signatories())));
    }

    /// Which they are tells the health.
    private void refuse(Collection<Entry.Refused> refused, Instant now) {
        refused.forEach(one -> state.refuse(one, now));
        if (!refused.isEmpty()) {
            LOG.warn("ALARM: refused records in a page of the register: {}", refused.size());
        }
    }

    /// The alarm comes again at each look: what was removed in the register still counts here.
    private void silent(RuntimeException failure) {
        Instant now = clock.instant();
        boolean isNew = state.silent(now);
        Optional<Duration> silence = state.read().silentSince().map(since -> Duration.between(since, now));
        if (silence.filter(time -> time.compareTo(settings.alarmAfter()) >= 0).isPresent()) {
            LOG.warn("ALARM: the register has not answered for {}", silence.orElseThrow());
        } else if (isNew) {
            // the words of other failures may have somebody's data in them
            boolean isOfRegister = failure instanceof UncheckedIOException;
            LOG.warn(
                    "The register does not answer: {}",
                    isOfRegister ? failure.getMessage() : failure.getClass().getName());
        }
    }
}
