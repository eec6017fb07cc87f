package org.eaddress.hub.representation;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A register in files: each line is a record, the files follow each other in the order of their names, and only
/// the last one grows. What has no line's end yet is being written and waits.
final class FolderRegister implements RepresentationRegister {
    private static final Pattern FILE = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,99}\\.jsonl");
    private static final Pattern CURSOR = Pattern.compile("(" + FILE.pattern() + ") (\\d{1,18})");

    private final Path folder;
    private final EntryReader reader;
    private final long longest;

    FolderRegister(Path folder, EntryReader reader, long longest) {
        this.folder = folder;
        this.reader = reader;
        this.longest = longest;
    }

    /// How far a file was read, in bytes.
    private record Place(String file, long offset) {
        @Override
        public String toString() {
            return file + " " + offset;
        }
    }

    @Override
    public String name() {
        return "folder " + folder.toAbsolutePath().normalize();
    }

    @Override
    public Page changes(Optional<String> after, int limit) throws IOException {
        List<String> files = files();
        List<Entry> entries = new ArrayList<>();
        Optional<Place> reached = after.map(FolderRegister::place);
        if (reached.isPresent() && !files.contains(reached.get().file())) {
            throw new IOException("the file that was read last is gone");
        }
        for (String file : files) {
            String last = reached.map(Place::file).orElse("");
            if (file.compareTo(last) >= 0 && entries.size() < limit) {
                long from = file.equals(last) ? reached.orElseThrow().offset() : 0;
                Place place = read(file, from, limit, entries);
                requireWhole(place, entries.size() < limit && !file.equals(files.getLast()));
                reached = Optional.of(place);
            }
        }
        return new Page(entries, reached.map(Place::toString), entries.size() >= limit);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(FILE.asMatchPredicate())
                    .sorted()
                    .toList();
        }
    }

    private Place read(String file, long from, int limit, List<Entry> entries) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(folder.resolve(file))) {
            if (channel.size() < from) {
                throw new IOException("a file is shorter than it was");
            }
            channel.position(from);
            Lines lines = new Lines(Channels.newInputStream(channel), longest);
            long reached = from;
            while (entries.size() < limit) {
                Optional<byte[]> line = lines.next();
                if (line.isEmpty()) {
                    break;
                }
                if (!isBlank(line.get())) {
                    entries.add(reader.read(line.get(), file + " " + reached));
                }
                reached = from + lines.taken();
            }
            return new Place(file, reached);
        }
    }

    /// Nothing is passed over: behind a file whose last line has no end none is read.
    private void requireWhole(Place reached, boolean isRead) throws IOException {
        if (isRead && Files.size(folder.resolve(reached.file())) > reached.offset()) {
            throw new IOException("a file before the last has a line without an end");
        }
    }

    private static boolean isBlank(byte[] line) {
        return new String(line, StandardCharsets.UTF_8).isBlank();
    }

    private static Place place(String cursor) {
        Matcher written = CURSOR.matcher(cursor);
        if (!written.matches()) {
            throw new IllegalStateException("the cursor is not of a folder");
        }
        return new Place(written.group(1), Long.parseLong(written.group(2)));
    }
}
