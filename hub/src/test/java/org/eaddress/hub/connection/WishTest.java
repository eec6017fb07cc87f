package org.eaddress.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WishTest {
    @Test
    void whatWasPastedIsNotPrinted() {
        assertThat(new Wish("dms", "vendor", "pasted").toString()).doesNotContain("pasted");
    }
}
