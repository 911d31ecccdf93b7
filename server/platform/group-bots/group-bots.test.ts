import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { settableClock } from '../clock.ts';
import { silentLog } from '../log.ts';
import { readBotAddress } from './address.ts';
import { type BotAddress, createGroupBots } from './client.ts';
import { dingtalkSign } from './sign.ts';
import { type GroupBotStandIn, type StandInBot, startGroupBotStandIn } from './stand-in.ts';

const at = new Date('2026-10-14T01:00:00Z');
const clock = settableClock(at);
const wecom: BotAddress = {
  kind: 'wecom',
  key: '73febdcb-1b38-4d1b-a994-790f21fc8d30',
  secret: null,
};
const dingtalk: BotAddress = { kind: 'dingtalk', key: 'a'.repeat(64), secret: 'SECtest' };
const feishu: BotAddress = {
  kind: 'feishu',
  key: '0c9e2b4e-8f1d-4b6a-9d41-7f3f2c5a1b00',
  secret: 'feishu secret',
};
/** As they were made in the products; the one in DingTalk wants a word in each message. */
const made: readonly StandInBot[] = [
  { kind: 'wecom', key: wecom.key },
  { kind: 'dingtalk', key: dingtalk.key, secret: 'SECtest', word: '平安' },
  { kind: 'feishu', key: feishu.key, secret: 'feishu secret' },
];

let products: GroupBotStandIn;
beforeEach(async () => {
  clock.set(at);
  products = await startGroupBotStandIn({ clock, bots: made });
});
afterEach(() => products.close());
const opened = (timeoutMs = 5_000) =>
  createGroupBots({ clock, log: silentLog, standIn: products.origin, timeoutMs });

test('DingTalk is signed as its own example says', () => {
  expect(encodeURIComponent(dingtalkSign('SECtest', '1700000000000'))).toBe(
    'aZLLrriXgn05YbwaGR7knYsLeJADjr9NwLaNNKpxh4g%3D',
  );
});

describe.each([
  ['WeCom', () => wecom],
  ['DingTalk', () => dingtalk],
  ['Feishu', () => feishu],
])('a group in %s', (_, bot) => {
  test('reads what its bot was given', async () => {
    expect(await opened().send(bot(), '平安积分昨天的事')).toEqual({ kind: 'sent' });
    expect(products.texts(bot().key)).toEqual(['平安积分昨天的事']);
  });

  test('of a bot that is gone gets nothing, and the desk learns why', async () => {
    const gone = { ...bot(), key: 'b'.repeat(40) };
    expect(await opened().send(gone, '平安')).toEqual({
      kind: 'not_sent',
      unsent: 'refused',
      failure: 'address_unknown',
    });
  });

  test('that hears too much is written to later', async () => {
    const limit = bot().kind === 'feishu' ? 5 : 20;
    for (let sent = 0; sent < limit; sent += 1) await opened().send(bot(), '平安');
    expect(await opened().send(bot(), '平安')).toEqual({
      kind: 'not_sent',
      unsent: 'later',
      failure: 'too_fast',
    });
    expect(products.texts(bot().key)).toHaveLength(limit);
  });

  test('may have read what got no answer: it is not sent again', async () => {
    products.keepSilent();
    expect(await opened().send(bot(), '平安')).toEqual({
      kind: 'not_sent',
      unsent: 'unclear',
      failure: 'no_answer',
    });
  });

  test('that cannot be reached is written to later', async () => {
    await products.close();
    expect(await opened().send(bot(), '平安')).toMatchObject({
      unsent: 'later',
      failure: 'unreachable',
    });
  });
});

describe('what a bot asks for', () => {
  test.each([
    ['DingTalk', () => dingtalk],
    ['Feishu', () => feishu],
  ])('another secret signs nothing for %s', async (_, bot) => {
    for (const secret of ['another', null])
      expect(await opened().send({ ...bot(), secret }, '平安')).toMatchObject({
        unsent: 'refused',
        failure: 'sign_wrong',
      });
  });

  test('a word that must stand in a message is missed', async () => {
    expect(await opened().send(dingtalk, 'something else')).toMatchObject({
      failure: 'word_missing',
    });
  });

  test('more than WeCom takes is refused', async () => {
    expect(await opened().send(wecom, '长'.repeat(700))).toMatchObject({ failure: 'too_long' });
  });
});

describe('an address of a bot', () => {
  test.each([
    ['https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=73febdcb-1b38-4d1b', 'wecom'],
    [`https://oapi.dingtalk.com/robot/send?access_token=${'a1'.repeat(32)}`, 'dingtalk'],
    ['https://open.feishu.cn/open-apis/bot/v2/hook/0c9e2b4e-8f1d-4b6a', 'feishu'],
    ['  https://open.feishu.cn/open-apis/bot/v2/hook/0c9e2b4e-8f1d-4b6a\n', 'feishu'],
  ])('%s is known', (address, kind) => {
    expect(readBotAddress(address)?.kind).toBe(kind);
  });

  test.each([
    'http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=73febdcb-1b38',
    'https://qyapi.weixin.qq.com:444/cgi-bin/webhook/send?key=73febdcb-1b38',
    'https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=73febdcb-1b38',
    'https://qyapi.weixin.qq.com@evil.example/cgi-bin/webhook/send?key=73febdcb-1b38',
    'https://a:b@qyapi.weixin.qq.com/cgi-bin/webhook/send?key=73febdcb-1b38',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/upload_media?key=73febdcb-1b38',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=73febdcb-1b38&key=other-key',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=../../x',
    'https://oapi.dingtalk.com/robot/send?access_token=short',
    'https://open.feishu.cn/open-apis/bot/v2/hook/../../../x',
    'https://open.feishu.cn/open-apis/bot/v2/hook/0c9e2b4e?to=x',
    'https://169.254.169.254/cgi-bin/webhook/send?key=73febdcb-1b38',
    'https://[::1]/cgi-bin/webhook/send?key=73febdcb-1b38',
    'https://2130706433/robot/send?access_token=aaaaaaaaaaaaaaaa',
    'http://localhost/robot/send?access_token=aaaaaaaaaaaaaaaa',
    'file:///etc/passwd',
    'javascript:alert(1)',
    '',
  ])('%s is of none of the three', (address) => {
    expect(readBotAddress(address)).toBeUndefined();
  });
});
