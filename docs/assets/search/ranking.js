// A question and an index -> paragraphs in order, with the places of the words that were found.
//
// Each idea of the question is scored by BM25 (Robertson and Zaragoza 2009, k = 1.2, b = 0.4) over paragraphs.
// A whole word counts fully, a word that only begins so counts less; headings, themes and the letter's own
// facts count a little. A paragraph with all the ideas stands above one with some. A paragraph that judges
// nothing gains half as much by being short: a bullet that only names a subject would stand above what was found.

import { plain } from "./question.js";

const SATURATION = 1.2;
const LENGTH = 0.4;
const BEGINNING = 0.5;
const SHORT_BEGINNING = 0.25;
const ASIDE = 0.6;
const TOGETHER = 1;
const ENOUGH = 0.35;

/** Hits, best first: `{paragraph, score, places, all, exact, quoted}`; places are word numbers in the letter.
 * Those with all that was asked (`all`) stand before those with some of it, and first of all those that have what
 * was typed without quotation marks word for word (`exact`). `quoted` is where the parts of each quotation stand. */
export async function rank(question, index) {
  const required = await Promise.all(question.phrases.map((words) => phrase(words, index, true)));
  const found = await Promise.all(question.ideas.map((idea) => ideaPlaces(idea, question, index)));
  const scores = score(question, found, index, required.length ? 0 : ENOUGH);
  const typed = inAll(await Promise.all(question.typed.map((words) => asTyped(words, index))));
  const kept = required.length ? withPhrases(inAll(required), scores, !question.ideas.length) : withTyped(typed, scores);
  await addTogether(question, kept, index);
  const hits = [...kept].map(([number, { parts, ...hit }]) => ({
    ...hit, paragraph: index.paragraphs[number], exact: typed.has(number), quoted: parts ? inQuotations(parts, question) : [],
  }));
  return hits.sort((a, b) => b.all - a.all || b.exact - a.exact || b.score - a.score || a.paragraph.number - b.paragraph.number);
}

/** The paragraphs that have each of several phrases, with where each stands. */
function inAll(phrases) {
  const numbers = [...(phrases[0] ?? new Map()).keys()].filter((number) => phrases.every((runs) => runs.has(number)));
  return new Map(numbers.map((number) => [number, phrases.map((runs) => runs.get(number))]));
}

/** The paragraphs that have every quoted phrase; how often they have it adds to what else was found.
 * `all` says whether the phrases are all that was asked. */
function withPhrases(required, scores, all) {
  const kept = new Map();
  for (const [number, parts] of required) {
    const spots = parts.flat(2);
    const hit = scores.get(number) ?? { score: 0, places: [], all };
    kept.set(number, { all: hit.all, score: hit.score + spots.length / 100, places: [...hit.places, ...spots], parts });
  }
  return kept;
}

/** The same paragraphs, those that have the typed words side by side with the places of all these. */
function withTyped(typed, scores) {
  for (const [number, parts] of typed) {
    const { score, places } = scores.get(number) ?? { score: 0, places: [] };
    scores.set(number, { score, places: [...places, ...parts.flat(2)], all: true, parts });
  }
  return scores;
}

function inQuotations(parts, { quotations }) {
  let end = 0;
  return quotations.map(({ length }) => parts.slice(end, (end += length)));
}

/** Where words stand one after another: paragraph -> runs of their places. */
async function phrase(words, index, exact) {
  const lists = await Promise.all(
    words.map((word, n) => index.places(word, exact || n < words.length - 1)),
  );
  const starts = lists.reduce((found, places, n) => startsOf(found, places, n, index), null);
  return runsFrom(starts, words.length, index);
}

/** The same for whole words, the longest first: where these do not stand so, the others need not be fetched. */
async function asTyped(words, index) {
  let starts = null;
  for (const n of [...words.keys()].sort((a, b) => words[b].length - words[a].length)) {
    starts = startsOf(starts, await index.places(words[n], true), n, index);
    if (!starts.size) break;
  }
  return runsFrom(starts, words.length, index);
}

/** Where a run may start whose word `n` stands in these places: paragraph -> numbers of words, lone dashes not counted. */
function startsOf(found, places, n, index) {
  const starts = new Map();
  for (const [number, list] of places) {
    const before = found?.get(number);
    if (found && !before) continue;
    const { start, blank } = index.paragraphs[number];
    const nth = (at) => at - blank.filter((other) => other < at).length;
    const all = list.map((place) => nth(place - start) - n);
    const kept = before ? all.filter((one) => before.has(one)) : all;
    if (kept.length) starts.set(number, new Set(kept));
  }
  return starts;
}

function runsFrom(starts, length, index) {
  const runs = new Map();
  for (const [number, all] of starts) {
    const { start, blank } = index.paragraphs[number];
    const place = (nth) => start + blank.reduce((at, other) => (other <= at ? at + 1 : at), nth);
    runs.set(number, [...all].map((first) => Array.from({ length }, (_, n) => place(first + n))));
  }
  return runs;
}

/** The stretches of places [start, end) between the parts of a quotation where these stand in order and closest
 * together, or null where they stand otherwise. */
export function between(parts) {
  const [first, ...others] = parts;
  const size = (gaps) => gaps.reduce((sum, [start, end]) => sum + end - start, 0);
  const all = first.map((run) => gapsAfter(run, others)).filter(Boolean);
  return all.length ? all.reduce((best, gaps) => (size(gaps) < size(best) ? gaps : best)) : null;
}

function gapsAfter(run, others) {
  const gaps = [];
  let end = run.at(-1) + 1;
  for (const runs of others) {
    const next = runs.find(([start]) => start >= end);
    if (!next) return null;
    gaps.push([end, next[0]]);
    end = next.at(-1) + 1;
  }
  return gaps;
}

/** How well each paragraph says an idea, and where: paragraph -> {strength, value, places}; value is weighed by rarity. */
async function ideaPlaces(idea, question, index) {
  const all = await Promise.all(
    idea.ways.map(({ words }) => (words.length === 1 ? word(words[0], question, index) : run(words, index))),
  );
  const best = new Map();
  idea.ways.forEach((way, n) => {
    const said = all[n];
    way.found = said.size > 0;
    addAside(way.words, said, index);
    const rare = rarity(said.size, index);
    for (const [number, { strength, places }] of said) {
      const weighed = strength * way.weight;
      const before = best.get(number);
      if (!before) best.set(number, { strength: weighed, value: weighed * rare, places });
      else {
        before.strength = Math.max(before.strength, weighed);
        before.value = Math.max(before.value, weighed * rare);
        before.places = [...before.places, ...places];
      }
    }
  });
  return best;
}

function rarity(found, index) {
  const total = index.paragraphs.length;
  return Math.log(1 + (total - found + 0.5) / (found + 0.5));
}

async function run(words, index) {
  const said = new Map();
  for (const [number, runs] of await phrase(words, index, false)) {
    said.set(number, { strength: saturated(runs.length, index.paragraphs[number], index), places: runs.flat() });
  }
  return said;
}

async function word(text, question, index) {
  const joined = question.pairs.filter((pair) => pair.includes(text)).map((pair) => index.places(pair.join(""), true));
  const [begins, ...whole] = await Promise.all([index.places(text, false), index.places(text, true), ...joined]);
  const near = plain(text).length < 5 ? SHORT_BEGINNING : BEGINNING;
  const exact = new Map();
  for (const places of whole) {
    for (const [number, list] of places) exact.set(number, exact.has(number) ? [...exact.get(number), ...list] : list);
  }
  const said = new Map();
  for (const number of new Set([...exact.keys(), ...begins.keys()])) {
    const sure = exact.get(number) ?? [];
    const others = (begins.get(number) ?? []).filter((place) => !sure.includes(place));
    const strength = saturated(sure.length + near * others.length, index.paragraphs[number], index);
    said.set(number, { strength, places: others.length ? [...sure, ...others] : sure });
  }
  return said;
}

function saturated(times, paragraph, index) {
  const own = paragraph.length / averageLength(index);
  const length = paragraph.stances.length ? own : Math.max(own, (own + 1) / 2);
  return (times * (SATURATION + 1)) / (times + SATURATION * (1 - LENGTH + LENGTH * length));
}

function averageLength(index) {
  index.average ??= index.paragraphs.reduce((sum, paragraph) => sum + paragraph.length, 0) / index.paragraphs.length;
  return index.average;
}

/** What stands beside a paragraph counts too: its heading, its themes' titles, its letter's title, date, council and people. */
function addAside(words, said, index) {
  const aside = asideOf(index);
  const wanted = words.map(plain);
  const has = (set) => wanted.every((text) => set.has(text));
  const themes = new Set(aside.themes.flatMap((set, number) => (has(set) ? [number] : [])));
  const letters = aside.letters.map((letter) => ({ all: has(letter.facts), headings: letter.headings.map(has) }));
  for (const paragraph of index.paragraphs) {
    const letter = letters[paragraph.letter];
    if (!letter.all && !letter.headings[paragraph.heading] && !paragraph.themes.some((number) => themes.has(number))) continue;
    const before = said.get(paragraph.number) ?? { strength: 0, places: [] };
    said.set(paragraph.number, { ...before, strength: before.strength + ASIDE });
  }
}

function asideOf(index) {
  const words = (...texts) => new Set(texts.flatMap((text) => text.split(/\s+/)).map(plain));
  const councils = new Map(index.table.titles.authority);
  index.aside ??= {
    themes: index.table.titles.theme.map(([, title]) => words(title)),
    letters: index.table.letters.map((letter) => ({
      facts: words(letter.title, letter.day, councils.get(letter.authority), ...letter.people),
      headings: letter.headings.map((heading) => words(heading)),
    })),
  };
  return index.aside;
}

function score(question, found, index, enough) {
  const weights = found.map((places, n) => (places.size ? rarity(places.size, index) * question.ideas[n].weight : 0));
  const all = weights.reduce((sum, value) => sum + value, 0);
  const scores = new Map();
  found.forEach((places, n) => {
    for (const [number, said] of places) {
      const hit = scores.get(number) ?? { score: 0, places: [], covered: 0 };
      hit.score += said.value * question.ideas[n].weight;
      hit.covered += weights[n] * Math.min(1, said.strength / ASIDE);
      hit.places.push(...said.places);
      scores.set(number, hit);
    }
  });
  for (const [number, hit] of scores) {
    const share = hit.covered / all;
    hit.all = hasAll(number, question.ideas, found);
    if (!hit.places.length || (share < enough && !hit.all)) scores.delete(number);
    else hit.score *= share;
  }
  return scores;
}

/** Whether a paragraph has every word that was typed, or says all that they mean together. */
function hasAll(number, ideas, found) {
  const said = (wanted) => ideas.every((idea, n) => !wanted(idea) || found[n].has(number));
  return said((idea) => !idea.meant) || said((idea) => idea.weight === 1);
}

/** Words that stand together in the question and in the paragraph too make it likelier to be meant. */
async function addTogether(question, scores, index) {
  const found = await Promise.all(question.pairs.map((pair) => phrase(pair, index, false)));
  for (const number of found.flatMap((places) => [...places.keys()])) {
    const hit = scores.get(number);
    if (hit) hit.score += TOGETHER;
  }
}
