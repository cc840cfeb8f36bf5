// Opens search, and marks the searched words where a hit lands. Everything else is fetched when it is needed.
//
// The window and the field for words are made here, and the field is focused, before anything is fetched:
// what a reader types straight after the key that opens search goes into it.

const VIEW = "./search/view.js";
const INDEX = "./search/index.js";
const LANDING = "./search/landing.js";
const SLASH_OFF = "readacross-slash-off";

const FORM = `
  <form role="search" class="search-form" aria-label="Letters">
    <label for="search-words">Words, or a “phrase in quotation marks”</label>
    <input type="text" inputmode="search" enterkeyhint="search" autocomplete="off" spellcheck="false"
      id="search-words" aria-describedby="search-status">
  </form>
  <p id="search-status" role="status" class="search-status">Loading search…</p>`;
const WINDOW = `
  <div class="search-top">
    <h2 id="search-title">Search the letters</h2><button type="button" class="search-close">Close</button>
  </div>
  <div class="search-inside"></div>`;
const UNLOADED = "Search could not be loaded. Load the page again to try once more, " +
  "or read the lists of letters and themes, which hold everything that search finds.";

const page = document.querySelector("[data-search-page]");
const asked = new URLSearchParams(location.search);
let dialog;

/** The view and the index at once: neither waits for the other. */
async function load() {
  import(INDEX).then((index) => index.openIndex()).catch(() => {}); // the view tries again, and says what failed
  return import(VIEW);
}

/** Put the field for words in its place, then fetch what takes up the words that stand in it by then. */
function begin(root) {
  root.innerHTML = FORM;
  const form = root.querySelector("form");
  form.addEventListener("submit", (event) => event.preventDefault());
  root.querySelector("input").value = asked.get("q") ?? "";
  load().then((view) => new view.Search(root)).catch((error) => {
    console.error(error);
    root.querySelector("[role=status]").textContent = UNLOADED;
  });
}

function makeDialog() {
  dialog = document.createElement("dialog");
  dialog.className = "search-dialog md-typeset";
  dialog.setAttribute("aria-labelledby", "search-title");
  dialog.dataset.ours = "";
  dialog.innerHTML = WINDOW;
  document.body.append(dialog);
  dialog.addEventListener("click", ({ target }) => target.matches("dialog, .search-close") && dialog.close());
  dialog.addEventListener("close", () => dialog.opener?.focus?.());
  begin(dialog.querySelector(".search-inside"));
}

function open(from) {
  if (!page && !dialog) makeDialog();
  if (dialog && !dialog.open) {
    dialog.opener = from;
    dialog.showModal();
  }
  const words = (page ?? dialog).querySelector("input");
  words.focus();
  if (dialog) words.select();
}

function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable='true']") !== null;
}

/** WCAG 2.1.4: a shortcut of a single character can be switched off. */
function slashIsOff() {
  try {
    return localStorage.getItem(SLASH_OFF) !== null;
  } catch {
    return false;
  }
}

function isShortcut(event) {
  if (event.key.toLowerCase() === "k") return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  return event.key === "/" && plain && !isTyping(event.target) && !slashIsOff();
}

document.addEventListener("keydown", (event) => {
  if (!isShortcut(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  open(document.activeElement);
}, true);

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest("[data-search-open]");
  if (button) open(button);
});

if (page) begin(page);
else if (asked.has("q")) open(null);
if (asked.has("mark")) import(LANDING).then((landing) => landing.mark(asked.getAll("mark")));
