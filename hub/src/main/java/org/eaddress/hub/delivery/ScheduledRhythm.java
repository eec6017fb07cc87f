package org.eaddress.hub.delivery;

import java.time.Duration;
import org.eaddress.hub.rhythm.Rhythm;
import org.eaddress.hub.submission.MessagesSent;
import org.eaddress.hub.submission.Priority;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

/// Each priority has a thread of its own, so that no bulk stands before an urgent one.
@Configuration(proxyBeanMethods = false)
class ScheduledRhythm {
    @Bean
    Lane urgentLane(ScheduledCourier courier, @Value("${hub.delivery.gather}") Duration gather) {
        return new Lane(Priority.URGENT, courier, gather);
    }

    @Bean
    Lane normalLane(ScheduledCourier courier, @Value("${hub.delivery.gather}") Duration gather) {
        return new Lane(Priority.NORMAL, courier, gather);
    }

    @Bean
    Lane bulkLane(ScheduledCourier courier, @Value("${hub.delivery.gather}") Duration gather) {
        return new Lane(Priority.BULK, courier, gather);
    }

    static final class Lane extends Rhythm {
        private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

        private final Priority priority;
        private final ScheduledCourier courier;
        private final Duration gather;

        Lane(Priority priority, ScheduledCourier courier, Duration gather) {
            super("scheduled-" + priority, LOOK_EVERY, "Scheduled messages wait, the database does not answer");
            this.priority = priority;
            this.courier = courier;
            this.gather = gather;
        }

        /// Perhaps urgent ones are among them; the others are looked for every second.
        @EventListener(MessagesSent.class)
        void somethingWaits() {
            if (priority == Priority.URGENT) {
                hint();
            }
        }

        @Override
        protected void turn() {
            while (isRunning() && courier.round(priority) == ScheduledCourier.BATCH) {}
        }

        @Override
        protected Duration gathering() {
            return gather;
        }
    }
}
