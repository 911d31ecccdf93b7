import type { DisputeKind, Referral } from '../../../contract/mediations.ts';
import type { SeedResident } from './people.ts';

/** A party; `phone` is null of somebody who has none, and reads and signs at the desk. */
export type Party = Pick<SeedResident, 'name' | 'grid'> & { phone: string | null };

export interface Story {
  key: string;
  /** Days ago on which it was opened. */
  opened: number;
  parties: readonly [Party, Party];
  /** Who of the mediators leads it, by their place among them; the first unless it says so. */
  mediator?: number;
  kind: DisputeKind;
  grade: number;
  facts: string;
  wishes: string;
  /** What was written of each session. */
  sessions: readonly string[];
  terms: string;
  /** By word of mouth; written unless it says so. */
  form?: 'oral';
  /** All of it within an hour. */
  atOnce?: true;
  /** Somebody told of it first, in these words. */
  clue?: { by: SeedResident; words: string };
  /** The mediator wrote on paper, which was typed in at the desk. */
  onPaper?: true;
  /** This one of them answers at the window; on their own phone, or on the tablet of the clerk, unless it says so. */
  atWindow?: 0 | 1;
  /** Both asked the court to confirm it, so many days after the file was opened, and it did under this number. */
  court?: { asked: number; confirmed: number; number: string };
  /** What the centre found of the work; that it was done well unless it says so. */
  review?: { wellDone: boolean; subsidised: boolean; note: string };
  /** What the return visit heard; that all was kept, unless it says so. */
  visited?: string;
  /** How far it came. */
  until:
    | 'session'
    | 'proposed'
    | 'agreed'
    | 'reviewed'
    | 'kept'
    | 'broken'
    | 'failed'
    | 'withdrawn';
  /** It went on there after its sessions, in these words. */
  referred?: { to: Referral; note: string };
}

/** Place of the mediator who is employed by the state. */
const onDuty = 3;

/** Lives alone and has no phone. */
const byTheWell = { name: '钱彩娣', phone: null } as const;

/** @param parties the first of them signs in first, and finds something to answer */
export function storiesOf(parties: readonly SeedResident[]): Story[] {
  const person = (place: number) => parties[place] as SeedResident;
  const pair = (one: number, other: number) => [person(one), person(other)] as const;
  return [...agreedOn(pair), ...told(pair, person), ...otherwise(pair, person)];
}

type Pair = (one: number, other: number) => readonly [SeedResident, SeedResident];
type Person = (place: number) => SeedResident;

/** Of applications: kept, reviewed, proposed and begun. */
const agreedOn = (pair: Pair): Story[] => [
  {
    key: 'balcony',
    opened: 50,
    parties: pair(1, 2),
    kind: 'neighbours',
    grade: 3,
    facts: '楼上阳台漏水，楼下天花板起皮，两家吵了两个月。',
    wishes: '修好漏水，补偿粉刷。',
    sessions: ['到两家看了现场。楼上愿意修，楼下只要补粉刷的材料钱。'],
    terms: '楼上十天内请师傅修好防水，并付粉刷费 600 元。',
    court: { asked: 10, confirmed: 24, number: '（临溪）民特 0017 号' },
    until: 'kept',
  },
  {
    key: 'corridor',
    opened: 20,
    parties: pair(3, 4),
    mediator: onDuty,
    kind: 'property_management',
    grade: 2,
    facts: '楼道里放鞋柜和电动车，对门进出不便。',
    wishes: '把楼道腾出来。',
    sessions: ['量了楼道宽度，说清消防通道不能占。两家同意各退一步。'],
    terms: '三天内搬走鞋柜，电动车停到车棚。',
    atWindow: 1,
    until: 'reviewed',
  },
  {
    key: 'piano',
    opened: 6,
    parties: pair(0, 5),
    kind: 'neighbours',
    grade: 1,
    facts: '晚上练琴到十点以后，楼下休息不好。',
    wishes: '商量一个练琴的时间。',
    sessions: ['双方都说了自己的难处，愿意定一个时间。'],
    terms: '晚上八点半以后不练琴；周末上午九点以前不练。',
    until: 'proposed',
  },
  {
    key: 'wall',
    opened: 3,
    parties: pair(6, 7),
    kind: 'house_plot',
    grade: 4,
    facts: '翻修院墙，对方说占了自家半尺地。',
    wishes: '按老界石量一次。',
    sessions: ['看了宅基地证，约好请村里的老人一起量。'],
    terms: '',
    until: 'session',
  },
];

/** Somebody told of it; by word of mouth; on the clerk’s tablet. */
const told = (pair: Pair, person: Person): Story[] => [
  {
    key: 'camera',
    opened: 44,
    parties: pair(8, 9),
    kind: 'neighbours',
    grade: 2,
    facts: '一家在公共过道装了摄像头，正对着对门。',
    wishes: '调一下角度，不要拍到对门屋里。',
    sessions: ['在过道里试了三个角度，手机上当面看了画面。'],
    terms: '摄像头转向楼梯口，每月由社区看一次画面范围。',
    clue: {
      by: person(10),
      words: '隔壁两家为过道摄像头吵了几次，昨天在楼道里大声理论，谁也不让谁。',
    },
    review: {
      wellDone: true,
      subsidised: true,
      note: '记录完整。县司法局按以案定补发了补贴，主持调解不再计积分。',
    },
    until: 'kept',
  },
  {
    key: 'hedge',
    opened: 15,
    parties: pair(11, 12),
    mediator: 1,
    kind: 'neighbours',
    grade: 1,
    facts: '院子里的冬青伸到邻家晒台，落叶堵了水沟。',
    wishes: '修一修枝，水沟一起清。',
    sessions: ['在水沟边说了二十分钟，当场就拿了剪子。'],
    terms: '每年四月、十月各修一次，水沟两家轮流清。',
    form: 'oral',
    onPaper: true,
    until: 'reviewed',
  },
  {
    key: 'dog',
    opened: 12,
    parties: [person(13), { ...byTheWell, grid: person(13).grid }],
    mediator: 2,
    kind: 'neighbours',
    grade: 2,
    facts: '邻居家的狗夜里叫，老人睡不好。',
    wishes: '夜里把狗关进屋。',
    sessions: ['到老人家里坐了半小时，养狗的一家当场道了歉。'],
    terms: '晚上九点以后狗进屋；老人有事可以敲门。',
    until: 'reviewed',
  },
];

/** No agreement, one that was not kept, elsewhere, withdrawn; and one that looks staged and waits for its review. */
const otherwise = (pair: Pair, person: Person): Story[] => [
  {
    key: 'gate',
    opened: 46,
    parties: pair(13, 16),
    mediator: 2,
    kind: 'neighbours',
    grade: 2,
    facts: '合用的院门上了新锁，一家进出要打电话叫人开门。',
    wishes: '给一把钥匙，或者把锁拿掉。',
    sessions: ['在院门口谈的。换锁是因为丢过车，答应配一把钥匙。'],
    terms: '一周内配好钥匙交给对方，院门夜里十点上锁。',
    visited: '过了一个月钥匙还没有给，再劝也不肯，已告知可以起诉。',
    until: 'broken',
  },
  {
    key: 'roots',
    opened: 34,
    parties: pair(14, 15),
    mediator: 1,
    kind: 'damage',
    grade: 3,
    facts: '老樟树的根顶裂了隔壁的院墙，修墙的钱谁出说不拢。',
    wishes: '修墙，树要留。',
    sessions: [
      '请园林所的人看过：树不能砍，根可以断一部分。两家都同意先断根。',
      '修墙的钱还差八百元谈不拢，一家认为墙本来就旧。',
    ],
    terms: '',
    until: 'failed',
  },
  {
    key: 'deposit',
    opened: 27,
    parties: pair(16, 17),
    mediator: 1,
    kind: 'contract',
    grade: 3,
    facts: '退租时房东扣了两个月押金，说墙面和灶台要重做。',
    wishes: '退还押金。',
    sessions: ['对了合同和交房照片，房东认一半，租客要全退。'],
    terms: '',
    until: 'session',
    referred: { to: 'court', note: '租客决定起诉，已告知可以带卷宗材料去法院立案。' },
  },
  {
    key: 'dancing',
    opened: 18,
    parties: pair(18, 19),
    mediator: 2,
    kind: 'neighbours',
    grade: 1,
    facts: '楼下广场舞音响太响，孩子写不了作业。',
    wishes: '音量小一点，早点结束。',
    sessions: ['领舞的人愿意换小音响，约好再听一次。'],
    terms: '',
    until: 'withdrawn',
  },
  {
    key: 'again',
    opened: 5,
    parties: [person(1), person(2)],
    mediator: 1,
    kind: 'neighbours',
    grade: 3,
    facts: '又说阳台漏水，要求再补一次粉刷费。',
    wishes: '再补 300 元。',
    sessions: ['双方当场同意，没有看现场。'],
    terms: '楼上再付粉刷费 300 元。',
    atOnce: true,
    until: 'agreed',
  },
];
