package org.eaddress.hub.notification;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eaddress.hub.delivery.HeldMessage;
import org.eaddress.hub.delivery.Holds;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.notification.Carrier.Outgoing;
import org.eaddress.hub.notification.Notice.About;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Where the owner of an account wants to be told, as the owner keeps it.
@Component
public class AddressBook {
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?=.{4,190}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]{2,63}");
    private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{7,14}");
    private static final int MOST_MISSED = 1000;

    private final Channels channels;
    private final Notices notices;
    private final Codes codes;
    private final Allowance allowance;
    private final Holds holds;
    private final Contacts contacts;
    private final NoticeWords words;
    private final List<Carrier> carriers;
    private final NotificationSettings settings;
    private final Clock clock;

    AddressBook(
            Channels channels,
            Notices notices,
            Codes codes,
            Allowance allowance,
            Holds holds,
            Contacts contacts,
            NoticeWords words,
            List<Carrier> carriers,
            NotificationSettings settings,
            Clock clock) {
        this.channels = channels;
        this.notices = notices;
        this.codes = codes;
        this.allowance = allowance;
        this.holds = holds;
        this.contacts = contacts;
        this.words = words;
        this.carriers = carriers;
        this.settings = settings;
        this.clock = clock;
    }

    /// What came of a wish.
    public enum Answer {
        CODE_SENT,
        CODE_NOT_SENT,
        TOO_OFTEN,
        TOO_MANY,
        NOT_AN_ADDRESS,
        VERIFIED,
        WRONG_CODE,
        REMOVED,
        CHANGED,
        UNKNOWN
    }

    /// The addresses of this account.
    public List<Channel> of(EAddress owner) {
        return channels.of(owner);
    }

    /// Whether notices can go by this way here.
    public boolean offers(Channel.Kind kind) {
        return carrier(kind).isPresent();
    }

    /// Where notices by e-mail lie as files, where nothing carries them; the demo's.
    public Optional<Path> folder() {
        return carrier(Channel.Kind.EMAIL)
                .filter(FolderCarrier.class::isInstance)
                .map(FolderCarrier.class::cast)
                .map(FolderCarrier::folder);
    }

    /// Writes an address for notices of new mail down and sends it a code.
    public Answer add(EAddress owner, Channel.Kind kind, String written, Locale language) {
        return add(owner, Channel.Purpose.MAIL, kind, written, language);
    }

    /// The same for the contact of an organisation: an e-mail address, and one only.
    public Answer addContact(EAddress organisation, String written, Locale language) {
        return organisation.isOfPerson()
                ? Answer.NOT_AN_ADDRESS
                : add(organisation, Channel.Purpose.CONTACT, Channel.Kind.EMAIL, written, language);
    }

    private Answer add(EAddress owner, Channel.Purpose purpose, Channel.Kind kind, String written, Locale language) {
        String address = written.strip();
        if (!(kind == Channel.Kind.EMAIL ? EMAIL : PHONE).matcher(address).matches() || !offers(kind)) {
            return Answer.NOT_AN_ADDRESS;
        }
        List<Channel> own = channels.of(owner).stream()
                .filter(one -> one.purpose() == purpose)
                .toList();
        Optional<Channel> known = own.stream()
                .filter(one -> one.kind() == kind && one.address().equals(address))
                .findFirst();
        if (known.isEmpty() && own.size() >= most(purpose)) {
            return Answer.TOO_MANY;
        }
        Channel channel = known.orElseGet(
                () -> new Channel(UUID.randomUUID(), owner, purpose, kind, address, language, Optional.empty()));
        if (channel.verifiedAt().isPresent()) {
            return Answer.VERIFIED;
        }
        if (!channels.add(channel, clock.instant()) && known.isEmpty()) {
            return Answer.TOO_MANY; // somebody was faster
        }
        return sendCode(owner, channel.id());
    }

    private int most(Channel.Purpose purpose) {
        return switch (purpose) {
            case MAIL -> settings.channels();
            case CONTACT -> 1;
        };
    }

    /// Sends another code; the one before is no longer good.
    public Answer sendCode(EAddress owner, UUID id) {
        Optional<Channel> channel =
                own(owner, id).filter(one -> one.verifiedAt().isEmpty());
        if (channel.isEmpty()) {
            return Answer.UNKNOWN;
        }
        if (!allowance.use("code", owner.value())
                || !allowance.use("code to", channel.get().address())) {
            return Answer.TOO_OFTEN;
        }
        return carry(channel.get(), codes.make(id)) ? Answer.CODE_SENT : Answer.CODE_NOT_SENT;
    }

    private boolean carry(Channel channel, String code) {
        Notice notice =
                new Notice(UUID.randomUUID(), Optional.empty(), channel.id(), channel.kind(), 0, clock.instant(), 1);
        Outgoing outgoing = new Outgoing(notice, channel.address(), words.ofCode(code, channel.language()));
        return carrier(channel.kind())
                        .map(carrier -> carrier.carry(List.of(outgoing)))
                        .orElse(Map.of())
                        .get(notice.id())
                instanceof Outcome.Taken;
    }

    /// The owner has the code, so what is sent there arrives. What it was not told of before it is told there.
    @Transactional
    public Answer verify(EAddress owner, UUID id, String code) {
        if (!codes.verify(owner, id, code.strip())) {
            return Answer.WRONG_CODE;
        }
        Channel channel = channels.find(id).orElseThrow();
        switch (channel.purpose()) {
            case MAIL -> tellWhatWasMissed(owner, channel);
            case CONTACT -> contacts.named(owner);
        }
        return Answer.VERIFIED;
    }

    private void tellWhatWasMissed(EAddress owner, Channel channel) {
        Instant now = clock.instant();
        notices.add(holds.failed(owner, MOST_MISSED).stream()
                .map(held -> NoticeRows.New.first(about(held), channel, now))
                .toList());
    }

    private static About about(HeldMessage held) {
        return new About(held.messageId(), held.recipient(), held.from());
    }

    /// In which language notices go there.
    public Answer speak(EAddress owner, UUID id, Locale language) {
        return channels.speak(owner, id, language) ? Answer.CHANGED : Answer.UNKNOWN;
    }

    /// No notice goes there any more. Who gives no address is not told, and nothing holds the law's clock for that.
    @Transactional
    public Answer remove(EAddress owner, UUID id) {
        Instant now = clock.instant();
        Optional<Channel> channel = own(owner, id);
        if (channel.isEmpty() || !channels.remove(owner, id, now)) {
            return Answer.UNKNOWN;
        }
        switch (channel.get().purpose()) {
            case MAIL -> tellNoMore(owner, id, now);
            case CONTACT -> contacts.removed(channel.get());
        }
        return Answer.REMOVED;
    }

    private void tellNoMore(EAddress owner, UUID id, Instant now) {
        notices.drop(id);
        if (channels.verified(List.of(owner)).isEmpty()) {
            holds.endAll(owner, now);
        }
    }

    private Optional<Channel> own(EAddress owner, UUID id) {
        return channels.of(owner).stream().filter(one -> one.id().equals(id)).findFirst();
    }

    private Optional<Carrier> carrier(Channel.Kind kind) {
        return carriers.stream().filter(carrier -> carrier.carries(kind)).findFirst();
    }
}
