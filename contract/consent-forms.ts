import type { Sentence } from './values.ts';

/** What a resident is asked to agree to, one by one; the service is the same without any of it. */
export const consentPurposes = ['publicity', 'ranking', 'location', 'tracks', 'notices'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** Since which text reminders of what lapses come by message and at the window, too. */
export const remindedElsewhere = 2;

export interface ConsentForm {
  /** Counts up with each change of the words: what was agreed to stays known. */
  version: number;
  /** What holds as long as nobody was asked. */
  unasked: boolean;
  what: Sentence;
  /** What is different with it and without it. */
  given: Sentence;
  withdrawn: Sentence;
}

/** The texts in force, as they are read before a switch is moved. */
export const consentForms: Record<ConsentPurpose, ConsentForm> = {
  publicity: {
    version: 1,
    unasked: false,
    what: { zh: '公示里提到我', en: 'Being named in public' },
    given: {
      zh: '公示您上报的事时，可以写遮挡后的姓（如“感谢张*芳”）。全名、电话、住址从不公示。',
      en: 'Where your report is published, you may be thanked by a masked name (“Zhang *”). Your whole name, number and home are never published.',
    },
    withdrawn: {
      zh: '公示只写事情，不提到您，遮挡后的姓也不写。',
      en: 'What is published tells of the matter only. You are not named, not even masked.',
    },
  },
  ranking: {
    version: 1,
    unasked: false,
    what: { zh: '参加积分排行', en: 'Taking part in rankings' },
    given: {
      zh: '您的积分算进排行榜。',
      en: 'Your points count on the boards.',
    },
    withdrawn: {
      zh: '您不在任何排行榜上；积分一分不少。',
      en: 'You are on no board. Your points stay as they are.',
    },
  },
  location: {
    version: 2,
    unasked: false,
    what: { zh: '上报时用手机定位', en: 'Using the phone’s position for reports' },
    given: {
      zh: '上报时手机告诉我们事发的位置，随这件事保存。上报以外，这一项不取位置。',
      en: 'When you report, the phone tells us where, and that is kept with the report. For anything but a report no position is taken by this.',
    },
    withdrawn: {
      zh: '不收手机的定位。写下地点，或者在地图上点一下，一样能上报。',
      en: 'No position of the phone is taken. Write where it is or touch the map, and report all the same.',
    },
  },
  tracks: {
    version: 1,
    unasked: false,
    what: { zh: '巡逻时记录走过的路', en: 'Recording the way of a patrol' },
    given: {
      zh: '您按下开始巡逻以后，手机记下走过的路，结束时交来核对；您结束了就不再记。路只用来核对，七天后删除，留下时间、时长、距离、网格和快慢。',
      en: 'Once you begin a patrol, the phone records the way until you end it, and sends it to be checked. The way is used for nothing else and deleted after seven days; when, how long, how far, in which grid and how the pace went stays.',
    },
    withdrawn: {
      zh: '不记录走过的路，也就不能参加巡逻；已经交来的照样七天后删除。上报和别的事都不变。',
      en: 'No way is recorded, and patrols, which are checked by it, are not open to you. What was sent is deleted after seven days all the same. Reports and all else stay as they are.',
    },
  },
  notices: {
    version: 2,
    unasked: true,
    what: { zh: '积分到期提醒', en: 'Reminders before points lapse' },
    given: {
      zh: '积分到期前 60 天、30 天、7 天，在“通知”里提醒您；一周没有打开过的，再发一条短信（未满 18 周岁的发给同住的家长）；没有手机号的，由社区窗口告诉您。',
      en: 'You are reminded under “Notices” 60, 30 and 7 days before points lapse. If you have not opened the app for a week, a text message is sent as well (for under 18s, to the grown-ups of the household); without a phone number, the community window tells you.',
    },
    withdrawn: {
      zh: '不再提醒积分到期。您的事办到哪里、积分为什么变，照样告诉您。',
      en: 'No more reminders. What becomes of your reports, and why points change, you are told as before.',
    },
  },
};
