import Type, { type Static } from 'typebox';
import {
  botMessageStates,
  digestReaders,
  groupBotFailures,
  groupBotKinds,
} from './group-bot-kinds.ts';
import { answers, defineRoutes } from './route.ts';
import {
  AreaCode,
  CountyCode,
  Id,
  InCounty,
  Instant,
  LocalDate,
  Nullable,
  Sentence,
  strict,
} from './values.ts';

const BotMessage = Type.Object({
  what: Type.Enum(['test', 'digest', 'alert']),
  state: Type.Enum([...botMessageStates]),
  at: Instant,
  failure: Nullable(Type.Enum([...groupBotFailures])),
});

/** Nothing of its address is ever shown again. */
export const GroupBot = Type.Object({
  id: Id,
  area: AreaCode,
  areaName: Sentence,
  kind: Type.Enum([...groupBotKinds]),
  name: Type.String(),
  readers: Type.Enum([...digestReaders]),
  /** Whether broken limits and slips of supervision are told at once: in groups of staff only. */
  alerts: Type.Boolean(),
  /** Whether it signs what it sends. */
  signed: Type.Boolean(),
  madeAt: Instant,
  /** When a message last came through. */
  sentAt: Nullable(Instant),
  /** Why the newest message that failed did, and when; null: all is well. */
  failure: Nullable(Type.Object({ why: Type.Enum([...groupBotFailures]), at: Instant })),
  /** The newest few, newest first. */
  messages: Type.Array(BotMessage),
});
export type GroupBot = Static<typeof GroupBot>;

/** What an area tells a group about a day: it names nobody. */
export const Digest = Type.Object({
  area: AreaCode,
  areaName: Sentence,
  day: LocalDate,
  readers: Type.Enum([...digestReaders]),
  /** Ready to be copied into a group, in Chinese as the groups are. */
  words: Type.String(),
});
export type Digest = Static<typeof Digest>;

const keepers = { who: ['administrator'], scope: 'area' } as const;
const change = { ...keepers, idempotent: true, audit: 'change', rate: 'write' } as const;
const one = Type.Object({ county: CountyCode, id: Id });

export const groupBotRoutes = defineRoutes({
  listGroupBots: {
    method: 'GET',
    path: '/:county/staff/group-bots',
    summary: 'Bots in groups below my area, and whether their messages come through',
    policy: { ...keepers, idempotent: false, audit: 'none', rate: 'read' },
    params: InCounty,
    answers: answers(200, Type.Array(GroupBot)),
  },
  addGroupBot: {
    method: 'POST',
    path: '/:county/staff/group-bots',
    summary: 'Register a bot for an area by its address in WeCom, DingTalk or Feishu, and no other',
    policy: { ...change, stepUp: true },
    params: InCounty,
    body: Type.Object(
      {
        area: AreaCode,
        name: Type.String({ minLength: 1, maxLength: 40 }),
        readers: Type.Enum([...digestReaders]),
        address: Type.String({ minLength: 20, maxLength: 400 }),
        secret: Nullable(Type.String({ minLength: 4, maxLength: 120, pattern: '^[!-~]+$' })),
      },
      strict,
    ),
    answers: answers(201, GroupBot),
  },
  testGroupBot: {
    method: 'POST',
    path: '/:county/staff/group-bots/:id/test',
    summary: 'Send a test message to the group',
    policy: change,
    params: one,
    answers: answers(200, GroupBot),
  },
  setGroupBotAlerts: {
    method: 'POST',
    path: '/:county/staff/group-bots/:id/alerts',
    summary: 'Have a group of staff told at once of broken limits and slips below its area, or not',
    policy: change,
    params: one,
    body: Type.Object({ alerts: Type.Boolean() }, strict),
    answers: answers(200, GroupBot),
  },
  removeGroupBot: {
    method: 'POST',
    path: '/:county/staff/group-bots/:id/removal',
    summary: 'Take a bot out: its address is deleted, and nothing is sent any more',
    policy: change,
    params: one,
    answers: answers(200, GroupBot),
  },
  getDigest: {
    method: 'GET',
    path: '/:county/staff/digest',
    summary: 'What an area of mine can tell a group about a day, without a name',
    policy: {
      who: ['grid_worker', 'intake', 'leader'],
      scope: 'area',
      idempotent: false,
      audit: 'none',
      rate: 'read',
    },
    params: InCounty,
    query: Type.Object({
      area: Type.Optional(AreaCode),
      day: Type.Optional(LocalDate),
      readers: Type.Optional(Type.Enum([...digestReaders])),
    }),
    answers: answers(200, Digest),
  },
});
