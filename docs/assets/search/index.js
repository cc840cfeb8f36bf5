// The search index: Pagefind finds words in letters, the table says which paragraph each word belongs to.

import { plain } from "./question.js";
import { joined } from "./several.js";
import { MARK, openSites, ROOT } from "./sites.js";

const ALIKE = 3;
const ENDING = 3; // letters: -ing, -ion, -ies
// What Pagefind may take off a word, or change, before it looks for it: rather too much than too little.
const ENDINGS = new RegExp(`(?:${[
  "s", "e", "y", "i", "es", "ed", "er", "or", "al", "ic", "ly", "at", "is", "iz", "ing", "ion", "ive", "ity", "iti", "ous", "ful",
  "ant", "ent", "ism", "ment", "ness", "less", "ance", "ence", "able", "ible", "abil", "ibil",
].join("|")})+$`);

const FORMS = ["s", "ing"]; // of a word whose stem is not its beginning: "Majesty’s", "identifying"

let opened;

/** The places of several searches as one, each place once. */
function together(all) {
  const places = new Map();
  for (const [number, list] of all.flatMap((one) => [...one])) places.set(number, [...(places.get(number) ?? []), ...list]);
  for (const [number, list] of places) places.set(number, [...new Set(list)].sort((a, b) => a - b));
  return places;
}

/** How every word begins that Pagefind may rightly give for this one: "plan" for "planning". */
function stem(text) {
  return text.slice(0, Math.max(ALIKE, text.replace(ENDINGS, "").length - 1));
}

/** The index, fetched at the first call only. */
export function openIndex() {
  opened ??= openSites().then(({ sites, silent }) => new Index(sites, silent)).catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** What a map has under a key, made at the first call; what fails is not kept, so that it is tried again. */
function kept(map, key, make) {
  if (!map.has(key)) map.set(key, make().catch((error) => {
    map.delete(key);
    throw error;
  }));
  return map.get(key);
}

class Index {
  constructor(sites, silent) {
    const table = joined(sites);
    this.sites = sites;
    this.closed = silent;
    this.table = table;
    this.numbers = sites.map(() => new Map());
    table.letters.forEach((letter, number) => this.numbers[letter.site].set(letter.fragment, number));
    this.paragraphs = paragraphsOf(table);
    this.starts = table.letters.map(() => []);
    for (const paragraph of this.paragraphs) this.starts[paragraph.letter].push(paragraph);
    this.found = new Map();
    this.texts = new Map();
    this.lists = new Map();
  }

  /** The addresses of other sites that were to be searched too and did not answer. */
  get silent() {
    return [...this.closed, ...this.sites.filter((site) => site.silent).map((site) => site.href)];
  }

  /** Where a word stands: its paragraph's number -> places in the letter. `whole` asks for no longer word. */
  async places(word, whole) {
    const text = plain(word);
    if (!text) return new Map();
    const key = whole ? text + MARK : text;
    return kept(this.found, key, () => this.look(key));
  }

  async look(key) {
    const found = await Promise.all(this.sites.map((_, site) => this.placesOn(site, key)));
    const places = new Map(found.flatMap((one) => [...one]));
    return key.endsWith(MARK) ? places : together([places, ...(await this.itself(key))]);
  }

  /** Where a word stands itself, and in the forms that do not begin with what Pagefind looks for: "majesti" for
   * "majesty" and "Majesty’s", "live" for "living". */
  itself(text) {
    const forms = [text, ...FORMS.map((ending) => text + ending)];
    return Promise.all(forms.map((form) => this.places(form, true)));
  }

  /** The same on one site. Only in quotation marks does Pagefind say that a whole word stands nowhere. */
  async placesOn(site, key) {
    const isWhole = key.endsWith(MARK);
    if (isWhole && !(await this.sites[site].find(`"${key}"`)).length) return new Map();
    const places = new Map();
    for (const result of await this.sites[site].find(key)) {
      for (const place of result.words) {
        const number = this.paragraphAt(this.numbers[site].get(result.id), place);
        if (!places.has(number)) places.set(number, []);
        places.get(number).push(place);
      }
    }
    for (const list of places.values()) list.sort((a, b) => a - b);
    if (isWhole || !places.size) return places;
    const whole = [...(await this.places(key, true))].find(([number]) => this.siteOf(number) === site);
    const isAmong = whole && places.get(whole[0])?.includes(whole[1][0]);
    return isAmong || (await this.firstBegins(places, stem(key))) ? places : new Map();
  }

  siteOf(number) {
    return this.table.letters[this.paragraphs[number].letter].site;
  }

  /** Whether the first word found begins so. Where no word begins as asked, Pagefind gives the longest that the
   * asked word begins with, and no other: the "co" of "co-ordinating" for "complaints". */
  async firstBegins(places, start) {
    const [number, [place]] = places.entries().next().value;
    const paragraph = this.paragraphs[number];
    const words = await this.words(paragraph);
    const word = words?.[place - paragraph.start] ?? "";
    return !words || [word, ...word.split(/[^\p{L}\p{N}]+/u)].some((part) => plain(part).startsWith(start));
  }

  /** Whether a word stands anywhere, itself, in another form or as the beginning of another. Pagefind also finds
   * "managers" for "managment", but there more differs than an ending. */
  async has(word) {
    if ((await this.places(word, true)).size) return true;
    const text = plain(word);
    const places = await this.places(word, false);
    return places.size > 0 && this.firstBegins(places, text.slice(0, Math.max(ALIKE, text.length - ENDING)));
  }

  paragraphAt(letter, place) {
    const own = this.starts[letter];
    let low = 0;
    let high = own.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (own[middle].start <= place) low = middle;
      else high = middle - 1;
    }
    return own[low].number;
  }

  /** The words of a paragraph as the letter has them; null where another site no longer gives them. */
  async words(paragraph) {
    const { fragment, site } = this.table.letters[paragraph.letter];
    const words = await kept(this.texts, paragraph.letter, () => this.sites[site].words(fragment));
    return words && words.slice(paragraph.start, paragraph.start + paragraph.length);
  }

  /** Every word that can be found, the commonest first; fetched only when somebody mistypes one. */
  vocabulary() {
    return kept(this.lists, "words", async () => {
      const lists = await Promise.all(this.sites.map((site) => site.vocabulary()));
      return [...new Set(lists.flat())];
    });
  }

  /** The sentence that a paragraph leans on, which ends the paragraph before it, or "". */
  async before(paragraph) {
    if (!paragraph.before) return "";
    const words = await this.words(this.paragraphs[paragraph.number - 1]);
    return words ? words.slice(-paragraph.before).join(" ") : "";
  }

  /** The address of a paragraph, below the site's root; a very long letter has its text on several pages. */
  path(paragraph) {
    const { url, parts } = this.table.letters[paragraph.letter];
    const nth = paragraph.number - this.starts[paragraph.letter][0].number;
    const [, part] = parts?.findLast(([first]) => first <= nth) ?? [0, ""];
    return `${url}${part}#${paragraph.id}`;
  }

  address(paragraph, marks) {
    const url = this.at(this.path(paragraph));
    for (const mark of marks) url.searchParams.append("mark", mark);
    return url.href;
  }

  /** A path below the site's root as an address. */
  at(path) {
    return new URL(path, ROOT);
  }
}

/** The table's lists, one for each fact, as one value a paragraph. */
function paragraphsOf(table) {
  const lists = table.paragraphs;
  const paragraphs = [];
  table.letters.forEach((letter, number) => {
    let start = 0;
    for (let last = paragraphs.length + letter.paragraphs; paragraphs.length < last; ) {
      const at = paragraphs.length;
      const length = lists.words[at];
      paragraphs.push({
        number: at, letter: number, id: lists.id[at], start, length, heading: lists.heading[at],
        stances: lists.stances[at], themes: lists.themes[at], names: lists.names[at], before: lists.before[at],
        apart: lists.apart[at], blank: lists.blank[at],
      });
      start += length;
    }
  });
  return paragraphs;
}
