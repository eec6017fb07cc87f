import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes one HTML file of the offline verifier: the modules one behind the other, the words of the Java verifier and
 * of the page, the style, and a policy that lets exactly these run and nothing else be loaded.
 *
 * <p>Arguments: the folder of the sources, the folder of the verifier's words, the file to write.
 */
class Build {
    private static final List<String> MODULES = List.of(
            "sha3.js",
            "bytes.js",
            "json.js",
            "canonical.js",
            "der.js",
            "certificate.js",
            "path.js",
            "crl.js",
            "revocation.js",
            "evidence.js",
            "extensions.js",
            "keeping.js",
            "exhibits.js",
            "verify.js",
            "zip.js",
            "xml.js",
            "token.js",
            "record.js",
            "seal.js",
            "proof.js",
            "page.js");

    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[0]);
        Path words = Path.of(arguments[1]);
        Path page = Path.of(arguments[2]);
        String script = "const WORDS = " + words(sources, words) + ";\n" + modules(sources);
        String style = read(sources.resolve("verifier.css"));
        String policy = "default-src 'none'; script-src %s; style-src %s; base-uri 'none'; form-action 'none'"
                .formatted(hash(script), hash(style));
        String html = read(sources.resolve("verifier.html"))
                .replace("@policy@", policy)
                .replace("@style@", style)
                .replace("@script@", script);
        Files.createDirectories(page.getParent());
        Files.writeString(page, html);
    }

    private static String modules(Path sources) throws IOException {
        StringBuilder all = new StringBuilder();
        for (String module : MODULES) {
            all.append(read(sources.resolve(module))
                    .replaceAll("(?m)^import .*;\n", "")
                    .replaceAll("(?m)^export ", ""));
        }
        return all.toString();
    }

    private static String words(Path sources, Path words) throws IOException {
        return "{\"en\":%s,\"lv\":%s}"
                .formatted(
                        json(words.resolve("words.properties"), sources.resolve("page.properties")),
                        json(words.resolve("words_lv.properties"), sources.resolve("page_lv.properties")));
    }

    private static String json(Path... files) throws IOException {
        Map<String, String> all = new TreeMap<>();
        for (Path file : files) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
            properties.stringPropertyNames().forEach(key -> all.put(key, properties.getProperty(key)));
        }
        return all.entrySet().stream()
                .map(word -> quoted(word.getKey()) + ":" + quoted(word.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("<", "\\u003c") + '"';
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n");
    }
}
