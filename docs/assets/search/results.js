// Hits -> a list that a reader can use by eye, ear and keys.

import { counted, make } from "./dom.js";
import { nodes, runs, stretch } from "./excerpt.js";
import { facetMeant } from "./narrowing.js";
import { wordsOf } from "./question.js";
import { between } from "./ranking.js";
import { ROOT } from "./sites.js";

const SHOWN = 45; // words between two parts of a quotation

const NOUNS = {
  strength: ["strength", "strengths"],
  progress: ["progress", "progress"],
  concern: ["concern", "concerns"],
  mixed: ["mixed", "mixed"],
};

/** One hit as a list item; its link carries `data-hit`, the path and anchor that it opens. */
export async function item(hit, index) {
  const { paragraph } = hit;
  const letter = index.table.letters[paragraph.letter];
  const words = await index.words(paragraph);
  const found = [...new Set(hit.places.map((place) => place - paragraph.start))];
  const marks = words ? runs(words, found) : [];
  const link = make(
    "a",
    { href: index.address(paragraph, marks), "data-hit": index.path(paragraph) },
    letter.title, make("span", { class: "search-place" }, `, paragraph ${paragraph.id.replace(/^p/, "")}`),
  );
  return make(
    "li", { class: "search-hit" },
    make("p", { class: "search-where" }, link),
    make("p", { class: "search-facts muted" }, facts(letter, index.table)),
    words ? await before(paragraph, words, found, index) : null,
    words ? make("blockquote", { class: "theirs" }, make("p", {}, ...nodes(words, found))) : unquoted(),
    ...(words ? hit.quoted.filter((parts) => parts.length > 1).map((parts) => leftOut(parts, paragraph, words)) : []),
    tally(paragraph, index.table),
    themes(paragraph, index.table),
  );
}

/** When a letter was written, what it is, who wrote and who published it: whose words a quotation is. */
function facts({ day, note, kind, authors, publisher, published }, { titles }) {
  const title = (facet, wanted) => titles[facet].find(([id]) => id === wanted)?.[1];
  const noted = (text, basis) => (text && basis ? `${text} (${basis})` : text);
  const written = authors && `written by ${authors}`;
  return [noted(day, note), title("kind", kind), written, noted(title("publisher", publisher), published)].filter(Boolean).join(" · ");
}

function unquoted() {
  return make("p", { class: "small muted" }, "The paragraph cannot be shown here: its site does not answer.");
}

/** The sentence before a quotation that begins with "This" or "They", or null. */
async function before(paragraph, words, found, index) {
  const [start] = stretch(words.length, found);
  const sentence = start === 0 ? await index.before(paragraph) : "";
  if (!sentence) return null;
  const label = make("span", { class: "before-label" }, "The sentence before: ");
  return make("p", { class: "before" }, label, make("span", { class: "theirs" }, sentence));
}

/** What a letter has where a quotation has “…”: a “not” may be among it. */
function leftOut(parts, { start }, words) {
  const gaps = between(parts)?.map(([from, to]) => words.slice(from - start, to - start).join(" "));
  if (!gaps) return make("p", { class: "search-between small" }, "The parts of your quotation do not follow one another here.");
  const said = gaps.filter((gap) => wordsOf(gap).length).map((gap) => {
    const { length } = wordsOf(gap);
    return length > SHOWN ? [counted(length, "word")] : ["“", make("span", { class: "theirs" }, gap), `” (${counted(length, "word")})`];
  });
  const lead = "Between the parts of your quotation the letter has ";
  return make("p", { class: "search-between small" }, lead, ...(said.length ? said.flatMap((one, n) => (n ? [", then ", ...one] : one)) : ["no words"]));
}

function tally(paragraph, table) {
  if (!paragraph.stances.length) return make("p", { class: "search-stances muted" }, "No judgement");
  const items = paragraph.stances.map(([number, times]) => {
    const stance = table.stances[number];
    return make("li", { class: stance }, make("b", {}, String(times)), ` ${NOUNS[stance][times === 1 ? 0 : 1]}`);
  });
  return make("ul", { class: "tally search-stances", "aria-label": "Judgements in this paragraph" }, ...items);
}

function themes(paragraph, table) {
  if (!paragraph.themes.length) return null;
  const titles = paragraph.themes.map((number) => table.titles.theme[number][1]);
  return make("p", { class: "search-themes small muted" }, `Themes: ${titles.join("; ")}`);
}

/** People, bodies, themes and letters that go by the typed name, row by row; their links carry `data-hit` too. */
export function things(rows, index) {
  return rows.flatMap(([title, found]) => [
    make("dt", {}, title),
    ...found.map((one) => {
      const link = make("a", { href: index.at(one.path).href, "data-hit": one.path }, one.title);
      return make("dd", {}, link, one.note ? make("span", { class: "muted" }, ` ${one.note}`) : null);
    }),
  ]);
}

/** What a screen reader hears and everyone sees: how much was found, and where. */
export function summary(hits, index, state) {
  const found = told(hits, index, state);
  const { silent } = index;
  if (!silent.length) return found;
  const left = `The letters at ${silent.join(" and ")} could not be searched; load the page again to try once more.`;
  return `${found.replace(/\.$/, "")}. ${left}`;
}

function told(hits, index, state) {
  if (!index.table.letters.length) return "There are no letters to search yet.";
  const where = isNarrowed(state) ? " under what is ticked" : "";
  const { question } = state;
  if (!hits.length && state.named && !question.phrases.length) return "No paragraph has this, but something goes by that name.";
  const years = facetMeant(hits, state, index.table) ? " Years of letters are under “Narrow by”." : "";
  if (!hits.length && question.phrases.length) {
    const named = state.named ? " What has a name like it stands below." : "";
    return `No paragraph${where} has the words in quotation marks, word for word. If they run over two paragraphs, look for one part at a time.${named}`;
  }
  if (!hits.length) return `No paragraph has this. Try fewer or other words${where ? ", or untick a choice" : ""}.${years}`;
  const whole = hits.filter((hit) => hit.all);
  if (!whole.length) return `No paragraph${where} has all your words.${years} ${places(hits)} ${hits.length === 1 ? "has" : "have"} some of them, or words like them.`;
  const found = places(whole, state.empty ? " to choose from in" : " in");
  const some = hits.length - whole.length;
  return (some ? `${found}, and ${counted(some, "other")} with some of your words` : found) + wordForWord(whole, question, where);
}

/** What must be known before these hits are taken for the source of a quotation. */
function wordForWord(hits, { phrases, typed, quotations }, where) {
  const parted = quotations.some((parts) => parts.length > 1);
  if (phrases.length) return parted ? ". What stands between the parts of your quotation is said there." : "";
  if (!typed.length) return "";
  const exact = hits.filter((hit) => hit.exact).length;
  if (!exact) return `. No paragraph${where} has what you typed word for word. To look for a part of it, put that part in quotation marks.`;
  const have = `. ${exact.toLocaleString("en-GB")} ${exact === 1 ? "has" : "have"}`;
  return parted ? `${have} each part word for word; what stands between them is said there.` : `${have} what you typed word for word.`;
}

function isNarrowed({ chosen }) {
  return Object.values(chosen).some((values) => values.length);
}

/** The lists that hold everything that search finds, and what abbreviations mean that no letter may use. */
export function lists() {
  const link = (path, title) => make("a", { href: new URL(path, ROOT).href }, title);
  return [link("themes/", "Themes"), " · ", link("letters/", "Letters"), " · ", link("glossary/", "Glossary")];
}

/** How many paragraphs, and in how many letters. */
function places(hits, between = " in") {
  const letters = new Set(hits.map((hit) => hit.paragraph.letter)).size;
  return `${counted(hits.length, "paragraph")}${between} ${counted(letters, "letter")}`;
}

/** What was looked for, and found, beside the words that were typed. */
export function alsoFound(question) {
  const ways = question.ideas.flatMap((idea) => idea.ways).filter((way) => way.also && way.found);
  return [...new Set(ways.map((way) => way.words.join(" ")))];
}
