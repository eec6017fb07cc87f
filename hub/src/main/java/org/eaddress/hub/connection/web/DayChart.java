package org.eaddress.hub.connection.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.eaddress.hub.connection.Volume;
import org.eaddress.hub.connection.Volumes;
import org.eaddress.hub.portal.Words;

/// What a system did day by day, as bars and as the rows of a table.
///
/// @param most what the highest bar stands for
/// @param isEmpty whether it made no call in all these days
record DayChart(List<Bar> bars, List<Row> rows, long most, boolean isEmpty) {
    static final int HEIGHT = 96;
    static final int WIDTH_OF_DAY = 40;

    private static final int WIDTH_OF_BAR = 14;
    private static final int GAP = 4;

    /// @param kind `sent` or `taken`
    record Bar(String kind, int x, int y, int height) {}

    record Row(String day, long sent, long taken, long calls, long failures, long mean, long slowest) {}

    static DayChart of(SequencedMap<LocalDate, Volume> days, Words words) {
        long most = days.values().stream()
                .mapToLong(day -> Math.max(day.sent(), day.taken()))
                .max()
                .orElse(0);
        List<Bar> bars = new ArrayList<>();
        int left = GAP;
        for (Volume day : days.values()) {
            bars.add(bar("sent", left, day.sent(), most));
            bars.add(bar("taken", left + WIDTH_OF_BAR + 2, day.taken(), most));
            left += WIDTH_OF_DAY;
        }
        return new DayChart(
                bars.stream().filter(bar -> bar.height() > 0).toList(),
                days.sequencedEntrySet().reversed().stream()
                        .filter(day -> day.getValue().calls() > 0)
                        .map(day -> row(day, words))
                        .toList(),
                most,
                days.values().stream().allMatch(day -> day.calls() == 0));
    }

    /// Little is still seen: a bar that stands for something is at least two units high.
    private static Bar bar(String kind, int x, long count, long most) {
        int height = count == 0 ? 0 : (int) Math.max(2, Math.round((double) count * HEIGHT / most));
        return new Bar(kind, x, HEIGHT - height, height);
    }

    private static Row row(Map.Entry<LocalDate, Volume> day, Words words) {
        Volume volume = day.getValue();
        return new Row(
                words.day(day.getKey()),
                volume.sent(),
                volume.taken(),
                volume.calls(),
                volume.failures(),
                volume.meanMillis(),
                volume.slowest());
    }

    public int width() {
        return WIDTH_OF_DAY * Volumes.DAYS;
    }

    public int barWidth() {
        return WIDTH_OF_BAR;
    }
}
