// The page: takes files, says the verdict in words.
import { latin1 } from "./bytes.js";
import { revocationListsOf } from "./crl.js";
import { anchorsOf } from "./path.js";
import { isProof, verifyProof } from "./proof.js";
import { verify } from "./verify.js";
import { WORDS } from "./words.js";

const $ = (id) => document.getElementById(id);
// How the hub's proofs begin; other containers are documents.
const PROOF_BEGINNING = /^PK\x03\x04[^]{26}mimetypeapplication\/vnd\.etsi\.asic-e\+zipPK\x03\x04[^]{26}proof\.pdf/;
let language = navigator.language.startsWith("lv") ? "lv" : "en";
let last = null;

function say(key, facts = []) {
  return WORDS[language][key].replace(/''|\{(\d)\}/g, (sign, number) => number === undefined ? "'" : facts[number]).trim();
}

function speak() {
  document.documentElement.lang = language;
  document.title = say("title");
  document.querySelectorAll("[data-say]").forEach((element) => {
    element.textContent = say(element.dataset.say);
  });
  $("language").textContent = say("language");
  $("language").lang = language === "lv" ? "en" : "lv";
  if (last) {
    show(last);
  }
}

async function fileBytes(file) {
  return new Uint8Array(await file.arrayBuffer());
}

async function given(id) {
  const file = $(id).files[0];
  return file ? fileBytes(file) : new TextEncoder().encode($(`${id}-text`).value.trim());
}

async function outcomeOfGiven() {
  if (!globalThis.crypto?.subtle) {
    return { hint: "no-crypto" };
  }
  const evidence = await given("evidence");
  const trust = await given("trust");
  if (evidence.length === 0 && !$("evidence").files[0]) {
    return { hint: "need-evidence" };
  }
  if (trust.length === 0) {
    return { hint: "need-trust" };
  }
  let anchors;
  try {
    anchors = anchorsOf(trust);
  } catch {
    return { hint: "bad-trust" };
  }
  const documents = await Promise.all([...$("documents").files].map(async (file) => (
    { name: file.name, bytes: await fileBytes(file) })));
  const lists = (await Promise.all([...$("lists").files].map(fileBytes))).flatMap(revocationListsOf);
  if (isProof(evidence)) {
    return verifyProof(evidence, documents, anchors, lists);
  }
  const message = $("message").files[0];
  return verify(latin1(evidence), documents, message ? await fileBytes(message) : null, anchors, lists);
}

function show(outcome) {
  last = outcome;
  const result = $("result");
  result.replaceChildren();
  if (outcome.hint) {
    result.removeAttribute("data-verdict");
    result.append(element("p", say(outcome.hint)));
    return;
  }
  const verdict = outcome.valid ? "valid" : "invalid";
  result.dataset.verdict = verdict;
  result.append(element("h2", say(verdict)), element("p", say(`${verdict}-lead`)));
  explain(result, outcome, "h3");
  for (const piece of outcome.pieces ?? []) {
    result.append(element("h3", piece.name), element("p", say(piece.outcome.valid ? "valid" : "invalid")));
    explain(result, piece.outcome, "h4");
  }
}

function explain(result, outcome, heading) {
  list(result, outcome.findings);
  section(result, heading, "proven", outcome.proven);
  section(result, heading, "not-proven", outcome.notProven);
}

function section(result, heading, words, statements) {
  if (statements.length > 0) {
    result.append(element(heading, say(words)));
    list(result, statements);
  }
}

function list(result, statements) {
  if (statements.length === 0) {
    return;
  }
  const items = statements.map(({ key, facts }) => {
    const item = element("li", say(key, facts));
    item.dataset.key = key;
    return item;
  });
  const all = element("ul", "");
  all.append(...items);
  result.append(all);
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

// What was dropped finds its place by its content: a certificate, a revocation list, a seal or a proof, else a
// document. A list in DER is known by its name.
async function place(file) {
  const beginning = latin1(await fileBytes(file.slice(0, 4096)));
  if (beginning.includes("-----BEGIN CERTIFICATE-----")) {
    put("trust", [file]);
  } else if (beginning.includes("-----BEGIN X509 CRL-----") || /\.crl$/i.test(file.name)) {
    put("lists", [...$("lists").files, file]);
  } else if (PROOF_BEGINNING.test(beginning) && !$("evidence").files[0]) {
    put("evidence", [file]);
  } else if (/^ey[\w-]+(\.[\w-]*)*\s*$/.test(beginning)) {
    put("evidence", [file]);
  } else {
    put("documents", [...$("documents").files, file]);
  }
}

function put(id, files) {
  const transfer = new DataTransfer();
  files.forEach((file) => transfer.items.add(file));
  $(id).files = transfer.files;
}

document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", async (event) => {
  event.preventDefault();
  for (const file of [...event.dataTransfer.files]) {
    await place(file);
  }
});
$("given").addEventListener("submit", async (event) => {
  event.preventDefault();
  show(await outcomeOfGiven().catch(() => ({ hint: "failed" })));
  $("result").focus();
});
$("given").addEventListener("reset", () => {
  last = null;
  $("result").replaceChildren();
});
$("language").addEventListener("click", () => {
  language = language === "lv" ? "en" : "lv";
  speak();
});
speak();
