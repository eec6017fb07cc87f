package org.eaddress.hub.journal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.eaddress.hub.journal.StampingParty.Mood;
import org.eaddress.storage.Sha256;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/// Only what an authority truly said is believed.
final class TimeStampsTest {
    private static final Sha256 DIGEST = Sha256.digestOf(new byte[] {1, 2, 3});

    private final StampingParty first = StampingParty.open();
    private final StampingParty second = StampingParty.open();
    private final Logger log = (Logger) LoggerFactory.getLogger(TimeStamps.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    TimeStampsTest() throws IOException {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void close() {
        log.detachAppender(lines);
        first.close();
        second.close();
    }

    private static TimeStamps of(StampingParty... parties) {
        return new TimeStamps(
                Stream.of(parties)
                        .<TimeStampAuthority>map(
                                party -> new HttpTimeStampAuthority(party.address(), Duration.ofSeconds(10)))
                        .toList(),
                new TimeStampCheck(Stream.of(parties).map(StampingParty::anchor).toList()),
                Duration.ofMinutes(1),
                Clock.systemUTC());
    }

    @Test
    void aTrueTimeStampIsBelieved() {
        TimeStamp stamp = of(first).over(DIGEST).orElseThrow();

        assertThat(stamp.at()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(stamp.authority()).isEqualTo(first.address().toString());
        assertThat(of(first).timeOf(stamp.token(), DIGEST)).contains(stamp.at());
        assertThat(of(first).timeOf(stamp.token(), Sha256.digestOf(new byte[0])))
                .isEmpty();
        assertThat(of(second).timeOf(stamp.token(), DIGEST)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TRUE")
    void anythingElseIsRefusedAndTheNextIsAsked(Mood mood) {
        first.being(mood);

        assertThat(of(first).over(DIGEST)).isEmpty();
        assertThat(of(first, second).over(DIGEST).orElseThrow().authority())
                .isEqualTo(second.address().toString());
    }

    @Test
    void theSecondIsNotAskedWhileTheFirstAnswers() {
        assertThat(of(first, second).over(DIGEST)).isPresent();

        assertThat(second.asked()).isZero();
    }

    @Test
    void anOutageIsToldOnceAndItsEndOnce() {
        TimeStamps stamps = of(first);
        first.being(Mood.DOWN);
        stamps.over(DIGEST);
        stamps.over(DIGEST);
        assertThat(stamps.silentSince()).isPresent();
        first.being(Mood.TRUE);
        stamps.over(DIGEST);
        stamps.over(DIGEST);

        assertThat(stamps.silentSince()).isEmpty();
        assertThat(List.copyOf(lines.list))
                .extracting(ILoggingEvent::getFormattedMessage)
                .satisfiesExactly(
                        down -> assertThat(down).contains("No time-stamping authority gives"),
                        up -> assertThat(up).contains("answers again"));
    }
}
