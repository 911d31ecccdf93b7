import type { RouteName } from '../../contract/table.ts';
import { lessons } from '../../server/features/mediations/lessons.ts';
import { sealEmployers } from '../../server/features/mediations/tied.ts';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import { sealerOf } from '../../server/platform/data-keys.ts';
import { uuidOf } from '../../server/platform/ids.ts';
import { makePhoto, type TestApp } from '../app.ts';
import { staffId } from '../county.ts';
import { opening } from '../mediations.ts';
import { codeOf, makers } from './land.ts';
import { phoneOf, register, residentId } from './people.ts';
import { type Asking, atPlace, nothing, type Recipe, type Wanted } from './recipe.ts';
import type { SiteMaking } from './sites.ts';
import { nobodysId, type ThingName } from './things.ts';

type Some = Partial<Record<ThingName, string>>;

/** What a file is at which something is asked. */
interface Made {
  state: 'accepted' | 'informed' | 'assigned' | 'proposed' | 'agreed' | 'failed';
  /** The owner mediates it, rather than being a party. */
  led?: boolean;
}

const wanted = {
  mediation: { state: 'accepted' },
  mediationInformed: { state: 'informed' },
  mediationProposed: { state: 'proposed' },
  mediationToReview: { state: 'failed' },
  mediationToVisit: { state: 'agreed' },
  mediationLed: { state: 'assigned', led: true },
} as const satisfies Partial<Record<ThingName, Made>>;

/** Whoever mediates in a county, and ties to nobody. */
const mediatorOf = (county: number) => `mediator ${county}`;

/** Files at this place with somebody as a party, or as their mediator; written as they would stand there. */
export async function fileAt(making: SiteMaking, owner: string): Promise<Some> {
  const { world, county } = making;
  await certify(world, county, { resident: residentId(owner), state: 'certified' });
  const some: Some = {};
  for (const [name, made] of Object.entries(wanted))
    some[name as ThingName] = await write(making, { name, owner, made });
  return some;
}

/** Somebody at this place who has applied, one who is certified, and a team. */
export async function mediatorsAt({ world, county, site }: SiteMaking): Promise<Some> {
  const area = codeOf(county, site);
  const name = `applicant ${county} ${site}`;
  await register(world, county, { name, home: site });
  const mediator = residentId(name);
  await certify(world, county, { resident: mediator, state: 'applied', area });
  const certified = `certified ${county} ${site}`;
  await register(world, county, { name: certified, home: site });
  const mediatorCertified = residentId(certified);
  await certify(world, county, { resident: mediatorCertified, state: 'certified', area });
  const mediationTeam = uuidOf(`team ${county} ${site}`);
  await world.deps.database.read
    .insertInto('mediation_teams')
    .values({
      county,
      id: mediationTeam,
      name: '调解队',
      area,
      saved_by: staffId(makers.first),
      saved_at: world.deps.clock.now(),
    })
    .execute();
  return { mediator, mediatorCertified, mediationTeam };
}

/** The mediator of the whole county, who is named where one is assigned. */
export async function openMediatorOf(world: TestApp, county: number): Promise<Some> {
  const name = mediatorOf(county);
  await register(world, county, { name, home: 'county' });
  const resident = residentId(name);
  await certify(world, county, { resident, state: 'certified' });
  // Of a team only grown-ups are.
  await world.deps.database.read
    .updateTable('residents')
    .set({ age_class: 'adult' })
    .where('county', '=', county)
    .where('id', '=', resident)
    .execute();
  return { freeMediator: resident };
}

interface Certified {
  resident: string;
  state: 'applied' | 'certified';
  area?: string;
}

async function certify(
  { deps: { database, clock } }: TestApp,
  county: number,
  { resident, state, area = codeOf(county, 'county') }: Certified,
): Promise<void> {
  const certified = state === 'certified';
  await database.read
    .insertInto('mediators')
    .values({
      county,
      resident,
      area,
      state,
      state_employee: false,
      applied_at: clock.now(),
      decided_by: certified ? staffId(makers.first) : null,
      decided_at: certified ? clock.now() : null,
      certified_until: certified ? '2049-12-31' : null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

let files = 0;
export const proposedAt = '2026-01-01T00:00:00.000Z';

interface Writing {
  name: string;
  owner: string;
  made: Made;
}

async function write(
  { world: { deps }, county, site }: SiteMaking,
  { name, owner, made: { state, led = false } }: Writing,
): Promise<string> {
  const { read } = deps.database;
  const id = uuidOf(`${name} ${county} ${site} ${owner}`);
  const now = deps.clock.now();
  const mediated = !['accepted', 'informed'].includes(state);
  const agreed = state === 'agreed';
  const mediator = led ? residentId(owner) : residentId(mediatorOf(county));
  await read
    .insertInto('mediations')
    .values({
      county,
      id,
      year: 2025,
      no: ++files,
      grid: codeOf(county, site),
      kind: 'neighbours',
      source: 'application',
      grade: 2,
      state,
      mediator: mediated ? mediator : null,
      opened_by: staffId(makers.first),
      opened_at: now,
      due_on: '2026-12-31',
      proposed_at: mediated ? new Date(proposedAt) : null,
      agreed_at: agreed ? now : null,
      visit_due_on: agreed ? '2026-01-01' : null,
      reviewed_by: agreed ? staffId(makers.first) : null,
      reviewed_at: agreed ? now : null,
      well_done: agreed ? true : null,
      last_event: 0,
      last_paper: 1,
    })
    .execute();
  await read
    .insertInto('mediation_parties')
    .values(
      [1, 2].map((side) => ({
        county,
        mediation: id,
        side,
        id: uuidOf(`party ${id} ${side}`),
        resident: side === 1 && !led ? residentId(owner) : null,
        informed_at: state === 'accepted' ? null : now,
      })),
    )
    .execute();
  await read
    .insertInto('mediation_papers')
    .values({
      county,
      mediation: id,
      no: 1,
      kind: mediated ? 'session' : 'evidence',
      held_on: '2026-01-01',
      by_kind: 'staff',
      by: staffId(makers.first),
      at: now,
    })
    .execute();
  return id;
}

const aboutId = (name: ThingName, body?: unknown): Recipe =>
  atPlace(({ things }) => ({ params: { id: things[name] }, ...(body ? { body } : {}) }));

let typed = 0;

/** From a paper that is photographed; whoever may not take a photo has none. */
const typedIn = (name: ThingName, body: object): Recipe =>
  atPlace(async ({ things, caller }) => {
    const file = await makePhoto(30_000 + ++typed);
    const uploaded = await caller('uploadStaffPhoto', { file });
    const photo = uploaded.status === 201 ? uploaded.ok.id : nobodysId;
    return { params: { id: things[name] }, body: { ...body, photoIds: [photo] } };
  });

const note = '看过材料，双方都认可';
const nobody = { sex: null, ethnicity: '', age: null, occupation: '', employer: '', address: '' };
const parties = [
  { ...nobody, name: '张三', phone: null },
  { ...nobody, name: '李四', phone: null },
];
const session = { kind: 'session', heldOn: '2026-01-01', words: '双方谈过一次', helpers: [] };
/** One after another, so that each is a new one. */
let employers = 0;
export const newEmployer = () => ({ employer: `第 ${++employers} 家单位`, stateEmployee: false });

/** An employer that its mediator has said, and how it is spelled. */
async function misspelled({ deps }: TestApp, mediator: string | undefined) {
  const { employer: name } = newEmployer();
  await deps.database.transact(async (tx) => {
    const rows = await tx
      .selectFrom('mediators')
      .select('county')
      .where('resident', '=', mediator ?? nobodysId)
      .execute();
    for (const { county } of rows) {
      const seal = await sealerOf(tx, { deps, scope: { county } }, mediator ?? '');
      const said = { resident: mediator ?? '', employer: { name, typedBy: null }, former: [] };
      await tx
        .updateTable('mediators')
        .set(sealEmployers(seal, said))
        .where('county', '=', county)
        .where('resident', '=', said.resident)
        .execute();
    }
  });
  return { wrong: name, right: `${name}分厂` };
}
const agreed = { form: 'oral', terms: '十天内修好', performBy: null };
const [lesson] = lessons;

/** Whoever is tried is certified already: a renewal, with the term nearly over and all that it asks for. */
export async function renewing({ world, county, caller }: Asking): Promise<Wanted> {
  const { database, clock } = world.deps;
  await caller('completeProfile', { body: { age: { kind: 'adult' } } });
  for (const { id, questions } of lessons)
    await caller('passMediatorLesson', {
      params: { lesson: id },
      body: { answers: questions.map(({ right }) => right) },
    });
  await database.read
    .updateTable('mediators')
    .set({ certified_until: addDays(localDate(clock.now()), 30) })
    .where('county', '=', county)
    .where('state', '=', 'certified')
    .execute();
  const area = codeOf(county, 'county');
  return { body: { area, employer: '', stateEmployee: false, words: '愿意出力' } };
}

export const ofMediations: Partial<Record<RouteName, Recipe>> = {
  listMediations: nothing(),
  getMediation: aboutId('mediation'),
  openMediation: {
    ...nothing(),
    ask: ({ county }) => ({ body: opening(parties, { grid: codeOf(county, 'grid') }) }),
  },
  informParty: aboutId('mediation', { side: 2 }),
  listMediatorChoices: aboutId('mediation'),
  assignMediator: atPlace(({ things }) => ({
    params: { id: things.mediationInformed },
    body: { mediator: things.freeMediator, team: null, grade: 1 },
  })),
  addMediationPaper: aboutId('mediation', {
    kind: 'evidence',
    side: null,
    heldOn: '2026-01-01',
    words: '照片三张',
  }),
  proposeForMediator: typedIn('mediationProposed', agreed),
  giveUpForMediator: typedIn('mediationLed', { words: '差距太大' }),
  signAgreement: aboutId('mediationProposed', { side: 2, signature: 'M10 10 L20 20', proposedAt }),
  reviewMediation: aboutId('mediationToReview', { wellDone: true, subsidised: false, note }),
  visitMediation: aboutId('mediationToVisit', { kept: true, words: note, referTo: null }),
  confirmMediation: atPlace(({ things, world }) => ({
    params: { id: things.mediationToVisit },
    body: { on: localDate(world.deps.clock.now()), courtNumber: null },
  })),
  referMediation: aboutId('mediation', { to: 'court', note }),
  getMediationFile: aboutId('mediation'),
  listMyMediations: nothing(),
  getMyMediation: aboutId('mediation'),
  acknowledgeMyRights: aboutId('mediation'),
  answerMyAgreement: aboutId('mediationProposed', { agreed: true, proposedAt }),
  leaveMyMediation: aboutId('mediation'),
  recordMySession: aboutId('mediationLed', session),
  proposeMyAgreement: aboutId('mediationLed', agreed),
  giveUpMyMediation: aboutId('mediationLed', { words: '差距太大' }),
  getMyMediator: nothing(),
  passMediatorLesson: nothing({
    params: { lesson: lesson?.id ?? '' },
    body: { answers: lesson?.questions.map(({ right }) => right) },
  }),
  applyAsMediator: { ...nothing(), ask: renewing },
  changeMyEmployer: { ...nothing(), ask: () => ({ body: newEmployer() }) },
  listMediators: nothing(),
  changeEmployerOfMediator: atPlace(({ things }) => ({
    params: { id: things.mediatorCertified },
    body: newEmployer(),
  })),
  findMediators: nothing({ body: { find: '张' } }),
  correctEmployerOfMediator: atPlace(async ({ things, world }) => ({
    params: { id: things.mediatorCertified },
    body: { ...(await misspelled(world, things.mediatorCertified)), reason: note },
  })),
  decideMediator: aboutId('mediator', { verdict: 'certify', tier: 1, note }),
  listMediationTeams: nothing(),
  saveMediationTeam: atPlace(async ({ things, world }) => ({
    body: {
      id: things.mediationTeam,
      name: '调解队',
      area: things.area,
      members: [
        { phone: await phoneOf(world, things.freeMediator), role: 'lead', stateEmployee: false },
      ],
    },
  })),
};
