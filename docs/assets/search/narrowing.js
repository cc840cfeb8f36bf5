// What a reader can narrow by, and how many paragraphs each choice leaves. Pure.

export const FACETS = [
  ["theme", "Theme"],
  ["stance", "Judgement"],
  ["year", "Year"],
  ["kind", "Kind of document"],
  ["publisher", "Publisher"],
  ["name", "Person or body"],
  ["authority", "Council"],
];
const STANCE_TITLES = { strength: "Strength", progress: "Progress", concern: "Concern", mixed: "Mixed" };

/** The values of a facet that a paragraph has, as ids. */
export function valuesOf(facet, paragraph, table) {
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
  return table.titles[facet];
}

/** The facets in which something is chosen, with what is chosen. */
function narrowings(chosen) {
  return FACETS.map(([facet]) => [facet, new Set(chosen[facet])]).filter(([, wanted]) => wanted.size);
}

function fits(paragraph, [facet, wanted], table) {
  return valuesOf(facet, paragraph, table).some((value) => wanted.has(value));
}

/** The hits that have, for every facet with a choice, one of the chosen values. */
export function narrow(hits, chosen, table) {
  const all = narrowings(chosen);
  return hits.filter((hit) => all.every((one) => fits(hit.paragraph, one, table)));
}

/** How many of the hits each value has, its own facet's choices aside: facet -> Map of id -> count. */
export function count(hits, chosen, table) {
  const all = narrowings(chosen);
  return Object.fromEntries(
    FACETS.map(([facet]) => {
      const others = all.filter(([name]) => name !== facet);
      const counts = new Map();
      for (const { paragraph } of hits) {
        if (!others.every((one) => fits(paragraph, one, table))) continue;
        for (const value of valuesOf(facet, paragraph, table)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return [facet, counts];
    }),
  );
}
