package org.eaddress.infra.chaos;

import java.util.ArrayList;
import java.util.List;
import org.eaddress.infra.Scripts;

/// The command of a small JVM with the classes of this one.
final class Jvm {
    /// They live for seconds.
    static final String QUICK = "-XX:TieredStopAtLevel=1";

    private Jvm() {}

    static List<String> running(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-Xmx192m",
                QUICK,
                "-Dinfra=" + Scripts.find(""),
                "-Dio.netty.noUnsafe=false",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        return command;
    }
}
