// Marks the searched words in the paragraph that a hit opened. The letter's text itself is not changed:
// the CSS Custom Highlight API paints over it. A browser without it shows the paragraph outlined only.

import { plain } from "./question.js";

const NAME = "searched";

/** Mark the runs of words ("early help") in the paragraph that the address points to, and bring it into view. */
export function mark(runs) {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  target.classList.add("search-landed");
  if (globalThis.Highlight && CSS.highlights) {
    const words = wordsIn(target);
    const ranges = runs.flatMap((run) => rangesOf(run.split(" "), words));
    CSS.highlights.set(NAME, new Highlight(...ranges));
  }
  target.scrollIntoView({ block: "center" });
  if (!target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  target.focus({ preventScroll: true });
}

/** The words of an element, ours left out: each with the text nodes and offsets that it begins and ends at. */
function wordsIn(element) {
  const words = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let open = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("[data-ours]")) continue;
    for (const part of node.data.matchAll(/\s+|\S+/gu)) {
      const end = part.index + part[0].length;
      if (!part[0].trim()) open = null;
      else if (open) Object.assign(open, { text: open.text + part[0], endNode: node, end });
      else words.push((open = { text: part[0], startNode: node, start: part.index, endNode: node, end }));
    }
  }
  return words.map((word) => ({ ...word, plain: plain(word.text) })).filter((word) => word.plain);
}

function rangesOf(run, words) {
  const starts = [...words.keys()].filter((at) => run.every((text, n) => words[at + n]?.plain === text));
  return starts.map((at) => {
    const range = new Range();
    range.setStart(words[at].startNode, words[at].start);
    range.setEnd(words[at + run.length - 1].endNode, words[at + run.length - 1].end);
    return range;
  });
}
