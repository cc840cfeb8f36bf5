// The sites whose letters are searched: this one, and others that its table says to ask too.

export const ROOT = new URL("../../", import.meta.url);
// Ends every word in the index, so that "care_" is the whole word and "care" any word that begins so.
export const MARK = "_";
const SIGN = "pagefind_dcd";
const PATIENCE = 5000; // milliseconds for which another site is waited for

// Pagefind passes over a part of its index that could not be fetched, as if nothing stood there.
// So what it fetches is watched: a search that missed a part can then fail, instead of finding too little.
const fetchOnly = globalThis.fetch.bind(globalThis);
const failed = [];

globalThis.fetch = async (asked, options) => {
  const { href } = new URL(asked instanceof Request ? asked.url : asked, document.baseURI);
  try {
    const response = await fetchOnly(asked, options);
    if (!response.ok) failed.push(href);
    return response;
  } catch (error) {
    failed.push(href);
    throw error;
  }
};

/** How many watched requests for what stands below a folder have failed. */
function failuresBelow(folder) {
  return failed.filter((href) => href.startsWith(folder.href)).length;
}

/** This site first, then the others that answered; `silent` are the addresses of those that did not. */
export async function openSites() {
  const own = await open("");
  const silent = [];
  const ask = (address) => inTime(open(address).then((site) => alike(site, own))).catch((error) => {
    console.error(address, "could not be searched", error);
    silent.push(addressOf(address));
    return null;
  });
  const others = await Promise.all(own.table.search_with.map(ask));
  return { sites: [own, ...others.filter((site) => site)], silent };
}

/** A site whose table was made by a program with other facts cannot be joined with this one's. */
function alike(site, own) {
  const facts = ({ table }) => [...Object.keys(table), ...Object.keys(table.paragraphs)];
  const has = new Set(facts(site));
  const missing = facts(own).filter((fact) => !has.has(fact));
  if (missing.length) throw new Error(`built by another version: ${missing.join(", ")} missing`);
  return site;
}

function addressOf(address) {
  return new URL(address, ROOT).href;
}

/** What a promise gives, or an error when it has been waited for long enough. */
function inTime(promise) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer in ${PATIENCE} ms`)), PATIENCE);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** A site with its table; `address` is relative to this site, "" for itself. */
async function open(address) {
  const folder = new URL(`${address}pagefind/`, ROOT);
  const started = startEngine(folder).catch((error) => error);
  const table = JSON.parse(await unpacked("paragraphs.bin", folder, { cache: "no-cache" }));
  const site = new Site(address, folder, table);
  if (!table.letters.length) return site;
  site.engine = await started;
  if (site.engine instanceof Error) throw site.engine;
  return site;
}

async function startEngine(folder) {
  const failures = failuresBelow(folder);
  const { createInstance } = await import(new URL("pagefind.js", folder));
  const pagefind = createInstance({ noWorker: true });
  await pagefind.init();
  return { pagefind, isWhole: () => failuresBelow(folder) === failures };
}

async function unpacked(name, folder, options) {
  const response = await fetchOnly(new URL(name, folder), options);
  if (!response.ok) throw new Error(`${name} answered ${response.status}`);
  return new Response(response.body.pipeThrough(new DecompressionStream("gzip"))).text();
}

/** One site. This site's own failures are errors; another that fails once is `silent` and is not asked again. */
class Site {
  constructor(address, folder, table) {
    Object.assign(this, { address, folder, table, engine: null, silent: false });
  }

  /** Where the site stands, in full. */
  get href() {
    return addressOf(this.address);
  }

  /** Pagefind's results for a word of the index, or for the beginning of one. */
  find(key) {
    return this.table.letters.length ? this.answer(() => this.search(key), []) : [];
  }

  /** The words of a letter, or null where another site no longer gives them. */
  words(fragment) {
    return this.answer(() => this.text(fragment), null);
  }

  /** Every word that can be found on the site. */
  vocabulary() {
    return this.answer(async () => JSON.parse(await unpacked("words.bin", this.folder)), []);
  }

  async answer(ask, otherwise) {
    if (!this.address) return ask();
    if (this.silent) return otherwise;
    try {
      return await inTime(ask());
    } catch (error) {
      console.error(this.href, "no longer answers", error);
      this.silent = true;
      return otherwise;
    }
  }

  async search(key) {
    if (!this.engine.isWhole()) this.engine = await startEngine(this.folder);
    const { engine } = this;
    const { results } = await engine.pagefind.search(key);
    if (!engine.isWhole()) throw new Error("a part of the search index could not be fetched");
    return results;
  }

  /** Pagefind's own file of a letter's text, without the sign that it begins with. */
  async text(fragment) {
    const packed = await unpacked(`fragment/${fragment}.pf_fragment`, this.folder);
    const { content } = JSON.parse(packed.slice(SIGN.length));
    return content.split(/\s+/).map((word) => word.replace(/_\.?$/, ""));
  }
}
