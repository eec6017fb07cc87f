package org.eaddress.hub.notification.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.eaddress.preview.Person;
import org.eaddress.preview.Preview;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/// Who tries the hub out has no mailbox for the code, and is told where it lies instead.
@SpringBootTest(
        classes = Preview.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"hub.data=target/preview", "hub.keys.password=none"})
@ActiveProfiles("demo")
class DemoSettingsPageTest {
    @LocalServerPort
    int port;

    @Test
    void itSaysWhereTheCodeLies() {
        try (Person anna = Person.signedIn(port, "anna")) {
            String form = anna.get("/settings").body();
            assertThat(form).doesNotContain("/data/notices");

            String page = anna.post("/settings/addresses", form, "kind=EMAIL&address=a%40b.example&language=LV")
                    .body();

            assertThat(page).contains("Kods ir failā mapē /data/notices");
        }
    }
}
