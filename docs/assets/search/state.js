// What is asked, kept in the page's address, so that a search can be linked to and survives going back.

import { FACETS } from "./narrowing.js";

export function read() {
  const asked = new URLSearchParams(location.search);
  const chosen = {};
  for (const [facet] of FACETS) chosen[facet] = asked.getAll(facet);
  return { q: asked.get("q") ?? "", sort: asked.get("sort") ?? "", chosen };
}

export function isEmpty(state) {
  return !state.q.trim() && Object.values(state.chosen).every((values) => !values.length);
}

/** The state as the part of an address after "?". */
export function written(state) {
  const asked = new URLSearchParams();
  asked.set("q", state.q);
  for (const [facet] of FACETS) for (const value of state.chosen[facet]) asked.append(facet, value);
  if (state.sort) asked.set("sort", state.sort);
  return asked.toString();
}

export function keep(state) {
  replace(`?${written(state)}${location.hash}`);
}

/** Some browsers refuse when the address changes too often; the search goes on, the next change is kept. */
function replace(address) {
  try {
    history.replaceState(history.state, "", address);
  } catch (error) {
    console.info("the search could not be kept in the address", error);
  }
}

/** Take the search out of the address, when its window closes. */
export function forget() {
  const asked = new URLSearchParams(location.search);
  for (const name of ["q", "sort", ...FACETS.map(([facet]) => facet)]) asked.delete(name);
  const left = asked.toString();
  replace(`${location.pathname}${left ? `?${left}` : ""}${location.hash}`);
}
