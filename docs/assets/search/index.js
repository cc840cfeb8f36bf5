// The search index: Pagefind finds words in letters, the table says which paragraph each word belongs to.

import { plain } from "./question.js";
import { joined } from "./several.js";

const ROOT = new URL("../../", import.meta.url);
// Ends every word in the index, so that "care_" is the whole word and "care" any word that begins so.
const MARK = "_";
const SIGN = "pagefind_dcd";
const FEW = 5;
const ALIKE = 3;

let opened;

/** The index, fetched at the first call only. */
export function openIndex() {
  opened ??= load().catch((error) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

/** This site, then the others that its table says to ask too; one that cannot be asked is counted as absent. */
async function load() {
  const own = await loadSite("");
  const ask = async (address) => alike(await loadSite(address), own.table);
  const asked = await Promise.all(own.table.search_with.map((address) => ask(address).catch(absent)));
  const others = asked.filter((site) => site);
  return new Index([own, ...others], asked.length - others.length);
}

/** A site whose table was made by a program with other facts cannot be joined with this one's. */
function alike(site, own) {
  const facts = (table) => [...Object.keys(table), ...Object.keys(table.paragraphs)];
  const has = new Set(facts(site.table));
  const missing = facts(own).filter((fact) => !has.has(fact));
  if (missing.length) throw new Error(`${site.address} was built by another version: ${missing.join(", ")} missing`);
  return site;
}

function absent(error) {
  console.error("another site could not be searched", error);
  return null;
}

/** A site's table and engine; `address` is relative to this site, "" for itself. */
async function loadSite(address) {
  const folder = new URL(`${address}pagefind/`, ROOT);
  const engine = loadPagefind(folder).catch((error) => error);
  const table = JSON.parse(await unpacked("paragraphs.bin", folder, { cache: "no-cache" }));
  if (!table.letters.length) return { address, folder, table, pagefind: null };
  const pagefind = await engine;
  if (pagefind instanceof Error) throw pagefind;
  return { address, folder, table, pagefind };
}

async function loadPagefind(folder) {
  const pagefind = await import(new URL("pagefind.js", folder));
  await pagefind.options({ noWorker: true });
  await pagefind.init();
  return pagefind;
}

async function unpacked(name, folder, options) {
  const response = await fetch(new URL(name, folder), options);
  if (!response.ok) throw new Error(`${name} answered ${response.status}`);
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).text();
}

class Index {
  constructor(sites, absent) {
    const table = joined(sites);
    this.sites = sites;
    this.absent = absent;
    this.table = table;
    this.numbers = sites.map(() => new Map());
    table.letters.forEach((letter, number) => this.numbers[letter.site].set(letter.fragment, number));
    this.paragraphs = paragraphsOf(table);
    this.starts = table.letters.map(() => []);
    for (const paragraph of this.paragraphs) this.starts[paragraph.letter].push(paragraph);
    this.found = new Map();
    this.texts = new Map();
  }

  /** Where a word stands: its paragraph's number -> places in the letter. `whole` asks for no longer word. */
  async places(word, whole) {
    const text = plain(word);
    if (!text) return new Map();
    const key = whole ? text + MARK : text;
    if (!this.found.has(key)) this.found.set(key, this.look(key));
    return this.found.get(key);
  }

  async look(key) {
    const places = new Map();
    const found = await Promise.all(this.sites.map(({ pagefind }) => pagefind?.search(key) ?? { results: [] }));
    found.forEach(({ results }, site) => {
      for (const result of results) {
        for (const place of result.words) {
          const number = this.paragraphAt(this.numbers[site].get(result.id), place);
          if (!places.has(number)) places.set(number, []);
          places.get(number).push(place);
        }
      }
    });
    for (const list of places.values()) list.sort((a, b) => a - b);
    await this.dropOthers(key, places);
    return places;
  }

  /** Where no word begins as asked, Pagefind gives the longest that the asked word begins with: the "co" of
   * "co-ordinating" for "complaints". Such a word is rare, so only a few paragraphs need be looked at. */
  async dropOthers(key, places) {
    if (places.size > FEW) return;
    const begins = key.replace(MARK, "").slice(0, ALIKE);
    for (const [number, list] of [...places]) {
      const paragraph = this.paragraphs[number];
      const words = await this.words(paragraph);
      const kept = list.filter((place) => plain(words[place - paragraph.start] ?? "").startsWith(begins));
      if (kept.length) places.set(number, kept);
      else places.delete(number);
    }
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

  /** The words of a paragraph as the letter has them. */
  async words(paragraph) {
    if (!this.texts.has(paragraph.letter)) this.texts.set(paragraph.letter, this.text(paragraph.letter));
    const words = await this.texts.get(paragraph.letter);
    return words.slice(paragraph.start, paragraph.start + paragraph.length);
  }

  /** The words of a letter: Pagefind's own file of its text, without the sign that it begins with. */
  async text(letter) {
    const { fragment, site } = this.table.letters[letter];
    const packed = await unpacked(`fragment/${fragment}.pf_fragment`, this.sites[site].folder);
    const { content } = JSON.parse(packed.slice(SIGN.length));
    return content.split(/\s+/).map((word) => word.replace(/_\.?$/, ""));
  }

  /** Every word that can be found, the commonest first; fetched only when somebody mistypes one. */
  vocabulary() {
    this.known ??= Promise.all(this.sites.map(({ folder }) => unpacked("words.bin", folder).then(JSON.parse)))
      .then((lists) => [...new Set(lists.flat())]);
    return this.known;
  }

  /** The sentence that a paragraph leans on, which ends the paragraph before it, or "". */
  async before(paragraph) {
    if (!paragraph.before) return "";
    const words = await this.words(this.paragraphs[paragraph.number - 1]);
    return words.slice(-paragraph.before).join(" ");
  }

  /** The address of a paragraph, below the site's root. */
  path(paragraph) {
    return `${this.table.letters[paragraph.letter].url}#${paragraph.id}`;
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
      });
      start += length;
    }
  });
  return paragraphs;
}
