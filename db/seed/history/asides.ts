import { hourMs } from '../../../server/platform/calendar.ts';
import { chanceOf } from '../chance.ts';
import { caseInWords, type InWords } from './in-words.ts';
import type { CasePlan, HistoryScope, Step } from './plan.ts';

interface Aside extends InWords {
  /** Hours ago. */
  reported: number;
  dispatched: number;
  /** What comes then, each so many hours ago. */
  next: readonly (readonly [hoursAgo: number, step: Steps])[];
}

/** A step, without its moment. */
type Steps = Step extends infer One ? (One extends Step ? Omit<One, 'at'> : never) : never;

const asides: readonly Aside[] = [
  {
    key: 'paused',
    category: '030400',
    reporter: 1,
    words: '人行道塌了一角。下雨积水看不出深浅，推车的老人差点摔倒。',
    reported: 98,
    dispatched: 96.5,
    next: [
      [93, { do: 'answer', words: '先围挡、放了警示灯，等天晴重铺。', handled: false }],
      [
        28,
        {
          do: 'pause',
          reason: 'weather',
          untilDays: 6,
          note: '连着下雨，路基不干，铺了也会再塌。',
        },
      ],
    ],
  },
  {
    key: 'handed-back',
    category: '030300',
    reporter: 3,
    words: '一排草坪灯不亮。小区里面的路，晚上遛弯的人多。',
    reported: 21,
    dispatched: 19.4,
    next: [
      [
        3.1,
        { do: 'hand_back', reason: 'not_ours', note: '这排灯在小区红线里面，由物业管，请改派。' },
      ],
    ],
  },
  {
    key: 'asked-why-late',
    category: '010100',
    reporter: 2,
    words: '消防通道又停满了车。晚上回来一看，消防车肯定开不进。',
    reported: 99,
    dispatched: 97,
    next: [
      [93, { do: 'answer', words: '晚上去贴了单，车主电话打不通，明天再去。', handled: false }],
      [
        27,
        {
          do: 'supervise',
          replyHours: 24,
          note: '消防通道超过两天没有清开。说明原因，写明哪天清完。',
        },
      ],
      [
        6.2,
        {
          do: 'answer_slip',
          promisedDays: 1,
          note: '三辆车已联系上，明天上午一起挪走，再补划黄线。',
        },
      ],
    ],
  },
];

/** Open cases of which something happened that is on no usual road: late, paused, given back. */
export function planAsides(scope: HistoryScope): CasePlan[] {
  return asides.flatMap((aside) => {
    const told = caseInWords(chanceOf(aside.key), scope, aside);
    return told === undefined ? [] : { ...told, steps: stepsOf(aside, scope.until) };
  });
}

function stepsOf({ reported, dispatched, next }: Aside, until: Date): Step[] {
  const at = (hoursAgo: number) => new Date(until.getTime() - hoursAgo * hourMs);
  return [
    { do: 'report', at: at(reported) },
    { do: 'accept', at: at((reported + dispatched) / 2) },
    { do: 'dispatch', at: at(dispatched) },
    ...next.map(([hoursAgo, step]) => ({ ...step, at: at(hoursAgo) })),
  ];
}
