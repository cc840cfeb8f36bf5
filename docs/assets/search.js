// Opens search, and marks the searched words where a hit lands. Everything else is fetched when it is needed.

const VIEW = "./search/view.js";
const INDEX = "./search/index.js";
const LANDING = "./search/landing.js";
const SLASH_OFF = "readacross-slash-off";

const page = document.querySelector("[data-search-page]");
let dialog;

/** The view and the index at once: neither waits for the other. */
async function load() {
  import(INDEX).then((index) => index.openIndex()).catch(() => {}); // the view tries again, and says what failed
  return import(VIEW);
}

async function open(from) {
  const view = await load();
  if (page) {
    page.querySelector("input")?.focus();
    return;
  }
  dialog ??= view.makeDialog(document.body);
  view.showDialog(dialog, from);
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

const asked = new URLSearchParams(location.search);
if (page) load().then((view) => view.makePage(page));
else if (asked.has("q")) open(null);
if (asked.has("mark")) import(LANDING).then((landing) => landing.mark(asked.getAll("mark")));
