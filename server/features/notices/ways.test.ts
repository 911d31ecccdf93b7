import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { usualQuiet, usualWays } from '../../../contract/notice-ways.ts';
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts';
import { idOf } from '../../../test/holders.ts';
import { report } from '../../../test/road.ts';
import { forgetOld } from '../../platform/forget.ts';
import { noGroupBots } from '../../platform/group-bots/client.ts';
import { deliverOutbox } from '../../platform/outbox.ts';
import type { Sms, SmsMessage } from '../../platform/sms.ts';
import type { StandInBrowser } from '../../platform/web-push/stand-in.ts';
import { subscribersOf } from '../../subscribers.ts';
import { mostTextsADay } from './decide.ts';

let world: TestApp;
let opened: TestApp | undefined;
beforeEach(async () => {
  world = opened ?? (await startTestApp());
  opened = world;
});
afterAll(() => world.close());

const settings = { ways: usualWays, quiet: usualQuiet };
const texted = { ...usualWays, case: ['app', 'sms'] };
let phones = 100;

async function somebody(): Promise<{ me: Caller; phone: string; id: string }> {
  const phone = `139${String(++phones).padStart(8, '0')}`;
  const me = await world.resident(phone);
  return { me, phone, id: await idOf(me) };
}

async function subscribe(me: Caller): Promise<StandInBrowser> {
  const { pushKey } = (await me('getNoticeSettings')).ok;
  const browser = world.push.subscribe(pushKey ?? '');
  const { endpoint, p256dh, auth } = browser;
  const { pushedHere } = (await me('subscribeBrowser', { body: { endpoint, p256dh, auth } })).ok;
  expect(pushedHere).toBe(true);
  return browser;
}

/** Has a report go on: its reporter is told. */
async function goOn(me: Caller): Promise<string> {
  const { code } = await report(me);
  const intake = await world.staff('intake');
  (await intake('acceptCase', { params: { code }, body: { note: '' } })).ok;
  return code;
}

const words = (messages: readonly string[]) =>
  messages.map((message) => (JSON.parse(message) as { words: { zh: string } }).words.zh);
const noticesIn = (texts: readonly string[]) => texts.filter((text) => text.includes('条新通知'));

describe('in the app', () => {
  test('a phone that asks learns what is new by its newest notice', async () => {
    const { me } = await somebody();
    const before = (await me('getNoticeNews')).ok;
    await goOn(me);
    await world.settle();
    const after = (await me('getNoticeNews')).ok;
    expect(after.newest).not.toBe(before.newest);
    expect(after.unread).toBeGreaterThan(before.unread);
  });

  test('what no lamp is wanted for stands in the list, as if it were read', async () => {
    const { me } = await somebody();
    const ways = { ...usualWays, case: [], points: [] };
    await me('setNoticeSettings', { body: { ...settings, ways } });
    const before = (await me('getNoticeNews')).ok;
    await goOn(me);
    await world.settle();
    expect((await me('getNoticeNews')).ok.unread).toBe(before.unread);
    const { notices } = (await me('listMyNotices')).ok;
    expect(notices.some(({ caseCode }) => caseCode !== null)).toBe(true);
  });

  test('what must be told stays there, whatever is chosen', async () => {
    const { me } = await somebody();
    const ways = { ...usualWays, rights: [] };
    const chosen = (await me('setNoticeSettings', { body: { ...settings, ways } })).ok;
    expect(chosen.ways.rights).toEqual(['app']);
  });
});

describe('a browser', () => {
  test('is told that there is something, and not what', async () => {
    const { me } = await somebody();
    const browser = await subscribe(me);
    const code = await goOn(me);
    await world.settle();
    const [told = ''] = words(browser.messages());
    expect(told).toMatch(/^您有 \d+ 条新通知：上报的进度/);
    expect(browser.messages().join()).not.toContain(code);
    expect(world.push.faults()).toEqual([]);
  });

  test('that was thrown away is forgotten', async () => {
    const { me } = await somebody();
    (await subscribe(me)).leave();
    await goOn(me);
    await world.settle();
    expect((await me('getNoticeSettings')).ok.pushedHere).toBe(false);
  });

  test('is told nothing once it is signed out', async () => {
    const { me, id } = await somebody();
    const browser = await subscribe(me);
    const { code } = await report(me);
    await world.settle();
    const before = browser.messages().length;
    await world.deps.database.pool.query('delete from sessions where subject = $1', [id]);
    const intake = await world.staff('intake');
    (await intake('acceptCase', { params: { code }, body: { note: '' } })).ok;
    await world.settle();
    expect(browser.messages()).toHaveLength(before);
    await forgetOld(world.deps);
    const { rows } = await world.deps.database.pool.query(
      'select device from push_devices where resident = $1',
      [id],
    );
    expect(rows).toEqual([]);
  });

  test('of a service that nobody knows is not subscribed', async () => {
    const { me } = await somebody();
    const { p256dh, auth } = world.push.subscribe('');
    for (const endpoint of ['https://169.254.169.254/latest', 'http://127.0.0.1:22/x'])
      expect(
        (await me('subscribeBrowser', { body: { endpoint, p256dh, auth } })).problem,
      ).toMatchObject({ code: 'browser_unknown' });
  });

  test('is left alone at night, and in the morning told of everything at once', async () => {
    const { me } = await somebody();
    const browser = await subscribe(me);
    world.clock.set(new Date('2026-10-20T14:00:00Z'));
    await goOn(me);
    await world.settle();
    await goOn(me);
    await world.settle();
    expect(browser.messages()).toEqual([]);
    world.clock.set(new Date('2026-10-21T00:00:00Z'));
    await world.settle();
    expect(words(browser.messages())).toEqual([expect.stringMatching(/^您有 ([2-9]|\d\d) 条/)]);
  });

  test('that could not be reached is told later', async () => {
    const { me } = await somebody();
    const browser = await subscribe(me);
    world.push.answerWith(503);
    await goOn(me);
    await world.settle();
    expect(browser.messages()).toEqual([]);
    world.clock.advance({ minutes: 2 });
    await world.settle();
    expect(browser.messages()).toHaveLength(1);
  });

  test('that could not be reached before its quiet hours is left alone until the morning', async () => {
    const { me } = await somebody();
    const browser = await subscribe(me);
    world.clock.set(new Date('2026-10-21T12:59:00Z'));
    world.push.answerWith(503);
    await goOn(me);
    await world.settle();
    world.clock.advance({ minutes: 2 });
    await world.settle();
    expect(browser.messages()).toEqual([]);
    world.clock.set(new Date('2026-10-22T00:00:00Z'));
    await world.settle();
    expect(browser.messages()).toHaveLength(1);
  });

  test('that nobody wants to be told any more is not', async () => {
    const { me } = await somebody();
    const browser = await subscribe(me);
    expect((await me('unsubscribeBrowser')).ok.pushedHere).toBe(false);
    await goOn(me);
    await world.settle();
    expect(browser.messages()).toEqual([]);
  });
});

describe('a text message', () => {
  test('is sent to whoever chose it, ten minutes later and once for all that gathered', async () => {
    const { me, phone } = await somebody();
    await me('setNoticeSettings', { body: { ...settings, ways: texted } });
    await goOn(me);
    await goOn(me);
    await world.settle();
    expect(noticesIn(world.texts(phone))).toEqual([]);
    world.clock.advance({ minutes: 10 });
    await world.settle();
    expect(noticesIn(world.texts(phone))).toEqual([
      expect.stringMatching(/^您在平安积分有\d+条新通知（上报的进度）/),
    ]);
  });

  test('is not sent for what was read meanwhile, and counts for none of those of a day', async () => {
    const { me, phone } = await somebody();
    await me('setNoticeSettings', { body: { ...settings, ways: texted } });
    for (let read = 0; read < mostTextsADay; read += 1) {
      await goOn(me);
      await world.settle();
      const [newest] = (await me('listMyNotices')).ok.notices;
      await me('markNoticesRead', { body: { upTo: newest?.id } });
      world.clock.advance({ minutes: 11 });
      await world.settle();
    }
    expect(noticesIn(world.texts(phone))).toEqual([]);
    await goOn(me);
    await world.settle();
    world.clock.advance({ minutes: 11 });
    await world.settle();
    expect(noticesIn(world.texts(phone))).toHaveLength(1);
  });

  test('is not sent to who left it again meanwhile', async () => {
    const { me, phone } = await somebody();
    await me('setNoticeSettings', { body: { ...settings, ways: texted } });
    await goOn(me);
    await world.settle();
    await me('setNoticeSettings', { body: settings });
    world.clock.advance({ minutes: 11 });
    await world.settle();
    expect(noticesIn(world.texts(phone))).toEqual([]);
  });

  test('is sent by nobody else when its sender was killed in the middle', async () => {
    const { me, phone } = await somebody();
    await me('setNoticeSettings', { body: { ...settings, ways: texted } });
    await goOn(me);
    await world.settle();
    world.clock.advance({ minutes: 11 });
    const sent: SmsMessage[] = [];
    let begun = () => {};
    const beginning = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const dying: Sms = {
      send: (message) => {
        sent.push(message);
        begun();
        return new Promise(() => {});
      },
    };
    const killed = subscribersOf({ ...world.deps, sms: dying, groupBots: noGroupBots });
    void deliverOutbox(world.deps, killed);
    await beginning;
    for (const minutes of [1, 2, 60, 600]) {
      world.clock.advance({ minutes });
      await world.settle();
    }
    expect(sent).toMatchObject([{ phone, template: 'notices' }]);
    expect(noticesIn(world.texts(phone))).toEqual([]);
  });
});
