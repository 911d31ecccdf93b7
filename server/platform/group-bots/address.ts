import type { GroupBotKind } from '../../../contract/group-bot-kinds.ts';

/** Where each product takes messages of its bots; what is secret of an address follows. */
export const botOrigins: Readonly<Record<GroupBotKind, string>> = {
  wecom: 'https://qyapi.weixin.qq.com',
  dingtalk: 'https://oapi.dingtalk.com',
  feishu: 'https://open.feishu.cn',
};

const feishuPath = /^\/open-apis\/bot\/v2\/hook\/([\w-]{8,64})$/;

/**
 * The bot that an address is of, and the one part of it that is secret. Only that part is kept: where messages
 * go is put together anew from what stands above, whatever was typed. undefined: no address of these three
 */
export function readBotAddress(text: string): { kind: GroupBotKind; key: string } | undefined {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url === undefined || url.username !== '' || url.password !== '') return undefined;
  const { origin, pathname, searchParams } = url;
  const [only, ...more] = [...searchParams];
  const given = (name: string, form: RegExp) =>
    only?.[0] === name && more.length === 0 && form.test(only[1]) ? only[1] : undefined;
  if (origin === botOrigins.wecom && pathname === '/cgi-bin/webhook/send')
    return named('wecom', given('key', /^[\w-]{8,64}$/));
  if (origin === botOrigins.dingtalk && pathname === '/robot/send')
    return named('dingtalk', given('access_token', /^[0-9a-zA-Z]{16,128}$/));
  if (origin === botOrigins.feishu && only === undefined)
    return named('feishu', feishuPath.exec(pathname)?.[1]);
  return undefined;
}

const named = (kind: GroupBotKind, key: string | undefined) =>
  key === undefined ? undefined : { kind, key };
