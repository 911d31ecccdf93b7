import type { Page } from 'playwright-core';
import type { RouteSpec } from '../../contract/route.ts';
import { contract, type RouteName } from '../../contract/table.ts';

/* Scripts in every field that takes free words, each with a number of its own. */

interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  pattern?: string;
  format?: string;
  maxLength?: number;
}

const isFreeText = ({ type, ...limits }: Schema) =>
  type === 'string' &&
  [limits.const, limits.enum, limits.pattern, limits.format].every((limit) => limit === undefined);

/** Every free text that the bodies of the contract have: `reportCase /words`. */
export function textFields(): string[] {
  return Object.entries(contract as Record<string, RouteSpec>).flatMap(([name, { body }]) =>
    body === undefined ? [] : [...new Set(fieldsIn(body as Schema, `${name} `))],
  );
}

function fieldsIn(schema: Schema, at: string): string[] {
  if (isFreeText(schema)) return [at];
  const inner = Object.entries(schema.properties ?? {}).flatMap(([name, one]) =>
    fieldsIn(one, `${at}/${name}`),
  );
  const items = schema.items === undefined ? [] : fieldsIn(schema.items, `${at}/*`);
  const choices = (schema.anyOf ?? []).flatMap((one) => fieldsIn(one, at));
  return [...inner, ...items, ...choices];
}

export interface Canaries {
  /** The body with a canary in each of its free texts; fields named in `except` stay as they are. */
  in<T>(route: RouteName, body: T, except?: readonly string[]): T;
  /** Fields that got one. */
  planted(): Set<string>;
}

/** Room for a name only: all of these have the one number. */
const tiny = '<svg onload=hit(9)>';
export const short = (number: number) => `<img src=x onerror=hit(${number})>`;
const long = (number: number) =>
  `${short(number)}<script>hit(${number})</script>"><svg onload=hit(${number})>`;
const roomForLong = 120;
const roomForShort = 40;

function canaryOf(number: number, room = roomForLong): string {
  if (room < roomForShort) return tiny;
  return room < roomForLong ? short(number) : long(number);
}

export function createCanaries(): Canaries {
  const planted = new Set<string>();
  let number = 100;
  const fill = (schema: Schema, value: unknown, at: string): unknown => {
    // What may be left out as null is one of several.
    const text = [schema, ...(schema.anyOf ?? [])].find(isFreeText);
    if (text !== undefined && typeof value === 'string') {
      planted.add(at);
      number += 1;
      return canaryOf(number, text.maxLength);
    }
    if (Array.isArray(value)) return value.map((one) => fill(schema.items ?? {}, one, `${at}/*`));
    if (typeof value !== 'object' || value === null) return value;
    const filled = Object.entries(value).map(([name, one]) => [
      name,
      fill(schema.properties?.[name] ?? {}, one, `${at}/${name}`),
    ]);
    return Object.fromEntries(filled);
  };
  return {
    planted: () => planted,
    in: (route, body, except = []) => {
      const schema = (contract[route] as RouteSpec).body as Schema;
      const filled = fill(schema, body, `${route} `) as Record<string, unknown>;
      const kept = Object.entries(body as object).filter(([name]) => except.includes(name));
      return { ...filled, ...Object.fromEntries(kept) } as typeof body;
    },
  };
}

interface Watched {
  hits: number[];
  refusals: string[];
}

/** From now on every script that runs on the page, and everything that its policy refuses, is kept. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const self = globalThis as unknown as {
      watched: Watched;
      hit(number: number): void;
      document: { addEventListener(name: string, then: (event: Refused) => void): void };
    };
    interface Refused {
      violatedDirective: string;
      blockedURI: string;
    }
    self.watched = { hits: [], refusals: [] };
    self.hit = (number) => self.watched.hits.push(number);
    self.document.addEventListener('securitypolicyviolation', (event) =>
      self.watched.refusals.push(`${event.violatedDirective} ${event.blockedURI}`),
    );
  });
}

export interface Sighting extends Watched {
  /** Elements that only a canary can have brought. */
  elements: number;
  /** Numbers of the canaries that stand on the page as words. */
  read: number[];
}

/** What the canaries did on the page as it stands. */
export async function look(page: Page): Promise<Sighting> {
  const found = (await page.evaluate(`(() => {
    const inputs = [...document.querySelectorAll('input, textarea')].map(({ value }) => value);
    const text = [document.body.innerText, ...inputs].join(' ');
    return {
      ...window.watched,
      elements: document.querySelectorAll('img[src="x"], [onerror], [onload], script:not([src])').length,
      read: [...text.matchAll(/hit\\((\\d+)\\)/g)].map((one) => Number(one[1])),
    };
  })()`)) as Sighting;
  return found;
}
