// What a reader can narrow by, and how many paragraphs each choice leaves. Pure.

import { wordsOf } from "./question.js";

export const FACETS = [
  ["theme", "Theme"],
  ["stance", "Judgement"],
  ["year", "Year of the letter"],
  ["kind", "Kind of document"],
  ["publisher", "Publisher"],
  ["name", "Person or body"],
  ["authority", "Council"],
];
const STANCE_TITLES = { strength: "Strength", progress: "Progress", concern: "Concern", mixed: "Mixed" };

/** The values of a facet that a paragraph has, as ids. */
function valuesOf(facet, paragraph, table) {
  const letter = table.letters[paragraph.letter];
  if (facet === "theme" || facet === "name") {
    return paragraph[`${facet}s`].map((number) => table.titles[facet][number][0]);
  }
  if (facet === "stance") return paragraph.stances.map(([number]) => table.stances[number]);
  if (facet === "year") return [letter.date.slice(0, 4) || "not stated"];
  return [letter[facet]];
}

/** Every value of a facet as [id, title], in the order in which it is shown. */
export function choicesOf(facet, table) {
  if (facet === "stance") return table.stances.map((id) => [id, STANCE_TITLES[id]]);
  if (facet === "year") {
    const years = new Set(table.letters.map((letter) => letter.date.slice(0, 4) || "not stated"));
    return [...years].sort().reverse().map((year) => [year, year]);
  }
  const titles = table.titles[facet];
  return facet === "authority" ? titles.toSorted(([, one], [, other]) => one.localeCompare(other, "en-GB")) : titles;
}

/** The facet in which a typed word is to be chosen, where no paragraph has all the words: "year" for a year that a
 * reader may choose and has not, else "". */
export function facetMeant(hits, { q, chosen }, table) {
  if (chosen.year.length || hits.some((hit) => hit.all)) return "";
  const years = new Set(choicesOf("year", table).map(([year]) => year));
  return wordsOf(q).some((word) => years.has(word)) ? "year" : "";
}

/** The facets in which something is chosen, with what is chosen. */
function narrowings(chosen) {
  return FACETS.map(([facet]) => [facet, new Set(chosen[facet])]).filter(([, wanted]) => wanted.size);
}

/** The values of a facet that a paragraph has beside what is chosen in the others: a judgement counts with a
 * theme only where one statement has both. */
function valuesBeside(facet, paragraph, others, table) {
  const values = valuesOf(facet, paragraph, table);
  const other = { theme: "stance", stance: "theme" }[facet];
  const wanted = new Map(others).get(other);
  if (!wanted || !paragraph.apart.length) return values;
  const beside = valuesOf(other, paragraph, table);
  const width = paragraph.stances.length;
  const place = (one, two) => (facet === "theme" ? one * width + two : two * width + one);
  const apart = new Set(paragraph.apart);
  return values.filter((_, one) => beside.some((value, two) => wanted.has(value) && !apart.has(place(one, two))));
}

function fits(paragraph, [facet, wanted], all, table) {
  return valuesBeside(facet, paragraph, all, table).some((value) => wanted.has(value));
}

/** The hits that have, for every facet with a choice, one of the chosen values. */
export function narrow(hits, chosen, table) {
  const all = narrowings(chosen);
  return hits.filter((hit) => all.every((one) => fits(hit.paragraph, one, all, table)));
}

/** How many of the hits each value has, its own facet's choices aside: facet -> Map of id -> count. */
export function count(hits, chosen, table) {
  const all = narrowings(chosen);
  return Object.fromEntries(
    FACETS.map(([facet]) => {
      const others = all.filter(([name]) => name !== facet);
      const counts = new Map();
      for (const { paragraph } of hits) {
        if (!others.every((one) => fits(paragraph, one, others, table))) continue;
        for (const value of valuesBeside(facet, paragraph, others, table)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [facet, counts];
    }),
  );
}
