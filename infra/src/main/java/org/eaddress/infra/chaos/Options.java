package org.eaddress.infra.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.eaddress.infra.Scripts;
import org.jspecify.annotations.Nullable;

/// What the command line says.
///
/// @param kills after how many kills it ends; 0 when time decides
/// @param time after how long it ends, when not by kills
/// @param data the folder of the run; null for one of its own, removed when every law held
record Options(
        int kills,
        Duration time,
        long seed,
        boolean json,
        @Nullable Path data,
        StoreKind store) {
    private static final int DEFAULT_KILLS = 30;
    private static final int MOST_KILLS = 10_000;
    private static final int MOST_MINUTES = 24 * 60;

    private static final Path RADOS_GATEWAY = Path.of("/usr/bin/radosgw");

    /// Where documents lie: `ANY` is S3 where it is installed.
    enum StoreKind {
        ANY,
        FILE,
        S3
    }

    static Options of(List<String> arguments) {
        Options options = new Options(DEFAULT_KILLS, Duration.ZERO, newSeed(), false, null, StoreKind.ANY);
        for (Iterator<String> each = arguments.iterator(); each.hasNext(); ) {
            options = options.with(each.next(), each);
        }
        return options;
    }

    private static long newSeed() {
        return System.nanoTime() & Integer.MAX_VALUE;
    }

    private Options with(String name, Iterator<String> rest) {
        return switch (name) {
            case "--json" -> new Options(kills, time, seed, true, data, store);
            case "--kills" ->
                new Options((int) number(name, rest, 1, MOST_KILLS), Duration.ZERO, seed, json, data, store);
            case "--minutes" ->
                new Options(0, Duration.ofMinutes(number(name, rest, 1, MOST_MINUTES)), seed, json, data, store);
            case "--seed" -> new Options(kills, time, number(name, rest, 0, Long.MAX_VALUE), json, data, store);
            case "--data" ->
                new Options(
                        kills,
                        time,
                        seed,
                        json,
                        Path.of(value(name, rest)).toAbsolutePath().normalize(),
                        store);
            case "--store" -> new Options(kills, time, seed, json, data, kind(value(name, rest)));
            default -> throw new IllegalArgumentException("infra/chaos does not know " + name + ".");
        };
    }

    /// The scripts of the store with Object Lock, if documents go there.
    Optional<Path> objectLock() {
        boolean wanted = store == StoreKind.S3 || (store == StoreKind.ANY && Files.isExecutable(RADOS_GATEWAY));
        return wanted ? Optional.of(Scripts.find("object-lock-store")) : Optional.empty();
    }

    private static StoreKind kind(String text) {
        return switch (text) {
            case "file" -> StoreKind.FILE;
            case "s3" -> StoreKind.S3;
            default -> throw new IllegalArgumentException("--store is file or s3.");
        };
    }

    private static String value(String name, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(name + " needs a value.");
        }
        return rest.next();
    }

    private static long number(String name, Iterator<String> rest, long least, long most) {
        try {
            long number = Long.parseLong(value(name, rest));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("%s is a number from %d to %d.".formatted(name, least, most));
    }
}
