package org.eaddress.storage;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Ceph with Object Lock, started once for all tests of this JVM and stopped with it, however it ends.
public final class ObjectLockStore implements ParameterResolver {

    private static final Path SCRIPTS =
            Path.of("../infra/object-lock-store").toAbsolutePath().normalize();
    private static final Path DATA = Path.of("target/object-lock-store").toAbsolutePath();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.GLOBAL)
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class);
    }

    /// The store while it runs.
    public record Running(Properties env) implements AutoCloseable {

        /// The script stops the store by itself when this process is killed before it can.
        private static Running start() {
            run(List.of("install"));
            run(List.of("down", DATA.toString()));
            delete(DATA);
            run(List.of(
                    "up", DATA.toString(), Long.toString(ProcessHandle.current().pid())));
            var env = new Properties();
            try (var lines = Files.newBufferedReader(DATA.resolve("store.env"))) {
                env.load(lines);
            } catch (IOException e) {
                throw new IllegalStateException("The object store was started but says not where it is.", e);
            }
            return new Running(env);
        }

        /// The hub's settings: it may put and get.
        public S3Settings hub() {
            return settings("HUB");
        }

        /// The owner of the bucket.
        public S3Settings operator() {
            return settings("OPERATOR");
        }

        /// The hub's settings for another bucket.
        S3Settings hubIn(String bucket) {
            return settings("HUB", bucket);
        }

        /// Changes a byte of a stored object on the store's own disks, below S3, as who rules its machines can.
        public void tamperBelowS3(ObjectRef ref) {
            S3Ref object = S3Ref.parse(ref).orElseThrow();
            run(List.of("tamper", DATA.toString(), object.name(), object.version()));
        }

        private S3Settings settings(String who) {
            return settings(who, of("S3_BUCKET"));
        }

        private S3Settings settings(String who, String bucket) {
            return S3Settings.of(
                    URI.create(of("S3_ENDPOINT")),
                    of("S3_REGION"),
                    bucket,
                    of(who + "_ACCESS_KEY"),
                    of(who + "_SECRET_KEY"));
        }

        private String of(String key) {
            return requireNonNull(env.getProperty(key), key);
        }

        @Override
        public void close() {
            run(List.of("down", DATA.toString()));
        }

        private static void delete(Path folder) {
            try (var files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (NoSuchFileException e) {
                // the first run here
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void run(List<String> words) {
            var command = new ArrayList<>(words);
            command.set(0, SCRIPTS.resolve(words.getFirst()).toString());
            try {
                int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
                if (exit != 0) {
                    throw new IllegalStateException(
                            "'%s' ended with %d; these tests need Ceph, which its install brings."
                                    .formatted(String.join(" ", command), exit));
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException("'%s' could not run.".formatted(String.join(" ", command)), e);
            }
        }
    }
}
