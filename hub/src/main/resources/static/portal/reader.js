// Shows a PDF in the page with the PDF.js viewer: for reading only, in the page's language, with nothing run from inside
// the document. Without this script the browser's own viewer does it.
const VIEWER = "/webjars/pdf-js/5.3.31/web/viewer.html";

const place = document.querySelector(".reader");
const { document: address, title, failed, styles } = place.dataset;

document.addEventListener("webviewerloaded", ({ detail: { source: viewer } }) => {
  viewer.PDFViewerApplicationOptions.setAll({
    disablePreferences: true,
    annotationEditorMode: -1,
    annotationMode: 1,
    enableScripting: false,
    enableXfa: false,
    isEvalSupported: false,
    externalLinkTarget: 2,
    disableHistory: true,
    viewOnLoad: 1,
    sidebarViewOnLoad: 0,
    defaultZoomValue: "page-width",
    localeProperties: { lang: document.documentElement.lang },
  });
  dress(viewer.document);
  nameFields(viewer);
  reportFailure(viewer.PDFViewerApplication);
});

place.append(frame());

function frame() {
  const frame = document.createElement("iframe");
  frame.title = title;
  frame.src = `${VIEWER}?file=${encodeURIComponent(address)}`;
  return frame;
}

function dress(page) {
  const link = page.createElement("link");
  link.rel = "stylesheet";
  link.href = styles;
  page.head.append(link);
}

// The viewer's fields have a title only, which not everybody hears.
function nameFields(viewer) {
  const observer = new viewer.MutationObserver((changes) => {
    for (const { target } of changes) {
      if (target.matches("input, select")) target.setAttribute("aria-label", target.title);
    }
  });
  observer.observe(viewer.document, { subtree: true, attributeFilter: ["title"] });
}

async function reportFailure(application) {
  await application.initializedPromise;
  application.eventBus.on("documenterror", () => {
    const words = document.createElement("p");
    words.setAttribute("role", "alert");
    words.textContent = failed;
    place.replaceChildren(words);
  });
}
