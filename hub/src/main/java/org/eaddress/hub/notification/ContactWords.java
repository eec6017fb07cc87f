package org.eaddress.hub.notification;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eaddress.hub.access.KeyEnds;
import org.eaddress.hub.board.Escalations.Untold;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.notification.Carrier.Wording;
import org.eaddress.hub.portal.Languages;
import org.eaddress.hub.portal.PlainText;
import org.eaddress.hub.portal.Words;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What the contact of an organisation is told: how much official mail its system has not taken, since when, where
/// to read it, and what the law makes of it; and which keys of its systems end. Nothing of the messages, not even
/// who sent them.
@Component
class ContactWords {
    private final Directory directory;
    private final Languages languages;
    private final Clock clock;
    private final URI hub;

    ContactWords(Directory directory, Languages languages, Clock clock, @Value("${hub.public-url}") URI hub) {
        this.directory = directory;
        this.languages = languages;
        this.clock = clock;
        this.hub = hub;
    }

    /// At least one of them is there to be told.
    Wording of(EAddress organisation, Optional<Untold> late, List<KeyEnds.End> keys, Locale locale) {
        Words words = languages.in(locale);
        List<String> text = new ArrayList<>();
        text.add(words.say("contact.whose", nameOf(organisation), organisation.value()));
        late.ifPresent(untold -> text.addAll(ofLate(words, untold)));
        if (!keys.isEmpty()) {
            text.addAll(ofKeys(words, keys));
        }
        text.add(words.say("notice.nothing"));
        text.add(words.say("contact.why"));
        String subject = late.isPresent() ? words.say("contact.subject") : words.say("contact.keys.subject");
        return new Wording(locale.getLanguage(), subject, String.join("\n\n", text));
    }

    private String nameOf(EAddress organisation) {
        return directory
                .find(organisation)
                .map(Account::name)
                .map(PlainText::line)
                .orElse("");
    }

    private List<String> ofLate(Words words, Untold untold) {
        return List.of(
                words.count("contact.late", untold.messages()) + " "
                        + words.say("contact.since", words.exactly(untold.since()))
                        + untold.shownAt()
                                .map(at -> " " + words.say("contact.shown", words.exactly(at)))
                                .orElse(""),
                words.say("contact.law"),
                words.say("contact.look", hub.resolve("/board").toString()));
    }

    private List<String> ofKeys(Words words, List<KeyEnds.End> keys) {
        return List.of(
                words.say("contact.keys"),
                keys.stream().map(key -> end(words, key)).collect(Collectors.joining("\n")),
                words.say("contact.keys.look", hub.resolve("/connections").toString()));
    }

    private String end(Words words, KeyEnds.End key) {
        String system = PlainText.line(key.system());
        String at = words.exactly(key.at());
        return key.at().isAfter(clock.instant())
                ? words.say("contact.keys.ends", system, at)
                : words.say("contact.keys.ended", system, at);
    }
}
