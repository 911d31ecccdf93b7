import type { Sentence } from './values.ts';

/** What a newcomer is shown, page by page, on a phone or by word of mouth. */
export const tourPages = [
  {
    key: 'danger',
    title: { zh: '有危险，先打电话', en: 'In danger, call first' },
    line: {
      zh: '着火打 119，有人受伤、打架打 110、120。不要为了积分靠近危险，那样不计分。',
      en: 'Fire: 119. Somebody hurt or fighting: 110 or 120. Never go near danger for points: it earns none.',
    },
  },
  {
    key: 'report',
    title: { zh: '看见了，就报一件', en: 'You see it, you report it' },
    line: {
      zh: '拍张照、定个位、说一句。没网也能写，连上网自己发。办的人看不到您是谁。',
      en: 'A photo, a place, a sentence. It works without a network and sends itself later. Those who handle it do not see who you are.',
    },
  },
  {
    key: 'follow',
    title: { zh: '办到哪一步，您都看得到', en: 'You see how far it is' },
    line: {
      zh: '二十四小时内有人回应。办完请您来确认，不满意可以要求重办。',
      en: 'Somebody answers within twenty-four hours. In the end you are asked, and if it is not right you can have it done again.',
    },
  },
  {
    key: 'points',
    title: { zh: '每一分都写着为什么', en: 'Every point says why' },
    line: {
      zh: '细则人人可看。点赞、转发、签到、拉人进来都不给分；提意见、有纠纷、去投诉，一分也不扣。',
      en: 'Everybody can read the rules. Likes, shares, checking in and bringing in friends earn nothing; an opinion, a quarrel or a complaint costs nothing.',
    },
  },
  {
    key: 'together',
    title: { zh: '一起做，一起用', en: 'Do it together, use it together' },
    line: {
      zh: '报名活动、当志愿者、参加议事会。攒的分可以换东西，也可以送给村里。不会用手机，社区窗口一样办。',
      en: 'Sign up for activities, volunteer, sit in the council. Points buy things, or go to the village. Without a phone, the community window does all of it too.',
    },
  },
] as const satisfies readonly { key: string; title: Sentence; line: Sentence }[];

export type TourPage = (typeof tourPages)[number];
