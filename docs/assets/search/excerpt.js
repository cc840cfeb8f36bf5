// The words around what was found. Pure but for making elements.

import { make } from "./dom.js";
import { plain } from "./question.js";

const WIDTH = 45;
const BEFORE = 10;

/** The stretch of words with the most found words in it: [start, end). */
export function stretch(length, found) {
  if (length <= WIDTH + BEFORE || !found.length) return [0, Math.min(length, WIDTH + BEFORE)];
  const inside = (start) => found.filter((place) => place >= start && place < start + WIDTH).length;
  const starts = found.map((place) => Math.max(0, Math.min(place - BEFORE, length - WIDTH)));
  const best = starts.reduce((one, other) => (inside(other) > inside(one) ? other : one));
  return [best, Math.min(length, best + WIDTH)];
}

/** The words as nodes, the found ones in <mark>, with dots where text is left out. */
export function nodes(words, found) {
  const [start, end] = stretch(words.length, found);
  const marked = new Set(found);
  const parts = words.slice(start, end).flatMap((word, n) => (marked.has(start + n) ? [make("mark", {}, word), " "] : `${word} `));
  return [start > 0 ? "… " : "", ...parts, end < words.length ? "…" : ""];
}

/** The found words as runs to mark where the hit lands: "early help", "supervision". */
export function runs(words, found) {
  const places = [...new Set(found)].sort((a, b) => a - b);
  const all = [];
  places.forEach((place, n) => {
    if (n && places[n - 1] === place - 1) all.at(-1).push(words[place]);
    else all.push([words[place]]);
  });
  return [...new Set(all.map((run) => run.map(plain).filter(Boolean).join(" ")))].filter(Boolean);
}
