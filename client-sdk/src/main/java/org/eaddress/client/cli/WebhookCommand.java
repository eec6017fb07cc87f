package org.eaddress.client.cli;

import org.eaddress.client.Webhook;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "webhook",
        description = "Where the hub announces mail to this system.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            WebhookSetCommand.class,
            WebhookShowCommand.class,
            WebhookPauseCommand.class,
            WebhookResumeCommand.class,
            WebhookReplayCommand.class,
            WebhookRemoveCommand.class
        })
final class WebhookCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            throw new ParameterException(
                    spec.commandLine(), "Name a command: set, show, pause, resume, replay or remove.");
        }
    }

    /// Tells how it stands.
    static int tell(Webhook webhook, Terminal terminal) {
        terminal.say("%s: %s, %d not taken".formatted(webhook.url(), webhook.state(), webhook.waiting()));
        if (webhook.outcome() != null) {
            terminal.say("last try %s: %s".formatted(webhook.triedAt(), webhook.outcome()));
        }
        if (webhook.failingSince() != null) {
            terminal.say("failing since %s, next try %s".formatted(webhook.failingSince(), webhook.nextAt()));
        }
        terminal.result(webhook);
        return Exit.FINE;
    }
}
