package org.eaddress.client.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Properties;
import org.eaddress.client.ClientTls;
import org.eaddress.client.Credentials;
import org.eaddress.client.EAddressClient;
import org.eaddress.client.Environment;
import org.eaddress.client.Progress;
import org.eaddress.client.proof.TrustAnchors;

/// A properties file that says which hub, as whom, and with which ledger. Its paths are relative to it.
record Profile(Path file, Properties properties) {
    static Profile read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException(file + " is a folder, not a profile");
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new IOException(file + " is not a properties file");
        }
        return new Profile(file.toAbsolutePath(), properties);
    }

    EAddressClient connect(Progress progress) throws IOException {
        return EAddressClient.connect(environment().progress(progress), credentials());
    }

    /// The same client with another ledger.
    EAddressClient connectWith(Path ledger) throws IOException {
        return EAddressClient.connect(environment().ledger(ledger), credentials());
    }

    Credentials credentials() throws IOException {
        var own = Credentials.fromKeyStore(path(required("keystore")), password());
        var trust = properties.getProperty("trust");
        return trust == null ? own : own.trusting(anchors(path(trust)));
    }

    static TrustAnchors anchors(Path pem) throws IOException {
        try {
            return TrustAnchors.fromPem(pem);
        } catch (CertificateException e) {
            throw new IOException(pem + " holds no PEM certificates");
        }
    }

    private Environment environment() throws IOException {
        var environment = hub();
        var ledger = properties.getProperty("ledger");
        var patience = properties.getProperty("patience-seconds");
        environment = environment.boundTokens(isTrue("bound-tokens"));
        environment = isTrue("mutual-tls") ? environment.mutualTls(tls()) : environment;
        environment = ledger == null ? environment : environment.ledger(path(ledger));
        return patience == null ? environment : environment.patience(seconds(patience));
    }

    private Environment hub() throws IOException {
        try {
            return Environment.of(URI.create(required("hub")));
        } catch (IllegalArgumentException e) {
            throw new IOException("hub in %s is not an address of the form https://host/".formatted(file));
        }
    }

    /// What is neither is not taken for `false`: a bearer token would be used where none was wanted.
    private boolean isTrue(String key) throws IOException {
        return switch (properties.getProperty(key, "false").strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IOException("%s in %s is neither true nor false".formatted(key, file));
        };
    }

    private ClientTls tls() throws IOException {
        var own = ClientTls.fromKeyStore(path(required("keystore")), password());
        var trust = properties.getProperty("tls-trust");
        return trust == null ? own : own.trusting(path(trust));
    }

    private Duration seconds(String text) throws IOException {
        try {
            return Duration.ofSeconds(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new IOException("patience-seconds in %s is not a number".formatted(file));
        }
    }

    private String password() throws IOException {
        var password = properties.getProperty("password");
        return password == null
                ? Files.readString(path(required("password-file"))).strip()
                : password;
    }

    private String required(String key) throws IOException {
        var value = properties.getProperty(key);
        if (value == null) {
            throw new IOException("%s does not say %s=".formatted(file, key));
        }
        return value;
    }

    private Path path(String relative) {
        return file.resolveSibling(relative);
    }
}
