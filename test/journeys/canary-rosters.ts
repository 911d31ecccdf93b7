import { currentConsent } from '../../contract/guardian-consent.ts';
import type { RouteName } from '../../contract/table.ts';
import { addDays, localDate } from '../../server/platform/calendar.ts';
import { makePhoto } from '../app.ts';
import { type Ground, openDesks } from './canary-cases.ts';

/** A paper list that was typed in, one that was confirmed, and one that was undone. */
export async function fillRosters(the: Ground, phone: string): Promise<string> {
  the.desk = await openDesks(the);
  const { intake, reviewer } = the.desk;
  const today = localDate(the.world.deps.clock.now());
  const enter = async (place: number) => {
    const photo = (await intake('uploadStaffPhoto', { file: await makePhoto(40_000 + place) })).ok
      .id;
    const line = { phone, kind: 'activity.attended', day: addDays(today, -place) };
    const body = { number: `DJ-${place}`, photo, lines: [line] };
    const named = { ...body, lines: [{ ...line, name: '周小芳' }] };
    // A name that is not the account’s is refused: nothing of it is kept, and the photo is still there.
    await intake('enterRoster', { body: the.canaries.in('enterRoster', named) });
    return (await intake('enterRoster', { body })).ok.id;
  };
  const [standing, confirmed, undone] = [await enter(1), await enter(2), await enter(3)];
  const confirming = the.canaries.in('confirmRoster', { note: '对过了' });
  (await reviewer('confirmRoster', { params: { id: confirmed }, body: confirming })).ok;
  const undoing = the.canaries.in('undoRoster', { reason: 'other_person', note: '不是本人' });
  (await reviewer('undoRoster', { params: { id: undone }, body: undoing })).ok;
  return standing;
}

/** What staff type for somebody who agreed, each field of it. */
export async function fillForSomebody(
  the: Ground,
  { phone, codes }: { phone: string; codes: Record<string, string> },
): Promise<void> {
  the.desk = await openDesks(the);
  const { intake } = the.desk;
  the.world.clock.advance({ minutes: 2 });
  const { demoCode: code } = (await intake('sendAgreementCode', { body: { phone } })).ok;
  const { id } = (await intake('agree', { body: { paper: 'id_card', phone, code } })).ok;
  const ask = async (route: RouteName, body: object, more: Record<string, string> = {}) => {
    const input = { params: { id, ...more }, body: the.canaries.in(route, body) };
    const { status, raw } = await intake(route, input);
    if (status >= 500) throw new Error(`${route}: ${raw.body}`);
  };
  await ask('reportFor', { words: '积水', place: '老街', photoIds: [] });
  await ask('findNearbyFor', { words: '积水', position: { lng: 120.05, lat: 28.85 } });
  // Said by somebody else, of nowhere, and after a text of long ago: none of it is kept.
  const said = { words: '积水', place: '老街', photoIds: [] };
  await ask('reportFor', { ...said, toldBy: { name: '周小芳' } });
  await ask('reportFor', { ...said, child: '小周' });
  await ask('completeProfileFor', { name: '周小芳', grid: '339999009009009' });
  const newcomer = { paper: 'id_card', grid: '339999001001001', age: { kind: 'adult' } };
  await ask('registerFor', { ...newcomer, name: '小周', textVersion: 999, consents: [] });
  await ask('sendFeedbackFor', { kind: 'complaint', words: '等太久' });
  await ask('confirmFor', { rating: 4, words: '好了' }, { code: codes.published ?? '' });
  await ask('supplementFor', { words: '在路东' }, { code: codes.returned ?? '' });
  const award = (await intake('listAwardsFor', { params: { id } })).ok.lines[0]?.id ?? '';
  await ask('openAppealFor', { words: '是我拍的' }, { award });
  await ask('wishFor', { words: '电饭煲' });
  const application = { area: '339999001000', employer: '', stateEmployee: false };
  await ask('applyAsMediatorFor', { ...application, words: '愿意出力' });
  await ask('changeEmployerFor', { employer: '西镇小学', stateEmployee: false });
  await ask('reopenFor', { words: '又积水了' }, { code: codes.waiting ?? '' });
  const { feedback } = (await intake('listFeedbackFor', { params: { id } })).ok;
  const suggestion = { feedback: feedback[0]?.id ?? award };
  await ask('rateFeedbackFor', { rating: 5, words: '行' }, suggestion);
  await ask('renameHouseholdFor', { name: '周家' });
  await ask('handOverHouseholdFor', { name: '周大' });
  await ask('takeOutRelativeFor', { name: '周大' });
  await ask('addChildFor', { name: '小周', year: 2019, month: 5, consentVersion: currentConsent });
  await ask('withdrawConsentFor', { name: '小周' });
  const account = { kind: 'email', id: 'zhou@example.com' };
  await ask('askRedPacketFor', { offer: award, account });
}
