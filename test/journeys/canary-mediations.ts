import { localDate } from '../../server/platform/calendar.ts';
import { agreement, asParty, learn, opening, photographed, someone } from '../mediations.ts';
import type { Ground } from './canary-cases.ts';

const note = '材料齐全';
const day = '2026-01-01';

export interface MediationPages {
  desk: readonly string[];
  /** Of the owner of the phone, who is a party and has applied. */
  phone: readonly string[];
}

/** Files with canaries in everything that is written into them, a team, and somebody who has applied. */
export async function fillMediations(
  the: Ground,
  { phone }: { phone: string },
): Promise<MediationPages> {
  const { canaries, world } = the;
  const desk = await world.staff('mediator');
  const mediator = await certified(the);
  const helper = await someone(world);
  const team = canaries.in('saveMediationTeam', {
    id: null,
    name: '老街调解队',
    area: '339999001000',
    members: [{ phone: helper.phone, role: 'volunteer', stateEmployee: false }],
  });
  const name = (await the.me('getMe')).ok.name ?? '';
  const { id: teamId } = (await desk('saveMediationTeam', { body: team })).ok;
  const named = { name: '周小芳', home: '339999001001', role: 'volunteer', stateEmployee: false };
  const unknown = canaries.in('saveMediationTeam', { ...team, members: [named] });
  // Nobody is called that.
  (await desk('saveMediationTeam', { body: unknown })).problem.code;
  const body = () => {
    const [mine, other] = [asParty({ name, phone }), asParty({ name: '老韩', phone: null })];
    const filled = canaries.in('openMediation', opening([mine, other]));
    // Whose account knows their name must be called so; that name is a canary itself.
    const [first, second] = filled.parties as (typeof mine)[];
    return { ...filled, parties: [{ ...first, name }, second] };
  };
  const inSession = async () => {
    const { id } = (await desk('openMediation', { body: body() })).ok;
    const params = { id };
    (await the.me('acknowledgeMyRights', { params })).ok;
    (await desk('informParty', { params, body: { side: 2 } })).ok;
    const to = { mediator: mediator.id, team: teamId, grade: 2 };
    (await desk('assignMediator', { params, body: to })).ok;
    const session = { kind: 'session', heldOn: day, words: '谈过一次', helpers: [] };
    const recording = canaries.in('recordMySession', session);
    (await mediator.call('recordMySession', { params, body: recording })).ok;
    return params;
  };
  const proposed = await inSession();
  const paper = { kind: 'evidence', side: null, heldOn: day, words: '照片三张' };
  const adding = canaries.in('addMediationPaper', paper);
  (await desk('addMediationPaper', { params: proposed, body: adding })).ok;
  const proposing = canaries.in('proposeMyAgreement', agreement);
  (await mediator.call('proposeMyAgreement', { params: proposed, body: proposing })).ok;
  const confirmed = await inSession();
  const { proposedAt } = (
    await mediator.call('proposeMyAgreement', { params: confirmed, body: agreement })
  ).ok;
  const says = { agreed: true, proposedAt };
  (await the.me('answerMyAgreement', { params: confirmed, body: says })).ok;
  const signing = { side: 2, signature: 'M10 10 L120 80', proposedAt };
  (await desk('signAgreement', { params: confirmed, body: signing })).ok;
  const on = localDate(world.clock.now());
  const asking = { on, courtNumber: null };
  (await desk('confirmMediation', { params: confirmed, body: asking })).ok;
  const confirming = canaries.in('confirmMediation', { on, courtNumber: '民特 12 号' });
  (await desk('confirmMediation', { params: confirmed, body: confirming })).ok;
  const typed = await inSession();
  const fromPaper = async () => ({ photoIds: [await photographed(desk)] });
  const text = { ...agreement, ...(await fromPaper()) };
  const typing = canaries.in('proposeForMediator', text);
  (await desk('proposeForMediator', { params: typed, body: typing })).ok;
  const end = { words: '差距太大', ...(await fromPaper()) };
  const typingEnd = canaries.in('giveUpForMediator', end);
  (await desk('giveUpForMediator', { params: typed, body: typingEnd })).ok;
  const failed = await inSession();
  const ending = canaries.in('giveUpMyMediation', { words: '差距太大' });
  (await mediator.call('giveUpMyMediation', { params: failed, body: ending })).ok;
  const review = { wellDone: true, subsidised: false, note };
  const reviewing = canaries.in('reviewMediation', review);
  const second = await world.staff('mediator_second');
  (await second('reviewMediation', { params: failed, body: reviewing })).ok;
  const referring = canaries.in('referMediation', { to: 'court', note });
  (await desk('referMediation', { params: failed, body: referring })).ok;
  // Too early, and kept nowhere.
  const visiting = canaries.in('visitMediation', { kept: true, words: note, referTo: null });
  await desk('visitMediation', { params: proposed, body: visiting });
  await learn(the.me);
  const files = [proposed, confirmed, typed, failed].map(({ id }) => id);
  return {
    desk: [
      '#/mediations',
      '#/mediations/new',
      ...files.map((id) => `#/mediations/${id}`),
      '#/mediators',
    ],
    phone: ['#/mediations', ...files.map((id) => `#/mediations/${id}`), '#/mediator'],
  };
}

/** A mediator whose application and certificate are full of canaries. */
async function certified({ canaries, world }: Ground) {
  const mediator = await someone(world);
  await learn(mediator.call);
  const application = canaries.in('applyAsMediator', {
    area: '339999001000',
    employer: '西镇中学',
    stateEmployee: false,
    words: '愿意出力',
  });
  (await mediator.call('applyAsMediator', { body: application })).ok;
  const deciding = canaries.in('decideMediator', { verdict: 'certify', tier: 1, note });
  const asked = { params: { id: mediator.id }, body: deciding };
  const desk = await world.staff('mediator');
  (await desk('decideMediator', asked)).ok;
  const moving = canaries.in('changeMyEmployer', { employer: '西镇小学', stateEmployee: false });
  (await mediator.call('changeMyEmployer', { body: moving })).ok;
  const typed = { employer: '西镇大学', stateEmployee: false };
  const moved = canaries.in('changeEmployerOfMediator', typed);
  const { employer: wrong } = (
    await desk('changeEmployerOfMediator', { params: { id: mediator.id }, body: moved })
  ).ok;
  const correction = canaries.in('correctEmployerOfMediator', {
    wrong: '西镇大学',
    right: '西镇中学',
    reason: note,
  });
  const second = await world.staff('mediator_second');
  const corrected = { ...correction, wrong };
  (await second('correctEmployerOfMediator', { params: { id: mediator.id }, body: corrected })).ok;
  const looking = canaries.in('findMediators', { find: mediator.name });
  (await desk('findMediators', { body: looking })).ok;
  return mediator;
}
