// The tables of several sites as one, so that they are searched, counted and narrowed as one collection. Pure.

/** One table of all the sites' letters in order of date, each with the number of its site.
 *
 * Themes, names and other titles with one id are one choice. Paths begin with the address of their site.
 * People, bodies and pages of themes are never one, whatever they are called: each site's own leads to its page,
 * and those of another site say whose they are.
 * `sites` are `{address, table}`, the reader's own first; alone it is left as it is. */
export function joined(sites) {
  const titles = joinedTitles(sites.map(({ table }) => table.titles));
  const stances = [...new Set(sites.flatMap(({ table }) => table.stances))];
  const parts = sites.flatMap((site, number) => lettersOf(site, number, titles, stances));
  parts.sort((a, b) => (a.letter.date < b.letter.date ? -1 : a.letter.date > b.letter.date ? 1 : 0));
  const [own] = sites;
  return {
    ...own.table,
    stances,
    titles,
    letters: parts.map(({ letter }) => letter),
    paragraphs: Object.fromEntries(
      Object.keys(own.table.paragraphs).map((fact) => [fact, parts.flatMap(({ paragraphs }) => paragraphs[fact])]),
    ),
    everyday: unlike(sites.flatMap(({ table }) => table.everyday), JSON.stringify),
    things: sites.flatMap(thingsOf),
  };
}

function joinedTitles(all) {
  return Object.fromEntries(
    Object.keys(all[0]).map((facet) => [facet, unlike(all.flatMap((titles) => titles[facet] ?? []), ([id]) => id)]),
  );
}

/** The first of those that have the same key. */
function unlike(values, key) {
  const seen = new Map();
  for (const value of values) if (!seen.has(key(value))) seen.set(key(value), value);
  return [...seen.values()];
}

/** Each letter of a site with its paragraphs' facts, their numbers turned into those of the joined table. */
function lettersOf({ address, table }, site, titles, stances) {
  const theme = numbers(table.titles.theme, titles.theme);
  const name = numbers(table.titles.name, titles.name);
  const stance = table.stances.map((id) => stances.indexOf(id));
  const { paragraphs } = table;
  const facts = {
    ...paragraphs,
    themes: paragraphs.themes.map((list) => list.map((number) => theme[number])),
    names: paragraphs.names.map((list) => list.map((number) => name[number])),
    stances: paragraphs.stances.map((list) => list.map(([number, times]) => [stance[number], times])),
  };
  let start = 0;
  return table.letters.map((letter) => {
    const end = start + letter.paragraphs;
    const own = Object.fromEntries(Object.entries(facts).map(([fact, list]) => [fact, list.slice(start, end)]));
    start = end;
    return { letter: { ...letter, site, url: address + letter.url }, paragraphs: own };
  });
}

/** For each of a site's titles, its number among all. */
function numbers(own, all) {
  const places = new Map(all.map(([id], number) => [id, number]));
  return own.map(([id]) => places.get(id));
}

function thingsOf({ address, table }) {
  const note = address ? councilsOf(table) : "";
  return table.things.map(([kind, title, path, others]) => [kind, title, address + path, others, note]);
}

/** Whose letters a site holds, in few words. */
function councilsOf(table) {
  const [[, first], ...others] = table.titles.authority;
  if (!others.length) return first;
  return others.length === 1 ? `${first} and ${others[0][1]}` : `${first} and ${others.length} other councils`;
}
