// The search itself, in a window over any page or in the search page.

import { makeChoices, updateChoices } from "./choices.js";
import { make } from "./dom.js";
import { makeHelp } from "./help.js";
import { openIndex } from "./index.js";
import { count, facetMeant, narrow } from "./narrowing.js";
import { read, unquoted } from "./question.js";
import { rank } from "./ranking.js";
import { alsoFound, item, lists, summary, things } from "./results.js";
import * as address from "./state.js";
import { thingsNamed } from "./things.js";

const STEP = 10;
const PAUSE = 50;

/** What takes up the words of a form that stands in `root` already: in the search page or in a window. */
export class Search {
  constructor(root) {
    this.state = address.read();
    this.window = root.closest("dialog");
    this.run = 0;
    this.build(root);
    if (this.input.value === this.state.q) this.update();
    else this.typed();
  }

  build(root) {
    const form = root.querySelector("form");
    this.input = form.querySelector("input");
    this.status = root.querySelector("[role=status]");
    this.also = make("p", { class: "search-also small muted", hidden: true });
    this.mean = make("p", { class: "search-mean", "aria-live": "polite", hidden: true });
    this.examples = make("p", { class: "search-examples", hidden: true });
    this.instead = make("p", { class: "search-instead", hidden: true }, "Read instead: ", ...lists());
    this.things = make("dl", { class: "search-things", hidden: true, "aria-label": "By name" });
    this.list = make("ol", { class: "search-hits" });
    this.apart = make(this.window ? "h3" : "h2", { class: "search-apart", hidden: true }, "These have some of your words");
    this.some = make("ol", { class: "search-hits" });
    this.more = make("button", { type: "button", class: "button search-more", hidden: true }, "Show more");
    this.side = make("div", { class: "search-side" });
    this.sort = this.makeSort();
    const bar = make("div", { class: "search-bar" }, this.status, this.sort.label);
    this.found = make(
      "div", { class: "search-found" },
      bar, this.mean, this.also, this.instead, this.examples, this.things, this.list, this.apart, this.some, this.more,
    );
    form.append(makeHelp()); // the field stays where it is: moved, it would lose the focus
    root.append(make("div", { class: "search-columns" }, this.side, this.found));
    this.listen(form, root);
  }

  makeSort() {
    const choices = [["", "Best match first"], ["newest", "Newest first"], ["oldest", "Oldest first"]];
    const select = make("select", { id: "search-sort" }, ...choices.map(([value, title]) => make("option", { value }, title)));
    select.value = this.state.sort;
    select.addEventListener("change", () => this.change({ sort: select.value }));
    return { select, label: make("label", { class: "search-sort" }, "Order ", select) };
  }

  listen(form, root) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.typed();
    });
    this.input.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.typed(), PAUSE);
    });
    root.addEventListener("keydown", (event) => this.step(event));
    this.window?.addEventListener("close", () => address.forget());
    this.more.addEventListener("click", () => this.showMore());
  }

  /** Take up the words; a list that already shows what they find is left alone, and with it the focus. */
  typed() {
    clearTimeout(this.timer);
    if (this.failed || this.input.value !== this.state.q) this.change({ q: this.input.value });
  }

  /** Down and up arrows go from the words through the hits and back. */
  step(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [this.input, ...this.found.querySelectorAll("a[data-hit]")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    stops[Math.max(0, Math.min(stops.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))].focus();
  }

  change(part) {
    this.state = { ...this.state, ...part };
    if (this.window && (!this.window.open || address.isEmpty(this.state))) address.forget();
    else address.keep(this.state);
    this.update();
  }

  async update() {
    this.run += 1;
    const run = this.run;
    this.failed = false;
    if (!this.index) this.status.textContent = "Loading search…";
    try {
      this.index ??= await openIndex();
      if (run !== this.run) return;
      const question = read(this.state.q, this.index.table.everyday);
      const hits = await this.hits(question);
      if (run === this.run) await this.show(hits, question, run);
    } catch (error) {
      console.error(error);
      if (run === this.run) this.fail();
    }
  }

  /** Say that the search failed, and show nothing that an earlier one found. */
  fail() {
    this.failed = true;
    this.status.textContent = "This search failed: a part of it could not be loaded. Press Enter to try again. The lists of letters and themes hold everything that search finds.";
    this.left = [];
    for (const part of [this.mean, this.also, this.examples, this.things, this.apart, this.more]) part.hidden = true;
    this.instead.hidden = false;
    this.list.replaceChildren();
    this.some.replaceChildren();
  }

  async hits(question) {
    if (question.ideas.length || question.phrases.length) return rank(question, this.index);
    return this.byDate(this.index.paragraphs.map((paragraph) => ({ paragraph, places: [], all: true, quoted: [] })), -1);
  }

  async show(hits, question, run) {
    const { table } = this.index;
    const { chosen } = this.state;
    if (!this.choices) {
      const beside = this.side.offsetTop === this.found.offsetTop;
      this.choices = makeChoices(table, (facet, values) => this.change({ chosen: { ...this.state.chosen, [facet]: values } }), beside);
      this.side.append(make(this.window ? "h3" : "h2", { class: "search-narrow" }, "Narrow by"), this.choices.element);
    }
    const kept = this.sorted(narrow(hits, chosen, table));
    const empty = address.isEmpty(this.state);
    this.left = empty ? [] : kept;
    const first = this.left.slice(0, STEP);
    this.left = this.left.slice(STEP);
    this.more.hidden = true; // until the list shows what it goes on from
    this.sort.label.hidden = !kept.length;
    this.instead.hidden = kept.length > 0;
    const quoted = question.phrases.length > 0;
    const named = empty ? [] : thingsNamed(this.state.q, table);
    this.status.textContent = summary(kept, this.index, { ...this.state, empty, named: named.length > 0, question });
    const also = alsoFound(question);
    this.also.hidden = !also.length; // above the hits, so before them: what is shown does not move
    this.also.textContent = `Also looked for: ${also.join(", ")}`;
    if (!(await this.showHits(first, named, run))) return;
    updateChoices(this.choices, count(hits, chosen, table), chosen, table, facetMeant(kept, this.state, table)); // counting can wait until hits are seen
    this.side.dataset.counted = "";
    this.more.hidden = !this.left.length;
    this.offer(this.examples, "Try: ", empty ? table.examples : []);
    this.sort.select.options[0].textContent = this.state.q.trim() ? "Best match first" : "As the letters have them";
    const misquoted = quoted && !kept.length; // other words are no way to check a quotation
    const better = misquoted ? "" : await this.better(question);
    if (run !== this.run) return;
    if (misquoted) this.offer(this.mean, "Without the quotation marks: ", [unquoted(this.state.q)]);
    else this.offer(this.mean, "Did you mean ", better ? [better] : [], better.endsWith("?") ? "" : "?");
    this.found.dataset.shown = location.search;
  }

  /** What was perhaps meant; what was found stands without it too, and need not wait for its script. */
  async better(question) {
    if (!this.state.q.trim()) return "";
    try {
      const { meant } = await import("./spelling.js");
      return await meant(this.state.q, question, this.index);
    } catch (error) {
      console.error(error);
      return "";
    }
  }

  /** Searches that a reader may choose instead of typing them. */
  offer(place, lead, searches, end = "") {
    place.hidden = !searches.length;
    const buttons = searches.map((words) => {
      const button = make("button", { type: "button", class: "search-offer" }, words);
      button.addEventListener("click", () => {
        this.input.value = words;
        this.typed();
        this.input.focus();
      });
      return button;
    });
    place.replaceChildren(lead, ...buttons.flatMap((button, n) => (n ? [" ", button] : [button])), end);
  }

  /** Show what goes by that name and the best hit as soon as its text is here, then the others.
   * False if another search has begun. */
  async showHits(hits, named, run) {
    const items = [];
    for (const part of [hits.slice(0, 1), hits.slice(1)]) {
      items.push(...(await Promise.all(part.map((hit) => item(hit, this.index)))));
      if (run !== this.run) return false;
      this.things.hidden = !named.length;
      this.things.replaceChildren(...things(named, this.index));
      this.list.replaceChildren();
      this.some.replaceChildren();
      this.put(items, hits);
      this.list.hidden = !this.list.childElementCount;
    }
    return true;
  }

  /** Put items under what has all the words, or under a heading of their own. */
  put(items, hits) {
    items.forEach((shown, n) => (hits[n].all ? this.list : this.some).append(shown));
    this.apart.hidden = this.some.hidden = !this.some.childElementCount;
  }

  sorted(hits) {
    const { sort } = this.state;
    if (!sort) return hits;
    return this.byDate(hits, sort === "newest" ? -1 : 1);
  }

  /** What has all the words first, then by the dates of the letters (which stand in order of date), and in
   * reading order within a letter. */
  byDate(hits, sign) {
    const place = ({ paragraph }) => sign * paragraph.letter;
    return hits.toSorted((a, b) => b.all - a.all || place(a) - place(b) || a.paragraph.number - b.paragraph.number);
  }

  /** The next hits; none if another search has begun meanwhile, which has a list of its own. */
  async showMore() {
    const { left } = this;
    const next = left.slice(0, STEP);
    const items = await Promise.all(next.map((hit) => item(hit, this.index))).catch((error) => {
      console.error(error);
      return null;
    });
    if (left !== this.left) return;
    if (!items) {
      this.status.textContent = "The next paragraphs could not be loaded. Choose “Show more” to try again.";
      return;
    }
    this.left = left.slice(STEP);
    this.put(items, next);
    this.more.hidden = !this.left.length;
    items[0]?.querySelector("a").focus();
  }
}
