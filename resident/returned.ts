import { stateOfReturn } from '../contract/way-back.ts';

/** Begins with the county: a page must know that before it can ask anything. */
const stateForm = /^(\d{6})\./;
let query: string | undefined;

/**
 * Takes what an identity provider sent along with the browser out of the address, before anything
 * else reads it: it is worth something once, and nobody should keep it in a list of pages.
 */
export function catchReturn(): void {
  const county = stateForm.exec(stateOfReturn(location.search))?.[1];
  if (county === undefined) return;
  query = location.search.slice(1);
  history.replaceState(null, '', `${location.pathname}?county=${county}#/sign-in/return`);
}

/** What was caught, once. */
export function takeReturned(): string | undefined {
  const caught = query;
  query = undefined;
  return caught;
}
