import type { Alarm } from '../../../contract/alarms.ts';

/** Goes off once a day, over a measure; or each time, and then has to be looked at anew. */
export type AlarmKind = 'sign_in_failures' | 'phone_given_at_window' | 'delivery_given_up';

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
  phone_given_at_window: (count) => ({
    what: {
      zh: `今天社区窗口给居民换了 ${count} 次手机号。换号只凭一名受理员看证件，要有另一个人看一眼。`,
      en: `${count} residents’ numbers were changed at community windows today. One member of staff does that by a paper, so somebody else has to look.`,
    },
    whatToDo: {
      zh: '请在审计里按“更换手机号”找到今天的记录，看是谁办的、看了什么证件、为什么，有疑问的向受理员和社区核实。换号后 72 小时内，那个账号不能导出、删除资料，也不能再自己换号；有问题的，请在这之前让居民带证件到窗口换回来。',
      en: 'Please find today’s entries “changed a phone number” in the audit: who did it, by which paper and why; ask the member of staff and the community where something is odd. For 72 hours nothing can be exported or erased on such an account, nor its number changed again by oneself: before that, have the resident come to the window with a paper to change it back.',
    },
  }),
  delivery_given_up: (count) => ({
    what: {
      zh: `有 ${count} 条消息试了一天多都没有送到，系统已经不再重试：居民可能没有收到换手机号的短信提醒，或没有收到办理通知、没有记上积分。`,
      en: `${count} messages could not be delivered for more than a day and are not tried any more: residents may be missing the text message about a changed number, a notice, or points.`,
    },
    whatToDo: {
      zh: '请运维在服务器日志里找“delivery failed”，看是哪一类消息、为什么；如是短信，请问短信服务商。请社区留意这几天来电、来窗口说没收到提醒的居民。',
      en: 'Please have the server’s log looked at for “delivery failed”: it says which kind of message and why; if it is text messages, ask the SMS provider. Please have the communities listen for residents who call or come because they were not told.',
    },
  }),
};
