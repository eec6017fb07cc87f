package org.eaddress.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.eaddress.hub.access.Caller;
import org.eaddress.hub.directory.Account;
import org.eaddress.hub.directory.Directory;
import org.eaddress.hub.directory.EAddress;
import org.eaddress.hub.lookup.LookUp;
import org.eaddress.hub.lookup.LookUps;
import org.eaddress.hub.lookup.Means;
import org.eaddress.hub.writing.Addressee;
import org.eaddress.hub.writing.Draft;
import org.eaddress.hub.writing.Drafts;
import org.eaddress.hub.writing.Enclosures;
import org.eaddress.hub.writing.Enclosures.Added;
import org.eaddress.hub.writing.Writer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The pages on which people write and see what they sent, on a whole hub, without a script.
@ExtendWith(HubExtension.class)
class WritingPagesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern ACTION = Pattern.compile("action=\"/write/([0-9a-f-]{36})\"");
    private static final String TO_COUNCIL = "/write/new?to=_DEFAULT@90000000122";

    private final TestHub hub;
    private Visitor anna;

    WritingPagesTest(TestHub hub) {
        this.hub = hub;
    }

    @BeforeEach
    void signIn() {
        anna = Visitor.signedIn(hub, Visitor.ANNA);
    }

    @AfterEach
    void leave() {
        anna.close();
    }

    private static String idOf(HttpResponse<String> page) {
        Matcher action = ACTION.matcher(page.body());
        assertThat(action.find()).as(page.body()).isTrue();
        return action.group(1);
    }

    /// Anna has written these words to this address and looks at the page of documents.
    private String draft(String begin, String subject, String text) {
        HttpResponse<String> form = anna.open(begin);
        String id = idOf(form);
        String target = begin.contains("answer=")
                ? "answer=" + begin.substring(begin.indexOf('=') + 1)
                : "to=" + Visitor.encoded(begin.substring(begin.indexOf("to=") + 3));
        HttpResponse<String> documents = anna.press(
                "/write/" + id,
                form,
                "%s&subject=%s&text=%s&then=on".formatted(target, Visitor.encoded(subject), Visitor.encoded(text)));
        assertThat(documents.uri()).hasPath("/write/" + id + "/documents");
        return id;
    }

    private HttpResponse<String> upload(String id, Enclosure... files) {
        String path = "/write/" + id + "/documents";
        return anna.upload(path, anna.open(path), "stay", files);
    }

    private HttpResponse<String> send(String id, String more) {
        HttpResponse<String> check = anna.open("/write/" + id + "/check");
        return anna.press("/write/" + id + "/send", check, "seen=" + Visitor.hidden(check.body(), "seen") + more);
    }

    private static String messageOf(HttpResponse<String> sent) {
        assertThat(sent.uri().getPath()).as(sent.body()).startsWith("/sent/");
        return sent.uri().getPath().substring("/sent/".length());
    }

    private Answer inCouncilsMailbox(String message) {
        return await().atMost(PATIENCE)
                .until(() -> hub.council().get("/v1/inbox/" + message), answer -> answer.status() == 200);
    }

    /// How many messages Anna has sent.
    private long sentByAnna() {
        return hub.bean(JdbcClient.class)
                .sql("select count(*) from message where sender = :anna")
                .param("anna", hub.anna().eAddress())
                .query(Long.class)
                .single();
    }

    @Test
    void anAnswerGoesToWhoeverWroteWithItsReferenceAndItsDocuments() {
        Letter letter = hub.council().send(Letter.between(hub.council(), hub.anna()));
        hub.anna().waitFor(letter);
        assertThat(anna.open("/mail/" + letter.id()).body()).contains("/write/new?answer=" + letter.id());
        HttpResponse<String> form = anna.open("/write/new?answer=" + letter.id());
        assertThat(form.body()).contains("Liepkalnes novada pašvaldība", "value=\"Re: " + letter.subject());

        String id = draft("/write/new?answer=" + letter.id(), "Re: " + letter.subject(), "Es piekrītu.\n\nAnna");
        Enclosure paper = Enclosure.pdf("Iesniegums.pdf", "Es piekrītu");
        assertThat(upload(id, paper, Enclosure.text("piezīme.txt", "Vēl kaut kas"))
                        .body())
                .contains("Iesniegums.pdf", "piezīme.txt");
        HttpResponse<String> check = anna.open("/write/" + id + "/check");
        assertThat(check.body())
                .contains("Anna Ozola", "_DEFAULT@90000000122", "Es piekrītu.", "counts as notified")
                .doesNotContain("first time");
        HttpResponse<String> sent = send(id, "");

        String message = messageOf(sent);
        assertThat(sent.body()).contains("The message is sent, and its receipt is recorded.", "Iesniegums.pdf");
        Answer received = inCouncilsMailbox(message);
        assertThat(received.text("subject")).isEqualTo("Re: " + letter.subject());
        assertThat(received.text("reference")).isEqualTo(letter.reference().orElseThrow());
        assertThat(received.text("text")).isEqualTo("Es piekrītu.\n\nAnna");
        assertThat(received.list("documents"))
                .extracting(document -> document.required("sha256").asString())
                .contains(paper.sha256());
        assertThat(anna.open("/sent").body()).contains("/sent/" + message, "Liepkalnes novada pašvaldība");
    }

    @Test
    void pressingTwiceSendsOnce() {
        String id = draft(TO_COUNCIL, "Jautājums", "Kad?");
        HttpResponse<String> check = anna.open("/write/" + id + "/check");
        String seen = "seen=" + Visitor.hidden(check.body(), "seen");
        long before = sentByAnna();

        String first = messageOf(anna.press("/write/" + id + "/send", check, seen));
        String second = messageOf(anna.press("/write/" + id + "/send", check, seen));

        assertThat(second).isEqualTo(first);
        assertThat(messageOf(anna.open("/write/" + id))).isEqualTo(first);
        assertThat(messageOf(anna.open("/write/" + id + "/send"))).isEqualTo(first);
        assertThat(sentByAnna()).isEqualTo(before + 1);
        assertThat(anna.open("/write").body()).doesNotContain("/write/" + id);
    }

    @Test
    void aTextAloneIsADocumentToo() {
        String id = draft(TO_COUNCIL, "Jautājums", "Kad būs ceļš?");
        assertThat(anna.open("/write/" + id + "/check").body())
                .contains("vēstule.txt", "your text is sent as a document");

        Answer received = inCouncilsMailbox(messageOf(send(id, "")));

        assertThat(received.list("documents"))
                .singleElement()
                .extracting(document -> document.required("sha256").asString())
                .isEqualTo(Enclosure.digest("Kad būs ceļš?".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void whatThePageShowedIsWhatIsSent() {
        String id = draft(TO_COUNCIL, "Jautājums", "Pirmais teksts");
        HttpResponse<String> check = anna.open("/write/" + id + "/check");
        anna.press("/write/" + id, anna.open("/write/" + id), "subject=Jaut%C4%81jums&text=Otrais+teksts&then=keep");

        HttpResponse<String> answer =
                anna.press("/write/" + id + "/send", check, "seen=" + Visitor.hidden(check.body(), "seen"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("changed in another window", "Otrais teksts");
    }

    @Test
    void receiptEvidenceAndProofAreFilesForTheSender() {
        String message = messageOf(send(draft(TO_COUNCIL, "Jautājums", "Kad?"), ""));
        inCouncilsMailbox(message);

        assertThat(anna.open("/sent/" + message + "/receipt").body()).startsWith("ey");
        assertThat(anna.open("/sent/" + message + "/evidence").body())
                .contains("Event/SubmissionAcceptance", "Event/ContentConsignment");
        assertThat(anna.open("/sent/" + message + "/proof").headers().firstValue("Content-Type"))
                .hasValue("application/vnd.etsi.asic-e+zip");
        try (Visitor rasma = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL)) {
            for (String page : List.of("", "/receipt", "/evidence", "/proof")) {
                assertThat(rasma.open("/sent/" + message + page).statusCode())
                        .as(page)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void whatWasSentIsRecalledWithAReason() {
        String message = messageOf(send(draft(TO_COUNCIL, "Kļūda", "Ne tas"), ""));
        inCouncilsMailbox(message);
        HttpResponse<String> page = anna.open("/sent/" + message);
        assertThat(page.body()).contains("Recall the message", "In the recipient’s mailbox");

        assertThat(anna.press("/sent/" + message + "/recall", page, "reason=+").body())
                .contains("Nothing was done: write a reason");
        assertThat(anna.press("/sent/" + message + "/recall", page, "reason=Kl%C5%ABda")
                        .body())
                .contains("The message is recalled.", "Recalled unopened");
        assertThat(anna.press("/sent/" + message + "/cancellation", page, "reason=Par+v%C4%93lu")
                        .body())
                .contains("You can recall it");
    }

    @Test
    void onlyOrganisationsAreFoundByNameNumberOrAddress() {
        hub.bean(Directory.class)
                .enrol(new Account(
                        new EAddress("MAKSLA@90000000122"),
                        "Mākslas skola „Čiekurs”",
                        Account.Kind.INSTITUTION,
                        Account.Status.ACTIVE));
        assertThat(anna.open("/write?q=ciekur+maksl").body()).contains("Mākslas skola");
        assertThat(anna.open("/write?q=40103000456").body()).contains("SIA Bērzs", "_DEFAULT@40103000456");
        assertThat(anna.open("/write?q=MAKSLA@90000000122").body()).contains("Mākslas skola");
        assertThat(anna.open("/write?q=Ozola").body()).contains("We found nobody");
        assertThat(anna.open("/write?q=_PRIVATE@329999-00025").body())
                .contains("Personal codes are not searched for here")
                .doesNotContain("329999");
        assertThat(anna.open("/write?q=Ozola+329999-00025").body()).doesNotContain("329999");
        assertThat(anna.open("/write?q=%27%29%3B--+%3A%2A+%26").body()).contains("We found nobody");
        assertThat(anna.open("/write").body()).doesNotContain("Write to a person");
    }

    @ParameterizedTest
    @ValueSource(strings = {"putni", "A/S putni", "lv.putni", "Pu\u0304tni", "s putni"})
    void namesAreFoundByTheirWordsHoweverTheyAreWritten(String asked) {
        hub.bean(Directory.class)
                .enrol(new Account(
                        new EAddress("PUTNI@90000000122"),
                        "A/S „Pūtņi.lv”",
                        Account.Kind.COMPANY,
                        Account.Status.ACTIVE));
        assertThat(anna.open("/write?q=" + Visitor.encoded(asked)).body()).contains("PUTNI@90000000122");
    }

    @Test
    void aLongListOfWhatWasFoundHasPages() {
        Directory directory = hub.bean(Directory.class);
        IntStream.range(0, 25)
                .mapToObj(number -> new EAddress("LAPA-%02d@90000000122".formatted(number)))
                .map(address -> new Account(
                        address,
                        "Daudzskaitlis " + address.value().substring(5, 7),
                        Account.Kind.INSTITUTION,
                        Account.Status.ACTIVE))
                .forEach(directory::enrol);
        assertThat(anna.open("/write?q=daudzskait").body())
                .contains("Daudzskaitlis 00", "page=2")
                .doesNotContain("Daudzskaitlis 20");
        assertThat(anna.open("/write?q=daudzskait&page=2").body())
                .contains("Daudzskaitlis 24")
                .doesNotContain("Daudzskaitlis 19", "page=3");
        assertThat(anna.open("/write?q=daudzskait&page=999999").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/write/new?to=_PRIVATE@329999-00025",
                "/write/new?to=NOBODY@90000000122",
                "/write/new?to=nobody",
                "/write/new?answer=01890000-0000-7000-8000-000000000000",
                "/write/new?answer=nonsense",
                "/write/01890000-0000-7000-8000-000000000000",
                "/write/01890000-0000-7000-8000-000000000000/check",
                "/write/nonsense",
                "/sent/01890000-0000-7000-8000-000000000000",
                "/sent/01890000-0000-7000-8000-000000000000/receipt",
                "/sent/nonsense"
            })
    void whereNothingIsToBeWrittenIsAPageThatSaysSo(String address) {
        HttpResponse<String> page = anna.open(address);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is no such page");
    }

    @Test
    void aDraftIsItsWritersOnly() {
        String id = draft(TO_COUNCIL, "Jautājums", "Kad?");
        try (Visitor rasma = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL)) {
            HttpResponse<String> own = rasma.open(TO_COUNCIL);
            assertThat(rasma.open("/write/" + id).statusCode()).isEqualTo(404);
            assertThat(rasma.press("/write/" + id, own, "to=_DEFAULT@90000000122&subject=x&text=y&then=keep")
                            .body())
                    .doesNotContain("The draft is kept");
            rasma.press("/write/" + id + "/removal", own, "x=1");
        }
        assertThat(anna.open("/write/" + id).body()).contains("Jautājums", "Kad?");
    }

    @Test
    void whatWasTypedIsKeptWhateverIsWrongWithIt() {
        HttpResponse<String> form = anna.open(TO_COUNCIL);
        String id = idOf(form);
        HttpResponse<String> again = anna.press(
                "/write/" + id, form, "to=_DEFAULT@90000000122&subject=+&text=Gar%C5%A1+st%C4%81sts&then=on");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("Write a subject.", "Garš stāsts", "aria-invalid=\"true\"");
        assertThat(anna.open("/write/" + id).body()).contains("Garš stāsts");

        HttpResponse<String> tooLong = anna.press(
                "/write/" + id, form, "to=_DEFAULT@90000000122&subject=x&text=" + "y".repeat(100_001) + "&then=on");
        assertThat(tooLong.statusCode()).isEqualTo(422);
        assertThat(tooLong.body()).contains("100,000 characters at most", "y".repeat(100_001));
    }

    /// What the page has that a form sends along, and these words.
    private static String fields(HttpResponse<String> form, String to, String subject, String text) {
        return "to=%s&from=%s&began=%s&subject=%s&text=%s&then=keep"
                .formatted(
                        Visitor.encoded(to),
                        Visitor.hidden(form.body(), "from"),
                        Visitor.hidden(form.body(), "began"),
                        Visitor.encoded(subject),
                        Visitor.encoded(text));
    }

    @Test
    void aFormOfOneMailboxIsNotKeptInAnother() {
        String subject = "Personisks " + UUID.randomUUID();
        try (Visitor rasma = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL)) {
            HttpResponse<String> form = rasma.open("/write/new?to=_DEFAULT@40103000456");
            rasma.press("/mailboxes", rasma.open("/mailboxes"), "account=_DEFAULT@90000000122");

            HttpResponse<String> again = rasma.press(
                    "/write/" + idOf(form), form, fields(form, "_DEFAULT@40103000456", subject, "Mans teksts"));

            assertThat(again.statusCode()).isEqualTo(422);
            assertThat(again.body()).contains("the mailbox was switched", subject, "Mans teksts");
            assertThat(rasma.open("/write").body()).doesNotContain(subject);
            rasma.press("/write/" + idOf(again), again, fields(again, "_DEFAULT@40103000456", subject, "Teksts"));
            assertThat(rasma.open("/write").body()).contains(subject);
        }
    }

    @Test
    void twoWindowsDoNotOverwriteEachOther() {
        String id = draft(TO_COUNCIL, "Jautājums", "Sākums");
        HttpResponse<String> first = anna.open("/write/" + id);
        HttpResponse<String> second = anna.open("/write/" + id);
        anna.press("/write/" + id, first, fields(first, "", "Jautājums", "Pirmais logs"));

        HttpResponse<String> answer =
                anna.press("/write/" + id, second, fields(second, "", "Jautājums", "Otrais logs"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("changed in another window", "Pirmais logs", "Otrais logs");
        assertThat(anna.open("/write/" + id).body()).contains("Pirmais logs").doesNotContain("Otrais logs");
        anna.press("/write/" + id, answer, fields(answer, "", "Jautājums", "Otrais logs"));
        assertThat(anna.open("/write/" + id).body()).contains("Otrais logs");
    }

    @Test
    void whatWasTypedForOneWhoClosedMeanwhileIsGivenBack() {
        hub.open("AIZVERAS@90000000122");
        HttpResponse<String> form = anna.open("/write/new?to=AIZVERAS@90000000122");
        hub.close("AIZVERAS@90000000122");

        HttpResponse<String> answer = anna.press(
                "/write/" + idOf(form), form, fields(form, "AIZVERAS@90000000122", "Jautājums", "Garš stāsts"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("The message is not kept", "Jautājums", "Garš stāsts");
    }

    @Test
    void whatCameBackIsToldInTheMailboxAndAmongTheDrafts() {
        String id = draft(TO_COUNCIL, "Jautājums", "Kad?");
        hub.bean(JdbcClient.class)
                .sql("update draft set problem = 'message-lapsed' where draft_id = cast(:id as uuid)")
                .param("id", id)
                .update();

        assertThat(anna.open("/mail").body()).contains("A message of yours was not sent.");
        assertThat(anna.open("/write").body()).contains("was not sent,");
        anna.press("/write/" + id + "/removal", anna.open("/write/" + id + "/check"), "x=1");
        assertThat(anna.open("/mail").body()).doesNotContain("A message of yours was not sent.");
    }

    @Test
    void noMoreFilesAreTakenFromOneOfWhomTooMuchWaits() {
        String id = draft(TO_COUNCIL, "Jautājums", "Kad?");
        JdbcClient db = hub.bean(JdbcClient.class);
        db.sql("insert into put_document (sender, digest, size, object_ref, wrapped_key, expires_at)"
                        + " values (:anna, sha256('much'), 2147483648, 'none', '', now() + interval '1 hour')")
                .param("anna", hub.anna().eAddress())
                .update();
        try {
            assertThat(upload(id, Enclosure.pdf("vēl.pdf", "Vēl viens " + id)).body())
                    .contains("vēl.pdf: too many of your files wait to be sent");
        } finally {
            db.sql("delete from put_document where object_ref = 'none'").update();
        }
    }

    private Draft newDraftOf(String writer) {
        UUID id = UUID.randomUUID();
        Caller owner = new Caller(new EAddress(writer), "Anna Ozola", Caller.Way.PERSON, "high");
        Addressee council = new Addressee(new EAddress("_DEFAULT@90000000122"), "Liepkalnes novada pašvaldība");
        hub.bean(Drafts.class)
                .begin(id, owner, council, new Drafts.Words("Jautājums", ""), Optional.empty(), Optional.empty());
        return hub.bean(Drafts.class).find(id, Writer.of(owner)).orElseThrow();
    }

    private Added add(Draft draft, InputStream content) {
        try {
            return hub.bean(Enclosures.class).add(draft, "fails.txt", "text/plain", content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file of which nothing comes until the end.
    private static InputStream slow(CountDownLatch begun, CountDownLatch end) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                begun.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    throw new InterruptedIOException();
                }
                return -1;
            }
        };
    }

    @Test
    void slowFilesOfOneKeepNobodyElseOut() throws InterruptedException {
        Draft own = newDraftOf(hub.anna().eAddress());
        CountDownLatch begun = new CountDownLatch(2);
        CountDownLatch end = new CountDownLatch(1);
        List<CompletableFuture<Added>> coming = IntStream.range(0, 2)
                .mapToObj(_ ->
                        CompletableFuture.supplyAsync(() -> add(own, slow(begun, end)), Thread::startVirtualThread))
                .toList();
        try {
            assertThat(begun.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(add(own, InputStream.nullInputStream())).isInstanceOf(Added.Busy.class);
            assertThat(add(newDraftOf(hub.newPerson().eAddress()), InputStream.nullInputStream()))
                    .isInstanceOf(Added.Refused.class);
        } finally {
            end.countDown();
        }
        assertThat(coming).allSatisfy(added -> assertThat(added.join()).isInstanceOf(Added.Refused.class));
        assertThat(add(own, InputStream.nullInputStream())).isInstanceOf(Added.Refused.class);
    }

    @Test
    void aFormFromElsewhereIsNotTaken() {
        String id = draft(TO_COUNCIL, "Jautājums", "Kad?");
        String path = "/write/" + id + "/documents";
        assertThat(anna.uploadForged(path, Enclosure.pdf("svess.pdf", "Svešs")).statusCode())
                .isEqualTo(403);
        assertThat(anna.open(path).body()).doesNotContain("svess.pdf");
    }

    @Test
    void eachFileSaysWhatIsWrongWithIt() {
        String id = draft(TO_COUNCIL, "Jautājums", "Kad?");
        HttpResponse<String> page = upload(
                id,
                Enclosure.pdf("laba.pdf", "Labs"),
                Enclosure.text("tukss.txt", ""),
                Enclosure.pdf("liels.pdf", TestHub.DOCUMENT_LIMIT + 1),
                Enclosure.text("skripts.html", "<html>"),
                Enclosure.text("nav.pdf", "tikai teksts"),
                Enclosure.pdf("con.pdf", "Ierīce"));
        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("tukss.txt: the file is empty.")
                .contains("liels.pdf: the file is too large, it can have up to 4.2 MB.")
                .contains("skripts.html: files of this kind are not taken.")
                .contains("nav.pdf: the content is not what the file’s name promises.")
                .contains("con.pdf: the file has a name that not every computer takes.")
                .contains(">laba.pdf</bdi>")
                .doesNotContain(">nav.pdf</bdi>");
        assertThat(upload(id, Enclosure.pdf("LABA.pdf", "Cits")).body())
                .contains("LABA.pdf: there is a document of that name already.");
        assertThat(upload(id, Enclosure.pdf("laba.pdf", "Labs")).statusCode()).isEqualTo(200);
        assertThat(anna.open("/write/" + id + "/documents").body()).containsOnlyOnce(">laba.pdf</bdi>");
    }

    @Test
    void anUploadThatBreaksOffLosesNothingElse() {
        String id = draft(TO_COUNCIL, "Jautājums", "Kad?");
        upload(id, Enclosure.pdf("pirmais.pdf", "Pirmais"));
        String path = "/write/" + id + "/documents";

        HttpResponse<String> page =
                anna.uploadHalf(path, anna.open(path), Enclosure.pdf("otrais.pdf", "x".repeat(2000)));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains("The upload broke off", ">pirmais.pdf</bdi>")
                .doesNotContain(">otrais.pdf</bdi>");
    }

    @Test
    void aDocumentIsTakenOutAgain() {
        String id = draft(TO_COUNCIL, "Jautājums", "Kad?");
        HttpResponse<String> page = upload(id, Enclosure.pdf("lieks.pdf", "Lieks"));
        assertThat(anna.press("/write/" + id + "/documents/0/removal", page, "x=1")
                        .body())
                .doesNotContain(">lieks.pdf</bdi>");
    }

    @Test
    void aFileThatIsNotKeptAnyMoreIsToBeChosenAgain() {
        String id = draft(TO_COUNCIL, "Jautājums", "Kad?");
        Enclosure paper = Enclosure.pdf("vecs.pdf", "Vecs " + id);
        upload(id, paper);
        hub.bean(JdbcClient.class)
                .sql("delete from put_document where digest = decode(:digest, 'hex')")
                .param("digest", paper.sha256())
                .update();

        String words = "vecs.pdf: the file is not kept any more. Take it out and choose it again.";
        assertThat(anna.open("/write/" + id + "/documents").body()).contains(words);
        assertThat(anna.open("/write/" + id + "/check").body()).contains(words, "Kad?");
    }

    @Test
    void aRecipientThatClosedMeanwhileIsToldOfBeforeSending() {
        hub.open("VEL@90000000122");
        String id = draft("/write/new?to=VEL@90000000122", "Jautājums", "Kad?");
        hub.close("VEL@90000000122");

        HttpResponse<String> check = anna.open("/write/" + id + "/check");

        assertThat(check.body())
                .contains("This recipient takes no messages any more", "Kad?")
                .doesNotContain("action=\"/write/" + id + "/send\"");
    }

    @Test
    void whoeverMightTakeTheWrongOneMustBeSure() {
        Directory directory = hub.bean(Directory.class);
        directory.enrol(new Account(
                new EAddress("_DEFAULT@40003032949"), "SIA Dvīņi", Account.Kind.COMPANY, Account.Status.ACTIVE));
        directory.enrol(new Account(
                new EAddress("DVINI@90000000122"), "SIA Dvīņi", Account.Kind.COMPANY, Account.Status.ACTIVE));
        String id = draft("/write/new?to=DVINI@90000000122", "Jautājums", "Kad?");
        assertThat(anna.open("/write/" + id + "/check").body())
                .contains("You write to this recipient for the first time.", "Somebody else has the same name.");

        assertThat(send(id, "").body()).contains("Not sent yet. Before you send it, tick");
        assertThat(messageOf(send(id, "&sure=namesake"))).isNotBlank();
    }

    @Test
    void anOrganisationsPeopleWriteForItAlsoToAPersonWhoseAddressTheyKnow() {
        try (Visitor rasma = Visitor.signedIn(hub, Visitor.RASMA_OF_THE_COUNCIL)) {
            rasma.press("/mailboxes", rasma.open("/mailboxes"), "account=_DEFAULT@90000000122");
            HttpResponse<String> start = rasma.open("/write");
            assertThat(start.body()).contains("Write to a person", "Liepkalnes novada pašvaldība (Rasma Liepa)");
            String id = Visitor.hidden(start.body(), "id");
            assertThat(rasma.press("/write/person", start, "id=" + id + "&person=329999-99999")
                            .body())
                    .contains("You cannot write to such an e-address");
            HttpResponse<String> form = rasma.press("/write/person", start, "id=" + id + "&person=" + Visitor.ANNA);
            assertThat(form.uri()).hasPath("/write/" + id);
            assertThat(form.body()).contains("<title>Message to a person").doesNotContain("Anna Ozola", Visitor.ANNA);
            assertThat(rasma.open("/write").body()).contains(id).doesNotContain(Visitor.ANNA);
            assertThat(anna.open("/settings/look-ups").body()).contains("Rasma Liepa");
            rasma.press("/write/" + id, form, "subject=Uzaicin%C4%81jums&text=N%C4%81ciet&then=on");
            HttpResponse<String> check = rasma.open("/write/" + id + "/check");
            assertThat(hub.bean(LookUps.class).of(new EAddress(hub.anna().eAddress()), Optional.empty(), 1))
                    .singleElement()
                    .extracting(LookUp::means)
                    .isEqualTo(Means.WARNINGS);
            String message = messageOf(
                    rasma.press("/write/" + id + "/send", check, "seen=" + Visitor.hidden(check.body(), "seen")));
            await().atMost(PATIENCE)
                    .until(() -> hub.anna().get("/v1/inbox/" + message).status() == 200);
            assertThat(hub.anna().get("/v1/inbox/" + message).text("fromName"))
                    .isEqualTo("Liepkalnes novada pašvaldība (Rasma Liepa)");
        }
    }

    @Test
    void aDraftIsThrownAwayWhenItsWriterSaysSo() {
        String id = draft(TO_COUNCIL, "Jautājums " + UUID.randomUUID(), "Kad?");
        assertThat(anna.open("/write").body()).contains("/write/" + id);
        anna.press("/write/" + id + "/removal", anna.open("/write/" + id + "/check"), "x=1");
        assertThat(anna.open("/write/" + id).statusCode()).isEqualTo(404);
    }
}
