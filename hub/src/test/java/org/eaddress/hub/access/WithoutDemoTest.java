package org.eaddress.hub.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

class WithoutDemoTest {
    @Test
    void nothingOfTheDemoIsThere() {
        try (RunningHub hub = RunningHub.start("--spring.profiles.active=access-test")) {
            Browser browser = new Browser(hub);

            assertThat(Arrays.stream(hub.context().getBeanDefinitionNames()).filter(name -> name.startsWith("demo")))
                    .isEmpty();
            assertThat(hub.context().getBean(RegisteredClientRepository.class).findByClientId("portal"))
                    .isNull();
            for (String path : new String[] {"/demo/sign-in", "/demo/oauth2/authorize", "/demo/oauth2/jwks"}) {
                assertThat(browser.open(path).statusCode()).isNotEqualTo(200);
            }
        }
    }

    @Test
    void withoutIdentityProviderAPersonIsToldCalmly() {
        try (RunningHub hub = RunningHub.start("--spring.profiles.active=access-test")) {
            Browser browser = new Browser(hub);

            assertThat(browser.follow(browser.open("/mail")).uri().getPath()).isEqualTo("/sign-in-failed");
        }
    }

    @Test
    void productionRefusesToBeADemoToo() {
        assertThatThrownBy(() -> RunningHub.start("--spring.profiles.active=production,demo"))
                .hasMessageContaining("demo and production exclude each other");
    }

    @Test
    void aProductionHubsCookieTravelsEncryptedOnly() {
        try (RunningHub hub = RunningHub.start(
                "--spring.profiles.active=demo,access-test", "--hub.public-url=https://eadrese.example")) {
            assertThat(new Browser(hub)
                            .open("/mail")
                            .headers()
                            .firstValue("Set-Cookie")
                            .orElseThrow())
                    .contains("Secure");
        }
    }
}
