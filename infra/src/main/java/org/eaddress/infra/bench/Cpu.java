package org.eaddress.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// CPU time that processes have used, in milliseconds, as the kernel counts it.
record Cpu(double hub, double database, double client) {
    private static final double MILLIS_A_TICK = 10;

    /// What the hub, its database server and this process have used until now.
    static Cpu now(long hub, Path data) throws IOException {
        return new Cpu(of(hub), ofDatabase(data), of(ProcessHandle.current().pid()));
    }

    Cpu since(Cpu earlier) {
        return new Cpu(hub - earlier.hub, database - earlier.database, client - earlier.client);
    }

    Cpu dividedBy(double messages) {
        return new Cpu(hub / messages, database / messages, client / messages);
    }

    private static double ofDatabase(Path data) throws IOException {
        long server = Long.parseLong(Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip());
        try (Stream<ProcessHandle> children =
                ProcessHandle.of(server).orElseThrow().children()) {
            List<Long> all = Stream.concat(Stream.of(server), children.map(ProcessHandle::pid))
                    .toList();
            return all.stream().mapToDouble(Cpu::of).sum();
        }
    }

    private static double of(long pid) {
        return ticks(pid).orElse(0) * MILLIS_A_TICK;
    }

    /// User and system time, fields 14 and 15 of /proc/PID/stat.
    private static OptionalLong ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return OptionalLong.of(Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }
}
