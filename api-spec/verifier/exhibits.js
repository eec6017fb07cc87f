// Compares what is laid beside evidence with what was sealed.
import { hex, sha256, utf8 } from "./bytes.js";
import { canonical } from "./canonical.js";
import { parseJson } from "./json.js";
import { finding } from "./verify.js";

export async function compare(evidence, documents, message) {
  const compared = { findings: [], proven: [], unseen: evidence.parts };
  const blamed = new Set();
  for (const document of documents) {
    const { name, bytes } = document;
    const digest = document.sha256 ??= hex(await sha256(bytes)); // once, however much evidence there is
    const found = evidence.parts.filter((part) => part.sha256 === digest && part.size === BigInt(bytes.length));
    compared.unseen = compared.unseen.filter((part) => !found.includes(part));
    compared.proven.push(...found.map((part) => ({ key: "proven-document", facts: [name, part.name, digest] })));
    if (found.length === 0) {
      const known = evidence.parts.some((part) => part.name === name);
      compared.findings.push(finding(known ? "document-changed" : "document-extra", name));
      blamed.add(name);
    }
  }
  if (documents.length > 0) {
    compared.findings.push(...compared.unseen.filter((part) => !blamed.has(part.name))
      .map((part) => finding("document-missing", part.name)));
  }
  if (message !== null) {
    await compareMessage(evidence, message, compared);
  }
  return compared;
}

async function compareMessage(evidence, message, compared) {
  if (await canonicalDigest(message) === evidence.messageSha256) {
    compared.proven.push({ key: "proven-message", facts: [evidence.messageSha256] });
  } else {
    compared.findings.push(finding("message-changed"));
  }
}

async function canonicalDigest(message) {
  try {
    const form = canonical(parseJson(utf8(message, "message"), "message"));
    return hex(await sha256(new TextEncoder().encode(form)));
  } catch {
    return "";
  }
}
