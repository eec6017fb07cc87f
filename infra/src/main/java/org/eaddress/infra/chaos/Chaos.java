package org.eaddress.infra.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eaddress.infra.Folders;
import org.eaddress.infra.HubProcess;
import org.jspecify.annotations.Nullable;

/// Kills everything at random and holds the laws of delivery against what came of it: `infra/chaos`.
final class Chaos {
    private static final int BROKEN = 1;
    private static final int USAGE = 2;
    private static final String HOW =
            "usage: infra/chaos [--kills N | --minutes N] [--seed S] [--store file|s3] [--data DIR] [--json]";

    private final Options options;
    private final Path data;
    private final Terminal terminal = new Terminal();
    private final Ending ending = Ending.atExit();

    private Chaos(Options options, Path data) {
        this.options = options;
        this.data = data;
    }

    static void main(String[] arguments) throws Exception {
        @Nullable Chaos chaos = null;
        try {
            Options options = Options.of(List.of(arguments));
            chaos = new Chaos(options, folder(options));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + HOW);
        }
        System.exit(chaos == null ? USAGE : chaos.run() ? 0 : BROKEN);
    }

    private static Path folder(Options options) throws IOException {
        Path own = options.data();
        if (own == null) {
            return HubProcess.freshFolder();
        }
        Files.createDirectories(own);
        try (Stream<Path> content = Files.list(own)) {
            if (content.findAny().isPresent()) {
                throw new IllegalArgumentException("The folder " + own + " is not empty.");
            }
        }
        return own;
    }

    private boolean run() throws Exception {
        Optional<Path> objectLock = options.objectLock();
        terminal.say("seed %d, folder %s".formatted(options.seed(), data));
        terminal.say("Starting PostgreSQL, Artemis, %s, two hubs and the systems of three parties ..."
                .formatted(objectLock.isPresent() ? "Ceph with Object Lock" : "a folder for documents"));
        World world = World.prepare(data, objectLock, ending);
        if (!world.ledgers().hasLimit()) {
            terminal.say("No disk is filled: only root can mount one of limited size.");
        }
        world.start();
        Storm storm = new Storm(world, options, terminal);
        storm.rage();
        Report report = storm.judge();
        ending.all(!report.holds());
        report.lines().forEach(terminal::say);
        if (report.holds() && options.data() == null) {
            Folders.remove(data);
        } else {
            terminal.say("Logs, ledgers and mailboxes are in " + data);
        }
        if (options.json()) {
            terminal.say(report.json());
        }
        return report.holds();
    }
}
