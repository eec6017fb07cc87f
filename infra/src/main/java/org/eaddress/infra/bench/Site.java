package org.eaddress.infra.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.eaddress.infra.Folders;
import org.eaddress.infra.FreePort;
import org.eaddress.infra.HubProcess;

/// A hub of its own with its database, in a folder that goes when it is closed. Several may run beside each other,
/// so that they can take turns.
record Site(Path data, HubProcess hub, HubDatabase database) implements AutoCloseable {

    /// @param settings `--name=value` for the hub
    static Site start(String... settings) throws Exception {
        Path data = HubProcess.freshFolder();
        try {
            HubProcess hub = HubProcess.start(data, FreePort.find(), settings);
            return new Site(data, hub, HubDatabase.of(data));
        } catch (IOException | InterruptedException | SQLException | RuntimeException e) {
            Folders.remove(data);
            throw e;
        }
    }

    /// Sends to the company, and has its system take what came, so that all of it is compiled.
    void warmUp(Duration sending) throws Exception {
        new Sending(hub, Sending.document(Sender.DOCUMENT_BYTES), () -> Sending.COMPANY, 16, 1)
                .during(sending.dividedBy(2));
        Load bulk = Sending.bulk(hub, Sending.COMPANY).during(sending.dividedBy(2));
        database.awaitConsigned();
        new Fetching(hub, Sending.SENDERS).messages(bulk.count());
    }

    /// Until no message waits for its consignment, and no evidence for the journal.
    void settle() throws SQLException {
        database.awaitConsigned();
        database.awaitSealed();
    }

    /// Stops the hub's process where it is until [#goOn], so that it takes nothing from others.
    void standStill() throws IOException, InterruptedException {
        signal("STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        Command.millis(List.of("kill", "-" + name, Long.toString(hub.pid())));
    }

    Cpu cpu() throws IOException {
        return Cpu.now(hub.pid(), data);
    }

    @Override
    public void close() throws Exception {
        database.close();
        goOn(); // or it would not hear that it is to stop
        hub.close();
        Folders.remove(data);
    }
}
