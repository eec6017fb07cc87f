package org.eaddress.client.cli;

import java.util.HashMap;
import java.util.Map;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.eaddress.client.Progress;

/// A bar on standard error for each large document.
final class Bars implements Progress, AutoCloseable {
    private static final long LARGE_BYTES = 4 << 20;
    private static final long MEBIBYTE = 1 << 20;

    private final Map<String, ProgressBar> bars = new HashMap<>();

    @Override
    public synchronized void advanced(String document, long bytes, long total) {
        if (total >= LARGE_BYTES) {
            bars.computeIfAbsent(document, name -> bar(name, total)).stepTo(bytes);
        }
    }

    private static ProgressBar bar(String name, long total) {
        return new ProgressBarBuilder()
                .setTaskName(Terminal.tame(name))
                .setInitialMax(total)
                .setUnit(" MiB", MEBIBYTE)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    @Override
    public synchronized void close() {
        bars.values().forEach(ProgressBar::close);
    }
}
