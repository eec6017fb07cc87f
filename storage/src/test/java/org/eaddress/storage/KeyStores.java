package org.eaddress.storage;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Key stores for tests, made the way an operator makes them.
final class KeyStores {

    static final String PASSWORD = "correct horse";

    private KeyStores() {}

    static char[] password() {
        return PASSWORD.toCharArray();
    }

    static KeyEncryption fresh(Path file) throws IOException {
        KeyEncryption.createKeyStore(file, password());
        return KeyEncryption.fromKeyStore(file, password());
    }

    /// Adds an AES key by the JDK's own tool, as the documentation of [KeyEncryption] says.
    static void add(Path file, String id, int bits) throws IOException, InterruptedException {
        keytool("-genseckey", "-keyalg", "AES", "-keysize", Integer.toString(bits), "-alias", id, "-keystore", file);
    }

    static void remove(Path file, String id) throws IOException, InterruptedException {
        keytool("-delete", "-alias", id, "-keystore", file);
    }

    private static void keytool(Object... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (var argument : arguments) {
            command.add(argument.toString());
        }
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException("keytool ended with " + exit);
        }
    }
}
