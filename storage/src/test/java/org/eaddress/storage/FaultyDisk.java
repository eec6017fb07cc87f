package org.eaddress.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A disk on which the next act of a kind fails, or succeeds without its success being heard.
final class FaultyDisk implements Disk {

    enum Act {
        CREATE,
        CREATE_FOLDER,
        RENAME,
        SYNC_FOLDER,
        WRITE,
        SYNC
    }

    enum Fault {
        FAILED,
        DONE_BUT_NOT_HEARD
    }

    record Plan(Act act, Fault fault) {}

    final AtomicInteger syncs = new AtomicInteger();
    private final AtomicReference<@Nullable Plan> plan = new AtomicReference<>();
    private final Disk disk = new LocalDisk();
    private volatile Runnable beforeSync = () -> {};

    void failNext(Plan next) {
        plan.set(next);
    }

    boolean hasFailed() {
        return plan.get() == null;
    }

    void beforeSync(Runnable action) {
        beforeSync = action;
    }

    @Override
    public Growing create(Path file) throws IOException {
        var created = new Growing[1];
        perform(Act.CREATE, () -> created[0] = disk.create(file));
        return new FaultyFile(created[0]);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        perform(Act.CREATE_FOLDER, () -> disk.createFolder(folder));
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        perform(Act.RENAME, () -> disk.rename(from, to));
    }

    @Override
    public void sync(Path folder) throws IOException {
        perform(Act.SYNC_FOLDER, () -> disk.sync(folder));
    }

    private void perform(Act act, Deed deed) throws IOException {
        var next = plan.get();
        if (next == null || next.act() != act) {
            deed.perform();
            return;
        }
        plan.set(null);
        if (next.fault() == Fault.DONE_BUT_NOT_HEARD) {
            deed.perform();
        }
        throw new IOException("the disk said no");
    }

    private interface Deed {
        void perform() throws IOException;
    }

    private final class FaultyFile implements Growing {

        private final Growing file;

        FaultyFile(Growing file) {
            this.file = file;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            perform(Act.WRITE, () -> file.write(bytes, offset, length));
        }

        @Override
        public void sync() throws IOException {
            beforeSync.run();
            perform(Act.SYNC, file::sync);
            syncs.incrementAndGet();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
