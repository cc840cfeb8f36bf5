// The choices by which a reader narrows a search: boxes to tick, each with its count.

import { make } from "./dom.js";
import { choicesOf, FACETS } from "./narrowing.js";

const SHOWN = 8;
const FIRST = new Set(["theme", "stance"]);

/** A form part of all facets that offer a choice; `changed` is called with (facet, values). */
export function makeChoices(table, changed, wide) {
  const groups = FACETS.filter(([facet]) => choicesOf(facet, table).length > 1).map(([facet, title]) => {
    const box = make("div", { class: "search-options", role: "group", "aria-label": title });
    const group = make("details", { class: "search-facet", open: wide && FIRST.has(facet) }, make("summary", {}, title), box);
    box.addEventListener("change", () => {
      changed(facet, [...box.querySelectorAll("input:checked")].map((input) => input.value));
    });
    return { facet, box, group, all: false };
  });
  return { element: make("div", { class: "search-facets" }, ...groups.map(({ group }) => group)), groups };
}

/** Show the counts; what nobody could choose is left out, what is chosen stays. A facet is opened where something
 * in it is chosen, and where it is `meant`: what was typed is found there. */
export function updateChoices(choices, counts, chosen, table, meant) {
  for (const group of choices.groups) {
    const ticked = new Set(chosen[group.facet]);
    const found = counts[group.facet];
    const useful = choicesOf(group.facet, table).filter(([id]) => found.get(id) || ticked.has(id));
    if (ticked.size || group.facet === meant) group.group.open = true;
    const focused = group.box.contains(document.activeElement) ? document.activeElement.value : null;
    group.box.replaceChildren(...options(group, useful, found, ticked));
    if (focused !== null) [...group.box.querySelectorAll("input")].find((input) => input.value === focused)?.focus();
  }
}

function options(group, useful, found, ticked) {
  const byCount = ([one], [other]) => (found.get(other) ?? 0) - (found.get(one) ?? 0);
  const long = useful.length > SHOWN + 2 && !group.all;
  const first = long ? new Set(useful.toSorted(byCount).slice(0, SHOWN).map(([id]) => id)) : null;
  const shown = useful.filter(([id]) => !first || first.has(id) || ticked.has(id));
  const labels = shown.map(([id, title]) => option(group.facet, id, title, found.get(id) ?? 0, ticked.has(id)));
  if (!labels.length) return [make("p", { class: "small muted" }, "Nothing to choose here.")];
  return long ? [...labels, more(group, useful, found, ticked)] : labels;
}

function option(facet, id, title, times, checked) {
  const input = make("input", { type: "checkbox", name: facet, value: id, checked });
  return make("label", {}, input, ` ${title} `, make("span", { class: "num muted" }, String(times)));
}

function more(group, useful, found, ticked) {
  const button = make("button", { type: "button", class: "search-more-options" }, `Show all ${useful.length}`);
  button.addEventListener("click", () => {
    group.all = true;
    group.box.replaceChildren(...options(group, useful, found, ticked));
    group.box.querySelectorAll("input")[0]?.focus();
  });
  return button;
}
