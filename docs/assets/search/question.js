// What a reader typed -> what to look for. Pure: no page, no index.

// Words that say how something is asked, not what about.
const FRAME = new Set(
  (
    "a about all also am an and any anyone are as at be because been being but by can could did do does doing done " +
    "during each for from get go goes going got had has have having he her here him his how i if in into is it its just me more " +
    "lot lots many most much my no nor not now of off on once one only or other our out over own said same say saying says she " +
    "should so some such tell than that the their them then there these they this those through to too under until " +
    "up upon very was we were what when where which while who whom whose why will with would you your " +
    "anything everything happened happening happen mention mentioned mentions letter letters ofsted inspectors " +
    "inspector council councils local authority enough please find show give describe described"
  ).split(" "),
);

// What a word of the question still counts when an everyday phrase that it is part of has been understood.
const COVERED = 0.4;

// Where a quotation says that words were left out, or put in by whoever quotes. A bracket within a word, as in
// "[S]ocial", only changes its letters.
const LEFT_OUT = /(?<![\p{L}\p{N}])\[[^\]]*\](?![\p{L}\p{N}])|…|\.(?:\s?\.){2,}/u;

// What whoever quotes says of the quotation, and nobody looks for.
const REMARK = /[[(](?:sic|(?:my|our|original) emphasis|emphasis (?:added|supplied|mine|ours|in (?:the )?original))[\])]/giu;

// From this many words on, what was typed without quotation marks may be a quotation all the same.
const QUOTATION = 4;

const QUOTED = /["“”]([^"“”]+)["“”]?/gu;

/** What was typed without its quotation marks, so that each word counts by itself. */
export function unquoted(typed) {
  return typed.replace(QUOTED, " $1 ").replace(/\s+/gu, " ").trim();
}

/** A word as it is compared: small letters, no accents, no punctuation. */
export function plain(word) {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

export function wordsOf(text) {
  return text.split(/\s+/).filter((word) => plain(word));
}

/** The words of a question that tell what it is about; all of them where none does. */
export function telling(words) {
  const some = words.filter((word) => !FRAME.has(plain(word)));
  return some.length ? some : words;
}

/** Whether two words are the same but for a plural or a possessive. */
export function alike(one, other) {
  const stem = (word) => plain(word).replace(/(?<=..)s$/, "");
  return stem(one) === stem(other);
}

/** Where the words `part` stand one after another in `whole`; -1 if nowhere. */
export function placeOf(part, whole) {
  const last = whole.length - part.length;
  for (let at = 0; at <= last; at += 1) {
    if (part.every((word, n) => alike(word, whole[at + n]))) return at;
  }
  return -1;
}

/**
 * A question: phrases in quotation marks that must stand word for word, and ideas to rank by.
 * A quotation with words left out (…) or put in [so] is as many phrases as it has parts.
 * `typed` is the parts of what may be a quotation without marks; `quotations` is the parts of each quotation.
 * An idea has a weight and ways to say it; a way is words that stand together, with a weight of its own,
 * and `also` where the reader did not type them. `meant` tells an idea that no single typed word stands for.
 */
export function read(typed, everyday) {
  const marked = [];
  const loose = typed.replace(QUOTED, (_, quoted) => {
    marked.push(partsOf(quoted));
    return " ";
  });
  const phrases = marked.flat();
  const unremarked = wordsOf(loose.replace(REMARK, " "));
  const words = unremarked.length || phrases.length ? unremarked : wordsOf(loose);
  const unmarked = !phrases.length && words.length >= QUOTATION ? partsOf(loose) : [];
  const about = words.filter((word) => !FRAME.has(plain(word)));
  const used = about.length || phrases.length ? about : words;
  const ideas = used.map((word) => ({ weight: 1, ways: [{ words: [word], weight: 1 }] }));
  for (const [said, meant] of everyday) addEveryday(said, meant, words, used, ideas);
  return { phrases, typed: unmarked, quotations: phrases.length ? marked : [unmarked], ideas, pairs: pairsOf(words, new Set(used)) };
}

/** The words of each part of a quotation. */
function partsOf(quoted) {
  return quoted.replace(REMARK, " … ").split(LEFT_OUT).map(wordsOf).filter((part) => part.length);
}

/** Add the letters' words for what the reader said: to the one word that they replace, or as an idea of their own. */
function addEveryday(said, meant, words, used, ideas) {
  const matching = said.map(wordsOf).filter((parts) => placeOf(parts, words) >= 0);
  if (!matching.length) return;
  const ways = meant.map((text) => ({ words: wordsOf(text), weight: 0.8, also: placeOf(wordsOf(text), words) < 0 }));
  const covered = used.flatMap((word, n) => (matching.flat().some((part) => alike(part, word)) ? [n] : []));
  if (covered.length === 1) ideas[covered[0]].ways.push(...ways);
  else {
    for (const n of covered) ideas[n].weight = Math.min(ideas[n].weight, COVERED);
    ideas.push({ weight: covered.length ? 1 : COVERED, ways, meant: true });
  }
}

/** Telling words that are neighbours: they count for more where they stand together, and may be written as one. */
function pairsOf(words, used) {
  return words.slice(1).map((word, n) => [words[n], word]).filter((pair) => pair.every((word) => used.has(word)));
}
