package org.eaddress.client.vectors;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.eaddress.client.vectors.Cast.PERMIT;
import static org.eaddress.client.vectors.Cast.PLAN;
import static org.eaddress.client.vectors.ProofCast.PIECE;
import static org.eaddress.client.vectors.ProofCast.PLAN_FILE;
import static org.eaddress.client.vectors.ProofCast.bytes;
import static org.eaddress.client.vectors.ProofCast.invalid;
import static org.eaddress.client.vectors.ProofCast.whole;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.eaddress.client.fake.ProofMaker;

/// Containers that are no proofs, or whose files are not those that were sealed.
final class SpoiltContainers {
    private static final String FORM = "container-malformed";
    private static final int BOMB_BYTES = 20 << 20;

    private SpoiltContainers() {}

    static Map<String, Vector> vectors() {
        var all = new TreeMap<String, Vector>();
        var good = whole().container();
        all.put("container-cut", form("A proof that was cut", Arrays.copyOf(good, good.length / 2)));
        all.put("container-after-something", form("Something stands before it", joined(bytes("PK"), good)));
        all.put("container-before-something", form("Something stands behind it", joined(good, bytes("more"))));
        all.put(
                "container-file-twice",
                form(
                        "Two files of one name",
                        renamed(whole().file("permit.pdX", "other"), "permit.pdX", "permit.pdf")));
        all.put(
                "container-name-of-two-kinds",
                form(
                        "A name that differs in large and small letters only",
                        whole().file("PERMIT.pdf", "other").container()));
        all.put(
                "container-way-out",
                form("A name that leads out", whole().file("../permit.pdf", "x").container()));
        all.put(
                "container-folder",
                form("A folder of its own", whole().file("a/permit.pdf", "x").container()));
        all.put(
                "container-two-directories",
                form("A name at the file that is not the directory's", once(good, "permit.pdf", "pervit.pdf")));
        all.put("container-media-type", form("Another media type", once(good, "asic-e+zip", "asic-s+zip")));
        all.put(
                "container-media-type-late",
                form("The media type is not first", renamed(whole().file("mimetypX", "x"), "mimetype", "mimetypY")));
        all.put("container-encrypted", form("An entry said to be encrypted", encrypted(good)));
        all.put(
                "container-bomb",
                invalid(
                        "A file of zeros that unpacks to very much",
                        "It would be 250 times as large; it is not unpacked.",
                        whole().file("zeros.pdf", new byte[BOMB_BYTES]),
                        "container-too-large"));
        all.put("container-larger-than-said", form("A file that is larger than the archive says", lying()));
        all.putAll(files());
        return all;
    }

    private static Map<String, Vector> files() {
        var all = new TreeMap<String, Vector>();
        all.put(
                "file-extra",
                invalid(
                        "A document was added",
                        "The seal does not cover it.",
                        whole().later("rebate.pdf", bytes("You get money.")),
                        "file-extra",
                        "document-extra"));
        all.put(
                "file-extra-sealed",
                invalid(
                        "A document that the hub's seal covers and the evidence does not name",
                        "The evidence decides.",
                        whole().file("rebate.pdf", "You get money."),
                        "document-extra"));
        all.put(
                "file-missing",
                invalid(
                        "A document was taken out",
                        "The seal covers it, the evidence names it.",
                        whole().later(PERMIT.name(), new byte[0]),
                        "file-missing",
                        "document-missing"));
        all.put(
                "file-changed",
                invalid(
                        "A document was changed",
                        "Neither the seal nor the evidence is over these bytes.",
                        whole().later(PERMIT.name(), bytes("Refused.")),
                        "file-changed",
                        "document-changed"));
        all.put(
                "files-swapped",
                invalid(
                        "Two documents changed their names",
                        "The bytes are those of the message; the container is not what was sealed.",
                        whole().later(PERMIT.name(), bytes(PLAN)).later(PLAN_FILE, bytes(PERMIT)),
                        "file-changed",
                        "file-changed"));
        all.put(
                "file-page-changed",
                invalid(
                        "The readable page was changed",
                        "The seal covers it.",
                        whole().later("proof.pdf", bytes("another page")),
                        "file-changed"));
        all.put(
                "file-evidence-missing",
                invalid(
                        "The evidence was taken out, its record stayed",
                        "Nothing is proven.",
                        whole().later(PIECE + ".jws", new byte[0]),
                        "file-missing",
                        "file-extra",
                        "file-missing"));
        return all;
    }

    private static Vector form(String title, byte[] container) {
        return invalid(title, "The hub writes no such container.", container, FORM);
    }

    /// The name in both places where it stands.
    private static byte[] renamed(ProofMaker proof, String from, String to) {
        var text = new String(proof.container(), ISO_8859_1);
        var first = text.indexOf(from);
        var last = text.lastIndexOf(from);
        return (text.substring(0, first)
                        + to
                        + text.substring(first + to.length(), last)
                        + to
                        + text.substring(last + to.length()))
                .getBytes(ISO_8859_1);
    }

    private static byte[] once(byte[] container, String from, String to) {
        var text = new String(container, ISO_8859_1);
        var at = text.indexOf(from);
        return (text.substring(0, at) + to + text.substring(at + to.length())).getBytes(ISO_8859_1);
    }

    private static byte[] encrypted(byte[] container) {
        var changed = container.clone();
        changed[6] |= 1;
        changed[new String(changed, ISO_8859_1).indexOf("PK\1\2") + 8] |= 1;
        return changed;
    }

    /// The size of the page, in its descriptor and in the directory, is one less than it is.
    private static byte[] lying() {
        var container = whole().container();
        var text = new String(container, ISO_8859_1);
        var descriptor = text.indexOf("PK\7\10");
        var directory = text.indexOf("PK\1\2", text.indexOf("PK\1\2") + 1);
        container[descriptor + 12]--;
        container[directory + 24]--;
        return container;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
