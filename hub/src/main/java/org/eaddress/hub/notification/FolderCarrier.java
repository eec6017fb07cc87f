package org.eaddress.hub.notification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends nothing: it lays the notices into a folder, where whoever tries the hub can read them.
final class FolderCarrier implements Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(FolderCarrier.class);

    private final Path folder;

    FolderCarrier(Path folder) {
        this.folder = folder.toAbsolutePath();
        LOG.info("Notices that nobody else carries are laid into {}", this.folder);
    }

    Path folder() {
        return folder;
    }

    @Override
    public boolean carries(Channel.Kind kind) {
        return true;
    }

    @Override
    public Map<UUID, Outcome> carry(List<Outgoing> notices) {
        Map<UUID, Outcome> outcomes = new HashMap<>();
        for (Outgoing one : notices) {
            outcomes.put(one.notice().id(), carry(one));
        }
        return outcomes;
    }

    private Outcome carry(Outgoing one) {
        try {
            Files.createDirectories(folder);
            Files.writeString(
                    folder.resolve(one.notice().id() + ".txt"),
                    "To: %s%nSubject: %s%n%n%s%n"
                            .formatted(
                                    one.address(),
                                    one.wording().subject(),
                                    one.wording().text()));
            return new Outcome.Taken("laid into a folder");
        } catch (IOException e) {
            LOG.warn("A notice was not laid into its folder: {}", e.getClass().getName());
            return new Outcome.NotTaken("no folder");
        }
    }
}
