package org.eaddress.hub;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The secure electronic delivery hub.
@SpringBootApplication
public class HubApplication {
    static void main(String[] args) {
        System.setProperty("io.netty.noUnsafe", "false");
        SpringApplication.run(HubApplication.class, args);
    }
}
