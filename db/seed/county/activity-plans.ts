import type { ActivityKind } from '../../../contract/activities.ts';
import type { Sentence } from '../../../contract/values.ts';

export interface ActivityPlan {
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
  keptSeats: number;
  /** Points ever earned from which one may sign up first. */
  priorityFrom: number | null;
  /** How many residents sign up, from the list of the demo’s people, beginning with this one. */
  people: readonly [first: number, count: number];
}

/** What the demo county has on: something to wait for, something to sign up for, something that is over. */
export const activityPlans: readonly ActivityPlan[] = [
  {
    kind: 'volunteering',
    title: { zh: '清理桃溪河岸', en: 'Cleaning the bank of the Taoxi' },
    said: {
      zh: '沿河捡拾垃圾、清理杂草。手套和垃圾袋由社区准备，请穿防滑的鞋。下雨改期。',
      en: 'Picking up litter and weeding along the river. Gloves and bags are there; please wear shoes that do not slip. Put off if it rains.',
    },
    venue: '桃溪老桥东头',
    community: 0,
    inDays: -5,
    hours: [8, 10],
    seats: 30,
    keptSeats: 5,
    priorityFrom: null,
    people: [0, 8],
  },
  {
    kind: 'lecture',
    title: { zh: '反诈讲座：冒充客服怎么认', en: 'Fraud: how to know a false service call' },
    said: {
      zh: '派出所民警讲本地最近的几个案子，带上手机，现场帮您看设置。',
      en: 'An officer tells of recent cases here. Bring your phone: settings are looked at on the spot.',
    },
    venue: '社区活动室',
    community: 1,
    inDays: 2,
    hours: [19, 20.5],
    seats: 60,
    keptSeats: 0,
    priorityFrom: null,
    people: [3, 12],
  },
  {
    kind: 'volunteering',
    title: { zh: '给独居老人检查电线', en: 'Looking over the wiring of people who live alone' },
    said: {
      zh: '两人一组，跟着电工上门看插座和老化的线。只看不修，发现问题记下来报给社区。',
      en: 'In pairs, with an electrician: sockets and old wires. Nothing is repaired; what is found is reported.',
    },
    venue: '社区服务大厅集合',
    community: 0,
    inDays: 4,
    hours: [14, 16],
    seats: 6,
    keptSeats: 2,
    priorityFrom: null,
    people: [5, 9],
  },
  {
    kind: 'drill',
    title: { zh: '楼道消防疏散演练', en: 'Fire drill in the stairwells' },
    said: {
      zh: '听到警报从楼梯下来，到空地点名。老人孩子可以只在楼下看。',
      en: 'At the alarm everybody walks down and is counted outside. The old and the young may just watch.',
    },
    venue: '小区北门空地',
    community: 2,
    inDays: 8,
    hours: [9, 10],
    seats: 120,
    keptSeats: 0,
    priorityFrom: null,
    people: [1, 15],
  },
  {
    kind: 'council',
    title: { zh: '议事会：电动车停在哪里', en: 'Council: where e-bikes are parked' },
    said: {
      zh: '车棚建在哪、谁来管、怎么收费，当面商量，记录公示。参加多的居民先报，也给新来的留了座。',
      en: 'Where the shed stands, who looks after it, what it costs. Those who took part most sign up first, and some seats are kept for newcomers.',
    },
    venue: '社区议事厅',
    community: 1,
    inDays: 12,
    hours: [15, 16.5],
    seats: 20,
    keptSeats: 4,
    priorityFrom: 20,
    people: [0, 6],
  },
];
