import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { TSchema } from 'typebox';
import type { RouteSpec } from '../../contract/route.ts';
import { contract, type RouteName } from '../../contract/table.ts';
import { valuesOf } from './arbitrary.ts';
import type { Chance } from './chance.ts';
import { jsonText, placesIn, replacedAt, withField } from './json-text.ts';
import { kindOf, type Memory } from './known.ts';
import {
  contentTypes,
  headerTurns,
  keys,
  numbers,
  pathTurns,
  queryTurns,
  shapes,
  texts,
} from './nasty.ts';
import type { FuzzRequest } from './request.ts';

export interface Crafting {
  chance: Chance;
  memory: Memory;
  county: number;
  /** Who there is to ask as; the empty name is nobody. */
  people: readonly string[];
  /** A photo that the server takes. */
  photo: Buffer;
  /** A request id that was not used before. */
  newRequestId: () => string;
}

type Named = [string, RouteSpec];
const routes: readonly Named[] = Object.entries(contract);
/**
 * How often in a hundred a route is asked when its turn comes; the others always. Checking a password
 * is slow on purpose, printing a paper is slow, playing a year takes a whole core, and a copy of
 * everything grows with the run; whoever is erased has nothing left that could be asked for.
 */
export const seldom: Partial<Record<RouteName, number>> = {
  startStaffSignIn: 10,
  startEnrolment: 10,
  changeMyPassword: 10,
  startRehearsal: 10,
  getHandbook: 10,
  getPoster: 20,
  exportMyData: 20,
  exportAudit: 20,
  exportCases: 20,
  eraseMe: 20,
  exportDataFor: 20,
  eraseFor: 20,
  getYearPaperFor: 20,
  uploadPhoto: 40,
  uploadStaffPhoto: 40,
};
/** Doors that stand in no contract. */
const otherDoors = ['/', '/healthz', '/readyz', '/metrics', '/openapi.json', '/docs', '/console/'];

/** The next request: now and then as it should be, mostly with one or two things wrong. */
export function craft(crafting: Crafting): FuzzRequest {
  const { chance } = crafting;
  if (chance.percent(2)) return elsewhere(crafting);
  const [name, spec] = pickRoute(chance);
  let request = soundRequest(name, spec, crafting);
  if (chance.percent(30)) return request;
  for (let turns = 1 + chance.below(2); turns > 0; turns--)
    request = spoil(request, spec, crafting);
  return request;
}

export function pickRoute(chance: Chance): Named {
  for (;;) {
    const one = chance.pick(routes);
    if (chance.percent(seldom[one[0] as RouteName] ?? 100)) return one;
  }
}

function elsewhere({ chance, people }: Crafting): FuzzRequest {
  const path = chance.pick(otherDoors);
  const headers = chance.percent(50) ? chance.pick(headerTurns) : {};
  return {
    route: path,
    as: chance.pick(people),
    method: chance.pick(['GET', 'GET', 'HEAD', 'POST', 'OPTIONS', 'TRACE']),
    path: chance.percent(50) ? chance.pick(pathTurns)(path) : path,
    headers: { ...headers },
    body: undefined,
  };
}

const arbitraries = new Map<TSchema, fc.Arbitrary<unknown>>();

function draw(schema: TSchema, { chance, memory }: Crafting): unknown {
  const arbitrary = arbitraries.get(schema) ?? valuesOf(schema, memory.known);
  arbitraries.set(schema, arbitrary);
  return fc.sample(arbitrary, { seed: chance.below(2 ** 31), numRuns: 1 })[0];
}

function soundRequest(name: string, spec: RouteSpec, crafting: Crafting): FuzzRequest {
  const body = bodyOf(spec, crafting);
  return {
    route: name,
    as: whoAsks(name, spec, crafting),
    method: spec.method,
    path: pathOf(spec, crafting),
    headers: {
      ...body.headers,
      ...(spec.policy.idempotent ? { 'idempotency-key': crafting.newRequestId() } : {}),
    },
    body: body.bytes,
  };
}

/** Mostly somebody whom the route is for; who signs out would not come back. */
function whoAsks(name: string, { policy }: RouteSpec, { chance, people }: Crafting): string {
  if (/^signOut/.test(name)) return '';
  const meant = people.filter((one) => isFor(policy, one));
  return meant.length > 0 && chance.percent(80) ? chance.pick(meant) : chance.pick(people);
}

const isFor = ({ who }: RouteSpec['policy'], person: string) =>
  who.some((one) => person.split('/')[0] === one);

/** Whether whoever asks would come in by what they are, and not because anybody does. */
export function isMeant({ route, as }: FuzzRequest): boolean {
  const spec: RouteSpec | undefined = contract[route as RouteName];
  return spec !== undefined && isFor(spec.policy, as);
}

function pathOf(spec: RouteSpec, crafting: Crafting): string {
  const { chance, memory, county } = crafting;
  const params = (spec.params ? draw(spec.params, crafting) : {}) as Record<string, unknown>;
  const parts = spec.path.split('/');
  const filled = parts.map((part, at) => {
    if (!part.startsWith(':')) return part;
    const [name = '', end = ''] = part.slice(1).split('.');
    if (name === 'county') return String(county);
    const known = memory.known(name === 'id' ? kindOf(parts[at - 1] ?? '') : name);
    const value = known.length > 0 && chance.percent(80) ? chance.pick(known) : params[name];
    return encodeURIComponent(String(value)) + (end === '' ? '' : `.${end}`);
  });
  const query = spec.query ? (draw(spec.query, crafting) as Record<string, unknown>) : {};
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = asked.map(([key, value]) => `${key}=${encodeURIComponent(wellFormed(value))}`);
  return `/api${filled.join('/')}${search.length > 0 ? `?${search.join('&')}` : ''}`;
}

const wellFormed = (value: unknown) => String(value).toWellFormed();

interface Body {
  bytes: Buffer | undefined;
  headers: Record<string, string>;
}

function bodyOf(spec: RouteSpec, crafting: Crafting): Body {
  if (spec.encoding === 'multipart') return photoBody(crafting);
  if (spec.body === undefined) return { bytes: undefined, headers: {} };
  return {
    bytes: Buffer.from(jsonText(draw(spec.body, crafting))),
    headers: { 'content-type': 'application/json' },
  };
}

function photoBody({ photo, chance }: Crafting): Body {
  const cut = chance.percent(20) ? photo.subarray(0, chance.below(photo.length)) : photo;
  const name = chance.percent(50) ? 'a.jpg' : chance.pick(texts).replace(/[\r\n"\\]/g, '_');
  const head = `--fuzz\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`;
  return {
    bytes: Buffer.concat([Buffer.from(head), cut, Buffer.from('\r\n--fuzz--\r\n')]),
    headers: { 'content-type': 'multipart/form-data; boundary=fuzz' },
  };
}

/** One thing wrong, wherever something can be wrong with this request. */
function spoil(request: FuzzRequest, spec: RouteSpec, crafting: Crafting): FuzzRequest {
  const { chance } = crafting;
  const turns = [turnHeaders, turnPath];
  if (spec.query !== undefined || chance.percent(10)) turns.push(turnQuery);
  if (request.body !== undefined) turns.push(turnType, turnBytes);
  if (spec.body !== undefined) turns.push(turnValue, turnValue, turnValue, turnValue, turnFields);
  return chance.pick(turns)(request, spec, crafting);
}

type Turn = (request: FuzzRequest, spec: RouteSpec, crafting: Crafting) => FuzzRequest;

const turnHeaders: Turn = (request, _, { chance }) => ({
  ...request,
  headers: { ...request.headers, ...chance.pick(headerTurns) },
});

const turnPath: Turn = (request, _, { chance }) => ({
  ...request,
  path: chance.pick(pathTurns)(request.path),
});

const turnQuery: Turn = (request, { query }, { chance }) => {
  const names = Object.keys((query as { properties?: object } | undefined)?.properties ?? {});
  const [path] = request.path.split('?');
  return {
    ...request,
    path: `${path}?${chance.pick(queryTurns)(names.length > 0 ? chance.pick(names) : 'after')}`,
  };
};

const turnType: Turn = (request, _, { chance }) => {
  const { 'content-type': _type, ...headers } = request.headers;
  const type = chance.pick(contentTypes);
  return {
    ...request,
    headers: type === undefined ? headers : { ...headers, 'content-type': type },
  };
};

const turnBytes: Turn = (request, _, { chance }) => {
  const bytes = request.body ?? Buffer.alloc(0);
  const turned = [
    () => Buffer.alloc(0),
    () => bytes.subarray(0, chance.below(bytes.length + 1)),
    () => Buffer.concat([bytes, Buffer.from(chance.pick([' garbage', '}', '\0', ',{}', '{}']))]),
    () => Buffer.concat([Buffer.from('\ufeff'), bytes]),
    () => Buffer.from(bytes.toString('utf8'), 'utf16le'),
    () => Buffer.concat([bytes.subarray(0, 5), Buffer.from([0xc3, 0x28, 0xff]), bytes.subarray(5)]),
    () => gzipSync(bytes),
    () => Buffer.concat([bytes, Buffer.alloc(70_000, 0x20)]),
  ];
  return { ...request, body: chance.pick(turned)() };
};

/** Something else at one place of the body, whatever it is. */
const turnValue: Turn = (request, spec, crafting) => {
  const { chance } = crafting;
  const value = draw(spec.body ?? {}, crafting);
  const places = placesIn(value);
  const by = chance.pick<unknown>(chance.pick<readonly unknown[]>([texts, texts, numbers, shapes]));
  return {
    ...request,
    body: Buffer.from(jsonText(replacedAt(value, chance.pick(places), by))),
  };
};

/** A field twice, one more, or one less. */
const turnFields: Turn = (request, spec, crafting) => {
  const { chance } = crafting;
  const value = draw(spec.body ?? {}, crafting) as Record<string, unknown>;
  const names = Object.keys(value);
  const name = names.length > 0 ? chance.pick(names) : 'words';
  const changed = chance.pick([
    () => withField(value, name, chance.pick<unknown>([...texts, ...numbers])),
    () => withField(value, chance.pick(keys), chance.pick<unknown>([...texts, ...shapes])),
    () => ({ ...value, [name]: undefined }),
  ])();
  return { ...request, body: Buffer.from(jsonText(changed)) };
};
