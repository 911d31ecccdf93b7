import type { Sentence } from './values.ts';

/** What a notice is about, as far as it decides by which ways somebody wants to hear of it. */
export const noticeKinds = ['case', 'points', 'together', 'rights'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const noticeKindWords: Readonly<Record<NoticeKind, Sentence>> = {
  case: { zh: '上报的进度', en: 'How my reports go on' },
  points: { zh: '积分和兑换', en: 'Points and what they are spent on' },
  together: { zh: '活动、调解和意见', en: 'Activities, mediation and feedback' },
  rights: { zh: '账号和要依法告知的', en: 'The account, and what the law says I am told' },
};

/** app: the lamp on the bell, at once · push: this browser, also when it is closed · sms: a text message. */
export const noticeWays = ['app', 'push', 'sms'] as const;
export type NoticeWay = (typeof noticeWays)[number];

/** The ways of each kind. */
export type Ways = Readonly<Record<NoticeKind, readonly NoticeWay[]>>;

/** What holds for whoever chose nothing: a browser that subscribed is written to, and no text costs anything. */
export const usualWays: Ways = {
  case: ['app', 'push'],
  points: ['app', 'push'],
  together: ['app', 'push'],
  rights: ['app', 'push'],
};

/** Decisions that can be contested, and what happens to an account: these stay on the bell. */
export const alwaysInApp: readonly NoticeKind[] = ['rights'];

export interface QuietHours {
  /** The hour from which on nobody is woken; the same as `until`: there are no quiet hours. */
  from: number;
  until: number;
}
export const usualQuiet: QuietHours = { from: 21, until: 8 };

/** What people ask for; other hours can be set by who writes to the address itself, and are shown. */
export const quietChoices = {
  night: usualQuiet,
  long: { from: 20, until: 9 },
  day: { from: 8, until: 16 },
  none: { from: 0, until: 0 },
} as const satisfies Record<string, QuietHours>;
export type QuietChoice = keyof typeof quietChoices;

/** The choice that somebody has made; undefined: hours of their own. */
export const quietChoiceOf = ({ from, until }: QuietHours): QuietChoice | undefined =>
  (Object.keys(quietChoices) as QuietChoice[]).find((choice) => {
    const usual = quietChoices[choice];
    return (
      (usual.from === from && usual.until === until) ||
      (usual.from === usual.until && from === until)
    );
  });
