package org.eaddress.hub.notification;

import java.net.URI;
import java.util.Locale;
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
/// to read it, and what the law makes of it. Nothing of the messages, not even who sent them.
@Component
class ContactWords {
    private final Directory directory;
    private final Languages languages;
    private final URI board;

    ContactWords(Directory directory, Languages languages, @Value("${hub.public-url}") URI hub) {
        this.directory = directory;
        this.languages = languages;
        this.board = hub.resolve("/board");
    }

    Wording of(EAddress organisation, Untold untold, Locale locale) {
        Words words = languages.in(locale);
        String name = directory
                .find(organisation)
                .map(Account::name)
                .map(PlainText::line)
                .orElse("");
        String late = words.count("contact.late", untold.messages()) + " "
                + words.say("contact.since", words.exactly(untold.since()))
                + untold.shownAt()
                        .map(at -> " " + words.say("contact.shown", words.exactly(at)))
                        .orElse("");
        return new Wording(
                locale.getLanguage(),
                words.say("contact.subject"),
                String.join(
                        "\n\n",
                        words.say("contact.whose", name, organisation.value()),
                        late,
                        words.say("contact.law"),
                        words.say("contact.look", board.toString()),
                        words.say("notice.nothing"),
                        words.say("contact.why")));
    }
}
