package org.eaddress.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/// The few acts on a disk that durability rests on, so that a test can make each of them fail.
interface Disk {

    /// Creates a file that must not exist yet, empty and open for appending.
    Growing create(Path file) throws IOException;

    /// Creates a folder, and those above it, if it is missing; its name is durable when this returns.
    void createFolder(Path folder) throws IOException;

    /// Renames a file inside one file system, atomically.
    void rename(Path from, Path to) throws IOException;

    /// Makes the names in a folder durable.
    void sync(Path folder) throws IOException;

    /// A file that only grows.
    interface Growing extends Closeable {

        void write(byte[] bytes, int offset, int length) throws IOException;

        /// Makes everything written durable; after a failure nothing is known about any of it.
        void sync() throws IOException;
    }
}
