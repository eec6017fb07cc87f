package org.eaddress.client.cli;

import java.time.Instant;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.cli.VerifyCommand.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "deadline", description = "Tells when a message counts as notified by law if it is sent now, or then.")
final class DeadlineCommand extends Subcommand {
    @Option(names = "--sent-at", paramLabel = "TIME", description = "RFC 3339 in UTC; now when not given.")
    @Nullable
    Instant sentAt;

    @Option(names = "--lang", paramLabel = "en|lv", defaultValue = "en", description = "The language of the words.")
    Language language = Language.EN;

    @Override
    int run(EAddressClient client, Terminal terminal) {
        var deadline = sentAt == null ? client.deadline() : client.deadline(sentAt);
        var words = deadline.in(language.locale);
        terminal.say(words.sentence());
        words.days().forEach(day -> terminal.say("  " + day));
        words.remarks().forEach(terminal::say);
        terminal.result(deadline);
        return Exit.FINE;
    }
}
