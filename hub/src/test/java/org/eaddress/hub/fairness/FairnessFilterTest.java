package org.eaddress.hub.fairness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.EAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/// A client that may call once at a time, and what it gets of an answer while its call is counted.
class FairnessFilterTest {
    private static final Share ONE_AT_ONCE = new Share(100, 100, 1, DataSize.ofKilobytes(1), Duration.ofSeconds(10));
    private static final byte[] BODY = "a whole answer".getBytes(UTF_8);

    private final Gate gate = new Gate(new Shares(ONE_AT_ONCE, ONE_AT_ONCE, Map.of()), System::nanoTime);
    private final FairnessFilter filter = new FairnessFilter(gate, JsonMapper.shared());

    @BeforeEach
    void aMachineCalls() {
        Caller council = new Caller(
                new EAddress("_DEFAULT@90000000122"), "Council", Caller.Way.MACHINE, "urn:eaddress:assurance:demo");
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(council, ""));
    }

    @AfterEach
    void itHasCalled() {
        SecurityContextHolder.clearContext();
    }

    private MockHttpServletResponse call(FilterChain chain) throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(new MockHttpServletRequest(), response, chain);
        return response;
    }

    @Test
    void whoHasReadTheWholeAnswerMayCallAgain() throws Exception {
        MockHttpServletResponse sent = new MockHttpServletResponse();

        filter.doFilter(new MockHttpServletRequest(), sent, (_, answer) -> {
            answer.getOutputStream().write(BODY);
            answer.getOutputStream().flush();
            answer.flushBuffer();
            assertThat(sent.isCommitted()).isFalse();
            assertThat(sent.getContentAsByteArray()).hasSize(BODY.length - 1);
        });

        assertThat(sent.getContentAsByteArray()).isEqualTo(BODY);
        assertThat(call((_, _) -> {}).getStatus()).isEqualTo(200);
    }

    @Test
    void anAnswerInManyPiecesComesWhole() throws Exception {
        MockHttpServletResponse sent = call((_, answer) -> {
            for (byte one : BODY) {
                answer.getOutputStream().write(one);
            }
            answer.getOutputStream().write(BODY, 2, 0);
            answer.getOutputStream().write(BODY);
        });

        assertThat(sent.getContentAsString(UTF_8)).isEqualTo("a whole answera whole answer");
    }

    @Test
    void anAnswerThatIsBegunAnewKeepsNothingOfTheFirst() throws Exception {
        MockHttpServletResponse sent = call((_, answer) -> {
            answer.getOutputStream().write("half".getBytes(UTF_8));
            answer.resetBuffer();
            answer.getOutputStream().write(BODY);
        });

        assertThat(sent.getContentAsByteArray()).isEqualTo(BODY);
    }

    @Test
    void aCallThatFailsHasLeftToo() throws Exception {
        assertThatThrownBy(() -> call((_, _) -> {
                    throw new IOException("the connection was cut");
                }))
                .isInstanceOf(IOException.class);

        assertThat(call((_, _) -> {}).getStatus()).isEqualTo(200);
    }

    @Test
    void whatIsWrittenAfterACallThatWaitedComesAtOnce() throws Exception {
        MockHttpServletResponse sent = new MockHttpServletResponse();
        AtomicReference<ServletResponse> kept = new AtomicReference<>();
        filter.doFilter(new MockHttpServletRequest(), sent, (_, answer) -> kept.set(answer));

        kept.get().getOutputStream().write(BODY);
        kept.get().flushBuffer();

        assertThat(sent.getContentAsByteArray()).isEqualTo(BODY);
        assertThat(sent.isCommitted()).isTrue();
    }
}
