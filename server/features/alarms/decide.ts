import type { Alarm } from '../../../contract/alarms.ts';

export type AlarmKind = 'sign_in_failures';

/** What an alarm says, and what the officer can do about it. */
export const alarmWords: Record<AlarmKind, (count: number) => Pick<Alarm, 'what' | 'whatToDo'>> = {
  sign_in_failures: (count) => ({
    what: {
      zh: `今天已有 ${count} 次验证码输错，超过全县一天的限度：可能有人在成批猜居民的验证码。`,
      en: `${count} wrong codes today, more than the county allows for a day: somebody may be guessing residents’ codes by the batch.`,
    },
    whatToDo: {
      zh: '从现在到半夜，发验证码前手机会自动多做一道核对；居民照常能登录。请运维看代理服务器日志里的来源地址，必要时封堵，并问短信服务商有没有异常。',
      en: 'Until midnight phones answer a short puzzle by themselves before a code is sent; residents can sign in as usual. Please have the proxy’s log looked at for where the requests come from, block those addresses if need be, and ask the SMS provider whether it sees anything unusual.',
    },
  }),
};
