import type { Caller, TestApp } from '../app.ts';
import type { ThingName, Things } from './things.ts';

/** What is asked for: something at a place, something of the whole county, or nothing in particular. */
export type About = 'place' | 'county' | 'nothing';

export interface Wanted {
  params?: Record<string, string>;
  query?: Record<string, string>;
  body?: unknown;
  photo?: boolean;
  headers?: Record<string, string>;
}

export interface Asking {
  things: Things;
  whose: 'any' | 'mine' | 'another’s';
  /** Asks as whoever is tried. */
  caller: Caller;
  world: TestApp;
  county: number;
}

/** How an address is asked so that nothing but the person and the place can stand against it. */
export interface Recipe {
  about: About;
  /** Whether the request names something that could be another county's. */
  named: boolean;
  ask(asking: Asking): Wanted | Promise<Wanted>;
}

/** What is asked, made for whoever is tried. */
export type Ask = Recipe['ask'];
type Name = ThingName | ((asking: Asking) => ThingName);
export const byId = (id: string): Wanted => ({ params: { id } });
export const pick = (name: Name, asking: Asking) =>
  asking.things[typeof name === 'function' ? name(asking) : name];

export const nothing = (wanted: Wanted = {}): Recipe => ({
  about: 'nothing',
  named: false,
  ask: () => wanted,
});
export const atPlace = (ask: Ask): Recipe => ({ about: 'place', named: true, ask });
export const aboutCase = (name: Name, wanted: Wanted = {}): Recipe => ({
  about: 'place',
  named: true,
  ask: (asking) => ({ ...wanted, params: { code: pick(name, asking) } }),
});
export const aboutId = (name: Name, wanted: Wanted = {}): Recipe => ({
  about: 'place',
  named: true,
  ask: (asking) => ({ ...wanted, params: { id: pick(name, asking) } }),
});
export const ofCounty = (name: ThingName, wanted: Wanted = {}): Recipe => ({
  ...aboutId(name, wanted),
  about: 'county',
});
export const theWhole = (body: unknown): Recipe => ({ ...nothing({ body }), about: 'county' });

export const note = { note: '现场看过，情况属实' };
