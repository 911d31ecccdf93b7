import * as agreements from '../../../server/features/agreements/service.ts';
import * as window from '../../../server/features/window/service.ts';
import { agreeByCode, clerkOf, paper } from './agreed.ts';
import { walkBeside } from './beside.ts';
import { registerAtWindow } from './newly-registered.ts';
import type { SeedResident } from './people.ts';
import { daysBefore, done, type Shop } from './shop.ts';
import { takePartAtWindow } from './taking-part.ts';
import { residentId } from './write.ts';

/* What is done for people who do not do it on a phone of their own: by a code, by a signature, at the door. */

/** @throws where the demo has too few people */
export async function seeToPeople(desk: Shop): Promise<void> {
  const [atWindow, withoutPhone, atTheDoor] = [12, 45, 42].map((place) => desk.residents[place]);
  if (!atWindow || !withoutPhone || !atTheDoor) throw new Error('the demo has too few people');
  await reportByCode(desk, atWindow, {
    login: 'shouli',
    days: 2,
    report: { words: '村口的路灯晚上不亮，走路看不见。', place: '村口' },
  });
  await loseNumber(desk, withoutPhone);
  await reportBySignature(desk, withoutPhone);
  await reportByCode(desk, atTheDoor, {
    login: 'wangge6',
    days: 3,
    report: { words: '晒谷场边的水渠盖板断了一块，孩子在上面跑。', place: '晒谷场东边' },
  });
  await registerAtWindow(desk);
  await takePartAtWindow(desk);
  await walkBeside(desk);
}

interface Reporting {
  login: string;
  /** Days ago. */
  days: number;
  report: { words: string; place: string };
}

/** What somebody has to report is typed for them, once they agreed by the code of their phone. */
async function reportByCode(
  desk: Shop,
  who: SeedResident,
  { report, login, days }: Reporting,
): Promise<void> {
  const clerk = { login, at: daysBefore(desk.now, days) };
  const id = await agreeByCode(desk, who, { ...clerk, key: who.phone });
  const { deps, ask } = clerkOf(desk, clerk).act(`${who.phone}/reported`);
  done(await agreements.reportFor(deps, ask, { id, ...report, photoIds: [] }));
}

/** A number is somebody else's by now, who has it taken off the account of before. */
async function loseNumber(desk: Shop, { phone }: SeedResident): Promise<void> {
  const { heard, act } = clerkOf(desk, { login: 'shouli', at: daysBefore(desk.now, 25) });
  const sending = act(`${phone}/release`);
  const purpose = 'phone_release';
  done(await window.sendCode(sending.deps, sending.ask, { phone, purpose }));
  const taking = act(`${phone}/detached`);
  const reason = '上个月新办的号码，注册时提示已有账号，账号不是本人的。';
  const wanted = { phone, code: heard.code, paper, reason } as const;
  done(await window.detachPhone(taking.deps, taking.ask, wanted));
}

/** Without a phone they sign for it; and a card is made, by which they can spend what they earn. */
async function reportBySignature(desk: Shop, { phone, name }: SeedResident): Promise<void> {
  const { act } = clerkOf(desk, { login: 'shouli', at: daysBefore(desk.now, 6) });
  const looking = act(`${phone}/found`);
  await window.findWithoutPhone(looking.deps, looking.ask, name);
  const agreeing = act(`${phone}/signed`);
  const visitor = residentId(desk.county, phone);
  const { id } = done(await agreements.agree(agreeing.deps, agreeing.ask, { paper, visitor }));
  const acting = act(`${phone}/reported-by-signature`);
  const report = { words: '渡口的台阶断了一级，老人下船要人扶。', place: '渡头埠', photoIds: [] };
  done(await agreements.reportFor(acting.deps, acting.ask, { id, ...report }));
  const making = act(`${phone}/card`);
  done(await agreements.spending.makeCardFor(making.deps, making.ask, id));
}
