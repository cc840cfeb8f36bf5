// People, bodies, themes and letters that go by a name which was typed. Pure.

import { alike, placeOf, plain, telling, wordsOf } from "./question.js";

const SHOWN = 3;
const BEGINNING = 3;
// How much of a title the typed words must be: "children" alone does not ask for every title that has the word.
const SHARE = 0.3;
const CHANGE = new Set("better worse improve improved improves improving improvement change changed changing getting progress good bad".split(" "));
const ROWS = [
  ["People and bodies", ["person", "body"]],
  ["Councils", ["authority"]],
  ["Themes", ["theme"]],
  ["Letters", ["letter"]],
];

/** What goes by the typed words: [title of the row, [{title, note, path}]], rows without any left out.
 * A row that has more than it shows says of how many these are. */
export function thingsNamed(typed, table) {
  const words = wordsOf(typed.replace(/["“”]/gu, " "));
  const about = telling(words);
  if (!about.some((word) => plain(word).length >= BEGINNING)) return [];
  const all = [...table.things.map(thing), ...table.letters.map(letter).reverse()];
  const named = fitting(all, words, about);
  if (!named.some(isTheme)) named.push(...fitting(all.filter(isTheme), words, subject(about, named)));
  return ROWS.flatMap(([title, kinds]) => {
    const found = named.filter((one) => kinds.includes(one.kind)).sort((a, b) => b.fit - a.fit);
    const words = found.length > SHOWN ? `${title}, ${SHOWN} of ${found.length}` : title;
    return found.length ? [[words, found.slice(0, SHOWN)]] : [];
  });
}

const isTheme = ({ kind }) => kind === "theme";

/** The things that go by these words, each with how well it does. */
function fitting(things, words, about) {
  return things
    .map((one) => ({ ...one, fit: Math.max(0, ...one.names.map((name) => fit(name, words, about))) }))
    .filter((one) => one.fit > 0);
}

/** What a question is about besides a council that it names and whether things have changed. */
function subject(about, named) {
  const councils = named.filter(({ kind }) => kind === "authority").flatMap(({ title }) => wordsOf(title));
  return about.filter((word) => !CHANGE.has(plain(word)) && !councils.some((part) => alike(part, word)));
}

function thing([kind, title, path, others, note]) {
  const least = kind === "person" ? 0 : SHARE;
  return { kind, title, path, note, names: [title, ...others].map((text) => ({ text, least })) };
}

/** A letter goes by its title, and by its date, its visit's and the people that it is from and to. */
function letter({ title, url, date, day, people, visits }) {
  const facts = [day, date, ...visits, ...people].filter(Boolean);
  const names = [{ text: title, least: SHARE }, ...facts.map((text) => ({ text, least: 0 }))];
  return { kind: "letter", title, path: url, note: day, names };
}

/** How well a name is what was typed: the share of it that was, 1 where all of it was, 0 where it is not meant. */
function fit({ text, least }, words, about) {
  const parts = wordsOf(text);
  if (plain(text).length >= BEGINNING && placeOf(parts, words) >= 0) return 1;
  const share = about.length / telling(parts).length;
  return about.length && share >= least && about.every((word, n) => has(parts, word, n === about.length - 1)) ? Math.min(1, share) : 0;
}

/** Whether a name has a word; the last word may still be being typed. */
function has(parts, word, last) {
  const begun = last && plain(word).length >= BEGINNING;
  return parts.some((part) => alike(part, word) || (begun && plain(part).startsWith(plain(word))));
}
