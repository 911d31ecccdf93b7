import { contract, type RouteName } from '../../contract/table.ts';
import { makePhoto } from '../app.ts';
import { callerOf } from '../callers.ts';
import { wrongHeaders } from '../headers.ts';
import type { Cell, Person } from './cells.ts';
import { counties, loginOf, type Seat, type Site } from './land.ts';
import { residentCookie, residentId, staffCookie } from './people.ts';
import { recipes } from './requests.ts';
import { missing, nobodysId, type Things } from './things.ts';
import { openTrials } from './trial.ts';
import { type MatrixWorld, residents } from './world.ts';

/** Puts the questions of the matrix, each to the same world. */
export interface Questioner {
  /** What is wrong about a cell, one line for each way in which it is; none: it holds. */
  check(name: RouteName, cell: Cell): Promise<string[]>;
  /** Requests whose answers were compared so far. */
  asked(): number;
  /** Addresses that gave what was asked for at least once. */
  answered(): ReadonlySet<RouteName>;
  /** What was wrong about the headers of any answer. */
  misheaded(): ReadonlySet<string>;
  close(): Promise<void>;
}

interface Question {
  name: RouteName;
  cookie: string;
  county: number;
  things: Things;
  whose: Cell['whose'];
  /** The door turns it away: nothing has to be made ready, and whatever was asked for would do. */
  unheard?: boolean;
}

interface Answer {
  status: number;
  body: string;
}

export async function openQuestions(world: MatrixWorld): Promise<Questioner> {
  const cookieOf = rememberCookies(world);
  const trials = await openTrials(world.deps.database);
  const file = await makePhoto(1);
  const toNothing = new Map<string, Promise<Answer>>();
  const answered = new Set<RouteName>();
  const misheaded = new Set<string>();
  let asked = 0;

  function put({ name, cookie, unheard = false, ...question }: Question): Promise<Answer> {
    asked += 1;
    const caller = callerOf(world.app, cookie, question.county);
    return trials.run(async () => {
      const wanted = unheard
        ? { params: anyParams(name) }
        : await recipes[name]?.ask({ ...question, caller, world });
      const { photo, ...input } = wanted ?? {};
      const { raw } = await caller(name, { ...input, ...(photo ? { file } : {}) });
      if (raw.statusCode < 300) answered.add(name);
      for (const wrong of wrongHeaders(contract[name], raw, { https: false }))
        misheaded.add(`${name} ${raw.statusCode}: ${wrong}`);
      return { status: raw.statusCode, body: raw.body };
    });
  }

  /** The same question about what does not exist; asked once. */
  function putToNothing(question: Question): Promise<Answer> {
    const key = `${question.name} ${question.cookie} ${question.whose}`;
    const answer = toNothing.get(key) ?? put({ ...question, things: missing });
    toNothing.set(key, answer);
    return answer;
  }

  async function checkWay(name: RouteName, cell: Cell, way: { seat: Seat; site: Site }) {
    const { person, relation, whose, expected, stranger: unheard } = cell;
    const owner = person === 'resident' && whose === 'another’s' ? 'others' : 'mine';
    const abroad = relation === 'other county';
    const things = (abroad ? world.elsewhere : world.here[way.site])[owner];
    const cookie = await cookieOf(person, way.seat);
    const question = { name, cookie, county: counties.here, things, whose, unheard };
    const wrong: string[] = [];
    if (!abroad || recipes[name]?.named) {
      const answer = await put(question);
      if (answer.status !== expected) wrong.push(`${told(answer)}, not ${expected}`);
      else if (expected === 404 && recipes[name]?.named) {
        const nothing = await putToNothing(question);
        if (nothing.status !== answer.status || nothing.body !== answer.body)
          wrong.push(`${told(answer)}, but what does not exist answers ${told(nothing)}`);
      }
    }
    if (abroad) {
      const unknown = cell.abroad === 401;
      const answer = await put({ ...question, county: counties.elsewhere, unheard: unknown });
      if (answer.status !== cell.abroad)
        wrong.push(`at the other county ${told(answer)}, not ${cell.abroad}`);
    }
    return wrong.map((what) => `${describe(cell, way)}: ${what}`);
  }

  return {
    asked: () => asked,
    answered: () => answered,
    misheaded: () => misheaded,
    close: () => trials.end(),
    check: async (name, cell) => {
      const wrong: string[] = [];
      for (const way of cell.ways) wrong.push(...(await checkWay(name, cell, way)));
      return wrong;
    },
  };
}

/** Something in the place of everything that the address names. */
function anyParams(name: RouteName): Record<string, string> {
  const names = contract[name].path.matchAll(/:(\w+)/g);
  const others = [...names].filter(([, param]) => param !== 'county');
  return Object.fromEntries(others.map(([, param = '']) => [param, nobodysId]));
}

const told = ({ status, body }: Answer) => `${status} ${body.slice(0, 160)}`;

const describe = ({ person, whose, relation }: Cell, { seat, site }: { seat: Seat; site: Site }) =>
  `${person} of a ${seat}, ${whose}, ${relation} (${site})`;

function rememberCookies(world: MatrixWorld) {
  const cookies = new Map<string, Promise<string>>();
  const open = (person: Person, seat: Seat): Promise<string> => {
    if (person === 'anyone') return Promise.resolve('');
    if (person === 'resident')
      return residentCookie(world, counties.here, residentId(residents.mine));
    return staffCookie(world, counties.here, loginOf(person, seat));
  };
  return (person: Person, seat: Seat): Promise<string> => {
    const key = `${person}/${seat}`;
    const cookie = cookies.get(key) ?? open(person, seat);
    cookies.set(key, cookie);
    return cookie;
  };
}
