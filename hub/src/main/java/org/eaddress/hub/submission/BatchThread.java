package org.eaddress.hub.submission;

import org.eaddress.hub.rhythm.Rhythm;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Makes the messages of batches, as long as the hub runs.
@Component
@EnableConfigurationProperties(BatchPolicy.class)
class BatchThread extends Rhythm {
    private final BatchWork work;

    BatchThread(BatchWork work, BatchPolicy policy) {
        super("batches", policy.every(), "Batches wait");
        this.work = work;
    }

    @Override
    protected void turn() {
        work.tidy();
        while (isRunning() && work.round()) {}
    }
}
