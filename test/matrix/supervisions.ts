import type { RouteName } from '../../contract/table.ts';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import { units } from './land.ts';
import { type Makers, openMakers } from './people.ts';
import { type Asking, atPlace, nothing, type Recipe } from './recipe.ts';
import { nobodysId } from './things.ts';

const ofTheCounty = (body: unknown): Recipe => ({
  about: 'county',
  named: false,
  ask: () => ({ body }),
});

const note = { note: '现场看过，情况属实' };
const words = { words: '请尽快办' };

/** Cases of the asker’s unit, of the other one, or of the desk. */
const owed = ({ things, whose }: Asking) =>
  ({ any: things.reported, mine: things.sentToUs, 'another’s': things.sentToThem })[whose];
const inDays = ({ world }: Asking, days: number) => addDays(localDate(world.clock.now()), days);

/** The makers of the county in which a case lies; nobody where there is no such case. */
async function makersAt({ world }: Asking, code: string): Promise<Makers | undefined> {
  const lies = await world.deps.database.read
    .selectFrom('cases')
    .select('county')
    .where('code', '=', code)
    .executeTakeFirst();
  return lies && openMakers(world, lies.county);
}

/** A slip that others sent a moment ago, and who they are. */
async function slip(asking: Asking): Promise<{ id: string; makers?: Makers }> {
  const code = owed(asking);
  const makers = await makersAt(asking, code);
  if (makers === undefined) return { id: nobodysId };
  const body = { ...words, replyHours: 24 };
  const { id } = (await makers.first('superviseCase', { params: { code }, body })).ok;
  return { id, makers };
}

/** Work that was sent back a moment ago: a unit says within a day that a case is not its own. */
async function sentBack(asking: Asking): Promise<string> {
  const { things, whose } = asking;
  const code = whose === 'another’s' ? things.sentToThem : things.sentToUs;
  const makers = await makersAt(asking, code);
  if (whose === 'another’s' || makers === undefined) return code;
  const { first, ours } = makers;
  const body = { words: '已经处理好了', handled: true, photoIds: [] };
  (await ours.handler('answerCase', { params: { code }, body })).ok;
  (await first('verifyCase', { params: { code }, body: { ...note, solved: false } })).ok;
  return code;
}

export const ofHandling: Partial<Record<RouteName, Recipe>> = {
  handBackCase: atPlace(async (asking) => ({
    params: { code: await sentBack(asking) },
    body: { ...note, reason: 'not_ours' },
  })),
  involveUnit: atPlace(({ things }) => ({
    params: { code: things.sentToUs },
    body: { ...note, unit: units.theirs },
  })),
  pauseCase: atPlace((asking) => ({
    params: { code: asking.things.sentToUs },
    body: { ...note, reason: 'weather', until: inDays(asking, 2) },
  })),
  resumeCase: atPlace(async (asking) => {
    const params = { code: asking.things.sentToUs };
    const body = { ...note, reason: 'weather', until: inDays(asking, 2) };
    const makers = await makersAt(asking, params.code);
    if (makers !== undefined) (await makers.first('pauseCase', { params, body })).ok;
    return { params, body: note };
  }),
  transferCase: atPlace(({ things }) => ({
    params: { code: things.reported },
    body: { ...note, to: '12345' },
  })),
  visitReporter: atPlace(({ things }) => ({
    params: { code: things.awaiting },
    body: { ...note, result: 'solved', rating: 5 },
  })),
  lookWhomToAsk: atPlace(({ things }) => ({ params: { code: things.awaiting } })),
};

export const ofSupervisions: Partial<Record<RouteName, Recipe>> = {
  listSupervisions: nothing(),
  superviseCase: atPlace(({ things }) => ({
    params: { code: things.reported },
    body: { ...words, replyHours: 24 },
  })),
  answerSupervision: atPlace(async (asking) => ({
    params: { id: (await slip(asking)).id },
    body: { ...words, promisedOn: inDays(asking, 2) },
  })),
  decideSupervision: atPlace(async (asking) => {
    const { id, makers } = await slip(asking);
    const body = { ...words, promisedOn: inDays(asking, 2) };
    if (makers !== undefined)
      (await makers.second('answerSupervision', { params: { id }, body })).ok;
    return { params: { id }, body: { ...words, enough: true } };
  }),
  getSupervisionLadder: nothing(),
  setSupervisionLadder: ofTheCounty({
    steps: [{ afterHours: 0, level: 'county', replyHours: 24 }],
    reason: '县里直接管',
  }),
  getCaseLimits: nothing(),
  setCaseLimits: ofTheCounty({
    severity: 3,
    dispatchHours: 12,
    firstAnswerHours: 24,
    workingDays: true,
    reason: '派得快一点',
  }),
  getTimeliness: nothing({ query: { from: '2026-10-01', until: '2026-10-31' } }),
};
