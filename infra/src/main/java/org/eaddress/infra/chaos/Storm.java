package org.eaddress.infra.chaos;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One run: everything is started, much happens to it, then everything is finished and the laws are checked.
final class Storm {
    private static final Duration GET_ON_WITHIN = Duration.ofMinutes(3);
    private static final Duration FINISH_WITHIN = Duration.ofMinutes(10);
    private static final int STRIKES_IN_A_ROW = 25;

    private final World world;
    private final Fate fate;
    private final Options options;
    private final Terminal terminal;
    private final Books books;
    private final long began = System.nanoTime();
    private final List<String> stuck = new ArrayList<>();
    private int pauses;

    Storm(World world, Options options, Terminal terminal) {
        this.world = world;
        this.fate = new Fate(world, options.seed());
        this.options = options;
        this.terminal = terminal;
        this.books = new Books(world);
    }

    /// Lets it happen until it is enough, with a breath now and then in which every party must get something sent.
    void rage() throws IOException {
        breathe();
        for (int strikes = 1; !isEnough(); strikes++) {
            world.tendUntil(() -> false, fate.pause());
            fate.strike();
            if (strikes % STRIKES_IN_A_ROW == 0) {
                breathe();
            }
            tell();
        }
    }

    private boolean isEnough() {
        return options.kills() > 0
                ? fate.kills() >= options.kills()
                : System.nanoTime() - began >= options.time().toNanos();
    }

    private void breathe() throws IOException {
        List<Long> before = sent();
        pauses++;
        if (!world.tendUntil(() -> allExceed(before), GET_ON_WITHIN)) {
            stuck.add("after %d kills somebody could send nothing for %d s"
                    .formatted(fate.kills(), GET_ON_WITHIN.toSeconds()));
        }
    }

    private boolean allExceed(List<Long> before) throws IOException {
        List<Long> now = sent();
        for (int i = 0; i < now.size(); i++) {
            if (now.get(i) <= before.get(i)) {
                return false;
            }
        }
        return true;
    }

    /// How many messages each party has sent.
    private List<Long> sent() throws IOException {
        List<Long> sent = new ArrayList<>();
        for (Party party : Party.values()) {
            sent.add((long) world.logs()
                    .lines(party.profile(), line -> line.startsWith(PartySystem.SENT))
                    .size());
        }
        return sent;
    }

    private void tell() throws IOException {
        terminal.progress("%d kills, %d messages sent"
                .formatted(
                        fate.kills(), sent().stream().mapToLong(Long::longValue).sum()));
    }

    /// The parties are killed for good; what they left is finished, and all of it is looked at.
    Report judge() throws IOException, SQLException {
        world.endSystems();
        terminal.progress("finishing");
        List<Estate> estates = new ArrayList<>();
        try {
            world.tendUntil(world::hubsAreHealthy, FINISH_WITHIN);
            for (Party party : Party.values()) {
                estates.add(Estate.of(party, world.folders(party)));
            }
            List<Law> laws = new ArrayList<>(List.of(getsOn(), finish(estates)));
            terminal.progress("checking");
            Inspection found = Inspection.of(estates);
            laws.addAll(new Laws(found).all());
            laws.add(books.noReceiptWithoutMessage());
            laws.add(books.noAlarm());
            return report(found, laws);
        } finally {
            estates.forEach(Estate::close);
        }
    }

    private Report report(Inspection found, List<Law> laws) {
        Map<String, Integer> ownEnds = new TreeMap<>();
        world.parts().stream()
                .filter(part -> part.ownEnds() > 0)
                .forEach(part -> ownEnds.put(part.name(), part.ownEnds()));
        return new Report(
                options.seed(),
                Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                fate.kills(),
                fate.counts(),
                ownEnds,
                found.receipts().size(),
                found.deliveries(),
                laws);
    }

    private Law getsOn() {
        return new Law("everybody gets on with sending soon after", pauses, stuck);
    }

    private Law finish(List<Estate> estates) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Estate estate : estates) {
            broken.addAll(estate.finish());
        }
        boolean done = world.tendUntil(
                () -> {
                    for (Estate estate : estates) {
                        estate.takeAll();
                    }
                    return books.areClosed();
                },
                FINISH_WITHIN);
        if (!done) {
            broken.add("something still waits after %d minutes".formatted(FINISH_WITHIN.toMinutes()));
        }
        for (Estate estate : estates) {
            estate.takeAll();
        }
        return new Law("what was begun is finished, and nothing waits", estates.size(), broken);
    }
}
