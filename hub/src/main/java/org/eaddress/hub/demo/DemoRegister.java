package org.eaddress.hub.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The demo's register of organisations: a file that is there before the hub first asks. What changes in it later
/// is a file more, for this one was read.
@Component
@Profile("demo")
class DemoRegister implements InitializingBean {
    private static final String FILE = "0001-demo.jsonl";

    private final Path folder;

    DemoRegister(@Value("${hub.register.folder}") Path folder) {
        this.folder = folder;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        Files.createDirectories(folder);
        WholeFile.write(
                folder.resolve(FILE),
                Arrays.stream(DemoParty.values())
                        .filter(DemoParty::isOrganisation)
                        .map(DemoParty::record)
                        .collect(Collectors.joining()));
    }
}
