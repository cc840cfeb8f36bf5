// How to search, in one short panel.

import { make } from "./dom.js";

const SLASH_OFF = "readacross-slash-off";
const HINTS = [
  ["supervision caseloads", "paragraphs with these words, or words that begin so; those with both come first, those with some have a heading of their own"],
  ["\"drift and delay\"", "paragraphs with exactly these words, side by side"],
  ["\"drift … in plans\"", "paragraphs with each part of a quotation from which words were left out, in any order, and what stands between the parts"],
  ["\"early help\" thresholds", "paragraphs with the phrase; those that speak of thresholds too come first"],
  ["staff say morale is low", "of four words and more it is also said whether a paragraph has them word for word"],
  ["kids in care", "everyday words also find the letters’ own words for the same thing"],
];

export function makeHelp() {
  const hints = HINTS.map(([typed, found]) => make("div", {}, make("dt", {}, make("code", {}, typed)), make("dd", {}, found)));
  return make(
    "details", { class: "search-help" },
    make("summary", {}, "Help with searching"),
    make("dl", {}, ...hints),
    make("p", {}, "People, bodies, themes and letters that go by what you type, or by a date, stand above the paragraphs."),
    make("p", {}, "Tick themes, judgements or years of letters to narrow the list, with or without words. " +
      "Down and up arrows go through the list, Enter opens a paragraph. The address of this search can be copied and shared."),
    slashSwitch(),
  );
}

/** A shortcut of one character must be possible to switch off; where nothing can be stored, it lasts for the page. */
function slashSwitch() {
  const box = make("input", { type: "checkbox" });
  try {
    box.checked = localStorage.getItem(SLASH_OFF) === null;
  } catch {
    return make("p", {}, "Ctrl+K or the / key opens search on any page.");
  }
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(SLASH_OFF);
    else localStorage.setItem(SLASH_OFF, "off");
  });
  return make("p", {}, make("label", {}, box, " The / key opens search (Ctrl+K always does)"));
}
