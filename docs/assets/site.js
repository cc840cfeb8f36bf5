/* What a reader gets on top of a page that already works: colours, remembered layers, copying with a citation,
 * a word when a paragraph has changed since a link to it was made, and a report that is filled in. */

const STORE = "readacross";

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? {};
  } catch {
    return {};
  }
}

function remember(name, value) {
  try {
    localStorage.setItem(STORE, JSON.stringify({ ...remembered(), [name]: value }));
  } catch {
    /* A reader who forbids storage keeps the page as it comes. */
  }
}

function layers(form) {
  const choices = remembered();
  for (const control of form.querySelectorAll("input, select")) {
    const isBox = control.type === "checkbox";
    if (control.name in choices) control[isBox ? "checked" : "value"] = choices[control.name];
    control.addEventListener("change", () => remember(control.name, isBox ? control.checked : control.value));
  }
}

/* --- colours --------------------------------------------------------------------------------- */

/** The reader's system chooses until the reader does; each page takes the choice before it is drawn. */
function colours(button) {
  const schemes = [...button.querySelectorAll("[data-scheme]")].map((shown) => shown.dataset.scheme);
  const body = document.body.dataset;
  button.addEventListener("click", () => {
    body.mdColorScheme = schemes[(schemes.indexOf(body.mdColorScheme) + 1) % schemes.length];
    remember("colours", body.mdColorScheme);
  });
}

/* --- copying --------------------------------------------------------------------------------- */

const folded = (text) => text.replace(/\s+/g, " ").trim();

function theirWords(fragment) {
  for (const ours of fragment.querySelectorAll("[data-ours]")) ours.remove();
  return folded(fragment.textContent);
}

function wordsOf(paragraph) {
  const selection = getSelection();
  if (selection.rangeCount && !selection.isCollapsed) {
    const range = selection.getRangeAt(0);
    if (paragraph.contains(range.commonAncestorContainer)) {
      const chosen = theirWords(range.cloneContents());
      if (chosen) return chosen;
    }
  }
  const whole = document.createDocumentFragment();
  whole.append(paragraph.cloneNode(true));
  return theirWords(whole);
}

function linkTo(paragraph) {
  const url = new URL(paragraph.querySelector(".pn").closest("a").href);
  url.search = `?text=${paragraph.dataset.text}`;
  return url.href;
}

const html = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
const tex = (text) => text.replace(/[\\{}%&$#_~^]/g, (c) => ({ "\\": "\\textbackslash{}", "~": "\\~{}", "^": "\\^{}" })[c] ?? `\\${c}`);
const markdown = (text) => text.replace(/[\\`*_[\]<>#]/g, "\\$&");

/** RIS has "Holden, Rachel" for a person; a name without a comma is a body's. */
const surnameFirst = (name) => name.replace(/^(.+)\s+(\S+)$/, "$2, $1");

/** A quotation inside ours has single marks; those of our own then stand alone. */
const inner = (quote) => quote.replace(/“/g, "‘").replace(/”/g, "’");

/** A number that the letter does not print is found nowhere but here. */
const place = (q) => `paragraph ${q.number}${q.printed ? "" : ", numbered by this site"}`;

const FORMATS = {
  text: (q) => `“${inner(q.quote)}” (${q.cite}, ${place(q)}.) ${q.url}`,
  markdown: (q) => `> ${markdown(q.quote)}\n>\n> — ${markdown(q.cite)}, [${place(q)}](${q.url})`,
  html: (q) =>
    `<blockquote cite="${html(q.url)}"><p>${html(q.quote)}</p></blockquote>\n<p>— ${html(q.cite)}, <a href="${html(q.url)}">${place(q)}</a></p>`,
  bibtex: (q) => {
    const publisher = { techreport: "institution", article: "journal", misc: "howpublished" }[q.bibtex];
    const [year, month] = q.date.split("-");
    const fields = {
      title: `{${tex(q.title)}}`,
      author: q.authors.map((name) => (q.bodies.includes(name) ? `{${tex(name)}}` : tex(name))).join(" and "),
      [publisher]: tex(q.publisher),
      year,
      month,
      url: q.url,
      note: [...q.notes.map(tex), `${place(q).replace("p", "P")}: “${tex(inner(q.quote))}”`].join(". "),
    };
    const lines = Object.entries(fields).filter(([, value]) => value);
    return `@${q.bibtex}{${q.key}-${q.id},\n${lines.map(([name, value]) => `  ${name} = {${value}},`).join("\n")}\n}`;
  },
  ris: (q) =>
    [
      ["TY", q.ris],
      ["TI", q.title],
      ...q.authors.map((name) => ["AU", q.bodies.includes(name) ? name.replaceAll(",", "") : surnameFirst(name)]),
      ["PB", q.publisher],
      ["PY", q.date.slice(0, 4)],
      ["DA", q.date.replaceAll("-", "/")],
      ["UR", q.url],
      ["SP", place(q)],
      ...q.notes.map((note) => ["N1", note]),
      ["N1", `“${inner(q.quote)}”`],
      ["ER", ""],
    ]
      .filter(([tag, value]) => value || tag === "ER")
      .map(([tag, value]) => `${tag}  - ${value}`)
      .join("\r\n"),
};

async function toClipboard(text, asHtml) {
  if (asHtml && window.ClipboardItem) {
    const blob = (type) => new Blob([text], { type });
    await navigator.clipboard.write([new ClipboardItem({ "text/html": blob("text/html"), "text/plain": blob("text/plain") })]);
  } else {
    await navigator.clipboard.writeText(text);
  }
}

/** The paragraph that a note stands beside: a bullet holds its note, any other is followed by it. */
const notedBy = (note) => note.closest("[data-text]") ?? note.previousElementSibling;

const numberOf = (paragraph) => paragraph.querySelector(".pn").textContent;

function copyButton(note, copy) {
  const paragraph = notedBy(note);
  const button = document.createElement("button");
  button.className = "copy";
  button.type = "button";
  button.dataset.copy = paragraph.id;
  button.textContent = "Copy";
  button.setAttribute("aria-label", `Copy paragraph ${numberOf(paragraph)}`);
  button.addEventListener("click", () => copy(paragraph));
  return button;
}

function copying(letter) {
  const status = document.createElement("p");
  status.className = "copied";
  status.setAttribute("role", "status");
  document.body.append(status);
  let fading;
  const say = (words) => {
    status.textContent = ""; // so that the same words are announced a second time
    requestAnimationFrame(() => (status.textContent = words));
    clearTimeout(fading);
    fading = setTimeout(() => (status.textContent = ""), 4000);
  };
  const copy = async (paragraph) => {
    const format = document.querySelector("[name='copy-as']").value;
    const number = numberOf(paragraph);
    const facts = JSON.parse(letter.dataset.citation);
    const printed = paragraph.querySelector(".pn.printed") !== null;
    const quote = wordsOf(paragraph.querySelector("div") ?? paragraph);
    const quoted = { ...facts, quote, number, printed, id: paragraph.id, url: linkTo(paragraph) };
    try {
      await toClipboard(FORMATS[format](quoted), format === "html");
      say(`Copied paragraph ${number} with its citation and link`);
    } catch {
      say("Your browser does not let this page copy. Select the words and copy them by hand.");
    }
  };
  for (const note of letter.querySelectorAll(".note")) note.append(copyButton(note, copy));
  letter.addEventListener("keydown", (event) => {
    if (event.key !== "c" || event.ctrlKey || event.metaKey || event.altKey) return;
    const paragraph = event.target.closest("[data-text]");
    if (event.target.closest(".pn") && paragraph) copy(paragraph);
  });
}

/* --- a link to what stands on another page of a long letter -------------------------------------- */

/** Whether anchors told as runs of numbers ("p141-290 s400") have this one among them. */
function holds(runs, anchor) {
  const number = Number(anchor.slice(1));
  return runs.split(" ").some((run) => {
    const [first, last = first] = run.slice(1).split("-").map(Number);
    return run[0] === anchor[0] && first <= number && number <= last;
  });
}

function sendOn(parts) {
  const anchor = location.hash.slice(1);
  if (!anchor || document.getElementById(anchor)) return;
  const part = parts.find((link) => holds(link.dataset.holds, anchor));
  if (part) location.replace(Object.assign(new URL(part.href), { search: location.search, hash: location.hash }));
}

/* --- a link made before the text changed -------------------------------------------------------- */

function changedSince(letter) {
  const made = new URLSearchParams(location.search).get("text");
  const paragraph = made && document.getElementById(location.hash.slice(1))?.closest("[data-text]");
  if (!paragraph || !letter.contains(paragraph)) return;
  if (paragraph.dataset.text === made) return;
  const notice = document.createElement("p");
  notice.className = "changed";
  notice.dataset.ours = "";
  notice.setAttribute("role", "status");
  notice.textContent = "The words of this paragraph have changed since this link to it was made.";
  paragraph.querySelector("div") ? paragraph.prepend(notice) : paragraph.before(notice);
  notice.scrollIntoView({ block: "center" });
}

/* --- saying that a coding is wrong ---------------------------------------------------------------- */

/** Ends the reasons for a paragraph's labels with a link that reports them as wrong. */
function offerReport(address, slug, reasons, paragraph) {
  const number = numberOf(paragraph);
  const labels = [...reasons.querySelectorAll("p")].map((line) => folded(line.textContent)).join("\n");
  const words = {
    title: `Coding of paragraph ${number}, ${slug}`,
    body: `${linkTo(paragraph)}\n\nNow:\n${labels}\n\nIt should be, because:\n`,
  };
  const link = document.createElement("a");
  link.className = "report";
  link.textContent = "Say that this coding is wrong";
  link.href = address.replace(/{(title|body)}/g, (_, name) => encodeURIComponent(words[name]));
  reasons.append(link);
}

function reporting(letter, reasons) {
  const address = document.querySelector("meta[name='readacross-report']")?.content;
  if (!address) return;
  for (const paragraph of reasons?.querySelectorAll("[data-text]") ?? [])
    offerReport(address, reasons.dataset.reasonsOf, paragraph, paragraph);
  letter?.addEventListener(
    "toggle",
    ({ target: fold }) => {
      if (!fold.open || !fold.matches(".because") || fold.querySelector(".report")) return;
      offerReport(address, letter.dataset.letter, fold, notedBy(fold.closest(".note")));
    },
    true,
  );
}

/* The theme opens every fold before a page is printed, which makes dozens of sheets: those that the reader
 * opened are enough. A listener that captures is called before the theme's. */
addEventListener("beforeprint", (event) => event.stopImmediatePropagation(), true);

const switches = document.querySelector("[data-colours]");
if (switches) colours(switches);
const form = document.querySelector(".layers");
if (form) layers(form);
const letter = document.querySelector("[data-letter]");
if (letter) {
  copying(letter);
  changedSince(letter);
}
reporting(letter, document.querySelector("[data-reasons-of]"));
const parts = [...document.querySelectorAll("[data-holds]")];
if (parts.length) {
  sendOn(parts);
  addEventListener("hashchange", () => sendOn(parts));
}
