package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Whatever is issued is linted: what the hub issues by itself breaks no rule, and what somebody makes it issue by
/// changing its database is an alarm.
@ExtendWith(HubExtension.class)
class LintAlarmTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestHub hub;
    private final Party council;
    private final Logger log = (Logger) LoggerFactory.getLogger("org.eaddress.hub.lint");
    private final Alarms alarms = new Alarms();

    LintAlarmTest(TestHub hub) {
        this.hub = hub;
        this.council = hub.council();
    }

    private static final class Alarms extends AppenderBase<ILoggingEvent> {
        private final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(event.getFormattedMessage());
        }

        List<String> about(Letter letter) {
            return lines.stream()
                    .filter(line -> line.contains(letter.id().toString()))
                    .toList();
        }
    }

    @BeforeEach
    void listen() {
        alarms.setContext(log.getLoggerContext());
        alarms.start();
        log.addAppender(alarms);
    }

    @AfterEach
    void hearNoMore() {
        log.detachAppender(alarms);
    }

    @Test
    void whatTheHubIssuesBreaksNoRule() {
        Party open = hub.newPerson();
        Party closed = hub.newUnit();
        Letter letter = Letter.between(council, open, closed);
        council.submit(letter.to("FREE@90000000122")).expect(422);
        Answer accepted = council.submit(letter).expect(201);
        hub.close(closed.eAddress());
        council.register(accepted).expect(200);
        open.waitFor(letter);
        open.confirm(letter).expect(200);

        assertThat(untilLinted(letter)).isEmpty();
    }

    @Test
    void aDocumentThatWasExchangedInTheDatabaseIsAnAlarm() {
        Party recipient = hub.newPerson();
        Letter letter = council.send(Letter.between(council, recipient));
        recipient.waitFor(letter);
        hub.bean(JdbcClient.class)
                .sql("update document set name = 'Cita.pdf' where message_id = ?")
                .param(letter.id())
                .update();
        recipient.confirm(letter).expect(200);

        assertThat(untilLinted(letter))
                .anyMatch(line -> line.endsWith("breaks the rule documents-as-accepted"))
                .anyMatch(line -> line.endsWith("breaks the rule documents-as-stored"));
    }

    /// The alarms, once the last evidence of the message is sealed and linted.
    private List<String> untilLinted(Letter letter) {
        await().atMost(PATIENCE).until(() -> hub.stored().isLinted(letter.id()));
        return alarms.about(letter);
    }
}
