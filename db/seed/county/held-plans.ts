import type { ActivityKind } from '../../../contract/activities.ts';
import type { Sentence } from '../../../contract/values.ts';

export interface HeldPlan {
  kind: ActivityKind;
  title: Sentence;
  said: Sentence;
  venue: string;
  /** Which community of the county holds it, counted from the first. */
  community: number;
  /** Days from today, and from when to when by the clock. */
  inDays: number;
  hours: readonly [from: number, until: number];
  seats: number;
  /** How many residents sign up, from the list of the demo’s people, beginning with this one. */
  people: readonly [first: number, count: number];
  /** How many of those with a seat give it up two days before. */
  givenUp?: number;
  /** What those who were there said of it, in their order. */
  stars?: readonly number[];
  /** The last of those who were there had gone at once, which came out the next day. */
  takenBack?: string;
  /** How many of the first have a paper made of their hours a week later. */
  certified?: number;
}

/** What was signed in and out of by the code on the screen. */
export const heldPlans: readonly HeldPlan[] = [
  {
    kind: 'council',
    title: { zh: '议事会：老年食堂开在哪里', en: 'Council: where the canteen for the old goes' },
    said: {
      zh: '两个地方、三种价钱，当面商量，记录公示。想听的都可以来。',
      en: 'Two places and three prices, talked over in person; the minutes are published. Everybody may come.',
    },
    venue: '社区议事厅',
    community: 0,
    inDays: -37,
    hours: [15, 16.5],
    seats: 24,
    people: [0, 9],
    stars: [5, 4, 5, 5, 3, 5],
    takenBack: '签到后就走了，散会前才回来签退，本人也认可，不算参加。',
  },
  {
    kind: 'training',
    title: { zh: '急救培训：心肺复苏和海姆立克', en: 'First aid: heartbeat and choking' },
    said: {
      zh: '红十字会老师带假人来教，每人都要上手练一遍。名额按假人数定，报不上的可以候补。',
      en: 'With dummies of the Red Cross; everybody practises. Seats are as many as the dummies allow; others may wait for one.',
    },
    venue: '社区活动室',
    community: 0,
    inDays: -24,
    hours: [14, 16],
    seats: 8,
    people: [2, 11],
    givenUp: 2,
    stars: [5, 5, 4, 5, 5],
  },
  {
    kind: 'volunteering',
    title: { zh: '上门给行动不便的老人理发', en: 'Cutting hair for people who cannot go out' },
    said: {
      zh: '跟着理发店的师傅，一组三户。扫地、端水、陪老人说说话就行。',
      en: 'With a hairdresser, three homes a group. Sweeping, carrying water and talking with people is what is needed.',
    },
    venue: '社区服务大厅集合',
    community: 0,
    inDays: -17,
    hours: [9, 11],
    seats: 12,
    people: [0, 6],
    certified: 1,
  },
];

export interface ChangedPlan extends Omit<HeldPlan, 'givenUp' | 'stars'> {
  /** Days ago on which it was published, and changed. */
  published: number;
  changed: number;
  reason: string;
  /** Days from today on which it is held instead; without it, it is called off. */
  laterInDays?: number;
}

/** What did not take place as it was announced. */
export const changedPlans: readonly ChangedPlan[] = [
  {
    kind: 'lecture',
    title: { zh: '中医讲座：秋冬怎么养', en: 'Lecture: keeping well in the cold months' },
    said: {
      zh: '县中医院的医生来讲，现场量血压、答疑。',
      en: 'A doctor of the county hospital; blood pressure is taken and questions are answered.',
    },
    venue: '社区活动室',
    community: 0,
    inDays: 3,
    hours: [9, 10.5],
    seats: 50,
    people: [4, 7],
    published: 9,
    changed: 1,
    reason: '主讲的医生要去外地会诊，这一次取消，改期另行通知。',
  },
  {
    kind: 'training',
    title: {
      zh: '巡逻队员培训：怎么看、怎么报',
      en: 'For patrols: what to look at, how to report',
    },
    said: {
      zh: '新老队员都可以来。讲消防通道、井盖、电线看什么，手机上怎么报。',
      en: 'For old and new members: fire lanes, manholes and wires, and how to report them by phone.',
    },
    venue: '便民服务中心二楼',
    community: 0,
    inDays: 1,
    hours: [19, 20.5],
    seats: 30,
    people: [8, 8],
    published: 10,
    changed: 2,
    reason: '周边道路施工，当晚不便停车，推迟一周。',
    laterInDays: 8,
  },
];
