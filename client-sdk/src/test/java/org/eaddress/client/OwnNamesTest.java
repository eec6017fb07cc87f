package org.eaddress.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A refusal names what the sender typed, not a place that only the hub counts.
class OwnNamesTest {
    @TempDir
    private Path folder;

    private Entry.Prepared prepared;

    @BeforeEach
    void prepare() throws IOException {
        var letter = Message.to("_PRIVATE@32345678901", "_PRIVATE@3$1")
                .subject("Plan")
                .document(Files.writeString(folder.resolve("plan.dwg"), "A plan."));
        prepared = new Preparation(1000).prepare(letter, "_DEFAULT@90001733697");
    }

    @Test
    void aDocumentIsNamedWithItsType() {
        assertThat(told("Document 0 (counted from 0) has a media type that is not accepted."))
                .isEqualTo("The document plan.dwg (application/octet-stream) has a media type that is not accepted.");
    }

    @Test
    void aRecipientIsTheAddressThatWasTyped() {
        assertThat(told("Recipient 1 (counted from 0) does not exist."))
                .isEqualTo("The recipient _PRIVATE@3$1 does not exist.");
    }

    @Test
    void whatIsNotThereIsLeftAsItCame() {
        for (var detail : new String[] {
            "Recipient 2 (counted from 0) is closed.", "Document 7 (counted from 0) is empty.", "What happened."
        }) {
            assertThat(told(detail)).isEqualTo(detail);
        }
    }

    private String told(String detail) {
        return OwnNames.in(new HubProblem(422, "code", detail, "next", null), prepared)
                .detail();
    }
}
