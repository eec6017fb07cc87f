package org.eaddress.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.eaddress.client.proof.JournalCheck.Seen;
import org.jspecify.annotations.Nullable;

/// The file that remembers the newest seal: its number, a blank, its digest.
record AuditState(Path file) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}) ([0-9a-f]{64})\\n?");

    @Nullable
    Seen read() throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        var text = FORM.matcher(Files.readString(file));
        if (!text.matches()) {
            throw new IOException(file + " is not what an audit has written");
        }
        return new Seen(Long.parseLong(text.group(1)), text.group(2));
    }

    void write(Seen seen) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        var partial = Files.createTempFile(folder, ".audit-", ".tmp");
        Files.writeString(partial, "%d %s\n".formatted(seen.number(), seen.digest()));
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
