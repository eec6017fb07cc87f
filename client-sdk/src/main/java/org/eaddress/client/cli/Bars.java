package org.eaddress.client.cli;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.eaddress.client.Progress;

/// A bar for each large document, until all of it has gone; what is said next begins on a line of its own.
final class Bars implements Progress, AutoCloseable {
    private static final long LARGE_BYTES = 4 << 20;
    private static final long MEBIBYTE = 1 << 20;

    private final PrintStream out;
    private final Map<String, Bar> bars = new HashMap<>();

    Bars(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void advanced(String document, long bytes, long total) {
        if (total < LARGE_BYTES) {
            return;
        }
        var bar = bars.computeIfAbsent(document, name -> bar(name, total));
        bar.shown().stepTo(bytes);
        if (bytes >= total) {
            bar.close();
            bars.remove(document);
        }
    }

    private Bar bar(String name, long total) {
        var line = new Line(out);
        var shown = new ProgressBarBuilder()
                .setTaskName(Terminal.tame(name))
                .setInitialMax(total)
                .setUnit(" MiB", MEBIBYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(line)
                .build();
        return new Bar(shown, line);
    }

    @Override
    public synchronized void close() {
        bars.values().forEach(Bar::close);
    }

    private record Bar(ProgressBar shown, Line line) {
        void close() {
            shown.close();
            line.close();
        }
    }

    /// Ended once. The library does not end the line of a bar that was full before it was first drawn.
    private static final class Line extends ConsoleProgressBarConsumer {
        private boolean ended;

        Line(PrintStream out) {
            super(out);
        }

        @Override
        public synchronized void close() {
            if (!ended) {
                ended = true;
                super.close();
            }
        }
    }
}
