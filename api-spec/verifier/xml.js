// XML that can be read in one way only (no document type and so no entities, no comments, no instructions, no CDATA),
// and its exclusive canonical form. Elements are taken by their place, never looked up by an Id.
import { Malformed, fromBase64, utf8 } from "./bytes.js";
import { Unsound } from "./zip.js";

export const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

const XMLNS = "http://www.w3.org/2000/xmlns/";
const NAMESPACES = {
  asic: "http://uri.etsi.org/02918/v1.2.1#", ds: "http://www.w3.org/2000/09/xmldsig#",
  xades: "http://uri.etsi.org/01903/v1.3.2#",
};

export function readXml(bytes, root) {
  const content = sealText(bytes)
    .replace(/^<\?xml version="1\.0" encoding="UTF-8"( standalone="(yes|no)")?\?>\s*/, "");
  shaped(!content.includes("<!") && !content.includes("<?"), "XML");
  const read = new DOMParser().parseFromString(content, "application/xml");
  shaped(read.getElementsByTagName("parsererror").length === 0, "XML");
  shaped(isNamed(read.documentElement, root), root);
  return read.documentElement;
}

function sealText(bytes) {
  try {
    return utf8(bytes, "XML");
  } catch {
    throw new Unsound("container-seal-malformed", "XML");
  }
}

export function shaped(condition, about) {
  if (!condition) {
    throw new Unsound("container-seal-malformed", about);
  }
}

export function isNamed(node, qualified) {
  const [prefix, local] = qualified.split(":");
  return node.localName === local && node.namespaceURI === NAMESPACES[prefix];
}

// All children; an element that holds text besides is refused.
export function elementsOf(parent) {
  const nodes = [...parent.childNodes];
  shaped(nodes.every((node) => node.nodeType === Node.ELEMENT_NODE), parent.localName);
  return nodes;
}

// The children, which must be these and no others.
export function childrenOf(parent, ...names) {
  const found = elementsOf(parent);
  shaped(found.length === names.length && found.every((node, i) => isNamed(node, names[i])), parent.localName);
  return found;
}

export function textOf(node) {
  shaped([...node.childNodes].every((child) => child.nodeType === Node.TEXT_NODE), node.localName);
  return node.textContent;
}

export function bytesOf(node) {
  try {
    return fromBase64(textOf(node), node.localName);
  } catch (problem) {
    throw problem instanceof Malformed ? new Unsound("container-seal-malformed", node.localName) : problem;
  }
}

// The algorithm of a method without parameters.
export function methodOf(node) {
  childrenOf(node);
  return node.getAttribute("Algorithm") ?? "";
}

export function exclusiveForm(apex) {
  return new TextEncoder().encode(written(apex, new Map([["", ""]])));
}

// outer: the namespaces that the elements around it have written.
function written(node, outer) {
  const attributes = [...node.attributes].filter((each) => each.namespaceURI !== XMLNS)
    .sort((one, other) => order(one.namespaceURI ?? "", other.namespaceURI ?? "") || order(one.localName, other.localName));
  const used = new Map([node, ...attributes.filter((each) => each.prefix !== null && each.prefix !== "xml")]
    .map((each) => [each.prefix ?? "", each.namespaceURI ?? ""]));
  const fresh = [...used].filter(([prefix, uri]) => outer.get(prefix) !== uri).sort(([one], [other]) => order(one, other));
  const inner = new Map([...outer, ...fresh]);
  const said = [
    ...fresh.map(([prefix, uri]) => [prefix === "" ? "xmlns" : `xmlns:${prefix}`, uri]),
    ...attributes.map((each) => [each.name, each.value]),
  ].map(([key, value]) => ` ${key}="${inAttribute(value)}"`).join("");
  const content = [...node.childNodes].map((child) =>
    (child.nodeType === Node.ELEMENT_NODE ? written(child, inner) : inContent(child.data))).join("");
  return `<${node.tagName}${said}>${content}</${node.tagName}>`;
}

function inContent(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;");
}

function inAttribute(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;")
    .replaceAll("\t", "&#x9;").replaceAll("\n", "&#xA;").replaceAll("\r", "&#xD;");
}

function order(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}
