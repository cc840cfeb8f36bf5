// Words that were typed and stand nowhere, and the nearest words that do: offered, never applied.

import { plain, telling, wordsOf } from "./question.js";

const SHORTEST = 4;
const LONG = 6; // from this length on, two slips may be mended

/** The typed text with each unknown word replaced by the nearest that exists, or "" where one of them has none. */
export async function meant(typed, question, index) {
  const unknown = [];
  const isUnderstood = (idea) => idea.weight < 1 || idea.ways.some((way) => way.also && way.found);
  const understood = new Set(question.ideas.filter(isUnderstood).flatMap((idea) => idea.ways[0].words));
  for (const word of telling(wordsOf(typed))) {
    const text = plain(word);
    if (text.length < SHORTEST || /\p{N}/u.test(text) || understood.has(word)) continue;
    if (!(await index.has(word))) unknown.push(word);
  }
  if (!unknown.length) return "";
  const words = await index.vocabulary();
  const wrong = unknown.map(plain).filter((text) => !words.some((word) => word.startsWith(text))); // names and titles count
  const better = new Map(wrong.map((text) => [text, nearest(text, words)]));
  if ([...better.values()].includes("")) return ""; // with a word that stands nowhere, nothing would be found
  const mended = typed.replace(/\S+/gu, (word) => {
    const core = word.replace(/^\P{L}+|\P{L}+$/gu, "");
    return better.has(plain(word)) ? word.replace(core, better.get(plain(word))) : word;
  });
  return mended === typed ? "" : mended;
}

/** The nearest of the words (the commonest first) within reach; one with the same first letter before others. */
export function nearest(text, words) {
  const reach = text.length < LONG ? 1 : 2;
  let best = "";
  let least = Infinity;
  for (const word of words) {
    if (Math.abs(word.length - text.length) > reach) continue;
    const spelt = distance(text, word, reach);
    const cost = (spelt > reach && sound(text) === sound(word) ? reach : spelt) + (word[0] === text[0] ? 0 : 0.5);
    if (cost < least && cost < reach + 1) [best, least] = [word, cost];
  }
  return best;
}

/** A word without the letters that nobody hears: "oversight" and "oversite" sound alike. */
function sound(word) {
  return word.replace(/ght/g, "t").replace(/e$/, "");
}

/** How many letters must be added, left out, changed or swapped with the next; more than `reach` is Infinity. */
function distance(one, other, reach) {
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > reach) return Infinity;
    [before, last] = [last, row];
  }
  return last[other.length] > reach ? Infinity : last[other.length];
}
