import { firstHot } from '../../server/text/matters/heat.ts';
import { type Matter, profilesOf } from '../../server/text/matters/likeness.ts';
import { findTopics } from '../../server/text/matters/topics.ts';
import { InputError, type Row, readCsv } from './csv.ts';
import { findText, type JsonRow, readJsonl, textOf, timeOf, wrong } from './jsonl.ts';

/* Finds topics in a stream of messages and compares them with labelled ones; what counts as found stands in
   docs/decisions/2026-11-29-hot-topics.md. */

interface Message {
  matter: Matter;
  supporters: number;
}

interface Labelled {
  topic: string;
  wanted: string[];
  unwanted: string[];
}

interface Found {
  topic: string;
  f1: number;
  firstSeen: string | null;
}

export function evaluateTopics([messagesFile = '', labelsFile = '']: readonly string[]): string[] {
  const messages = new Map(
    readJsonl(messagesFile).map((row) => [textOf(row, 'id'), messageOf(row)]),
  );
  const labels = readLabels(labelsFile, messages);
  const groups = findTopics(profilesOf([...messages.values()].map(({ matter }) => matter)))
    .map(({ matters }) => matters.map(({ id }) => id))
    .filter((group) => group.length > 1);
  const topics = match(labels, groups).map(({ topic, f1, group }): Found => {
    const voices = group.flatMap((id) => voiceOf(messages.get(id)));
    return { topic, f1: Number(f1.toFixed(4)), firstSeen: firstHot(voices)?.toISOString() ?? null };
  });
  const meanF1 = topics.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, topics.length);
  return [
    `${messages.size} 条 messages, ${groups.length} 个话题 topics`,
    JSON.stringify({ topics, meanF1: Number(meanF1.toFixed(4)) }),
  ];
}

const voiceOf = (message: Message | undefined) =>
  message === undefined
    ? []
    : [
        {
          reporter: message.matter.reporter,
          at: message.matter.at,
          supporters: message.supporters,
        },
      ];

function messageOf(row: JsonRow): Message {
  return {
    matter: {
      id: textOf(row, 'id'),
      reporter: textOf(row, 'user'),
      at: timeOf(row, 'time'),
      title: findText(row, 'title'),
      text: findText(row, 'text'),
    },
    supporters: Math.max(0, countOf(row, 'likes') - countOf(row, 'dislikes')),
  };
}

function countOf(row: JsonRow, field: string): number {
  const text = findText(row, field);
  const count = Number(text === '' ? 0 : text);
  if (!Number.isSafeInteger(count) || count < 0)
    throw wrong(row, field, `“${text}” 不是个数 no count`);
  return count;
}

/** Topics with at least one message that belongs; what is left blank says nothing. */
function readLabels(file: string, messages: ReadonlyMap<string, Message>): Labelled[] {
  const rows = readCsv(file, ['message_id', 'topic', 'gold']);
  const judged = rows.filter((row) => isJudged(file, row, messages));
  return [...Map.groupBy(judged, ({ fields }) => fields.topic ?? '')]
    .map(([topic, ofTopic]) => {
      const idsOf = (gold: string) =>
        ofTopic
          .filter(({ fields }) => fields.gold === gold)
          .map(({ fields }) => fields.message_id ?? '');
      return { topic, wanted: idsOf('1'), unwanted: idsOf('0') };
    })
    .filter(({ wanted }) => wanted.length > 0)
    .sort((a, b) => (a.topic < b.topic ? -1 : 1));
}

function isJudged(
  file: string,
  { line, fields }: Row,
  messages: ReadonlyMap<string, Message>,
): boolean {
  const { message_id: id = '', gold = '' } = fields;
  if (gold === '') return false;
  if (gold !== '0' && gold !== '1')
    throw new InputError(`${file}:${line} gold: “${gold}” 不是 0、1 或空 neither 0, 1 nor blank`);
  if (!messages.has(id))
    throw new InputError(`${file}:${line} message_id: 消息里没有 ${id} is not among the messages`);
  return true;
}

/** Each labelled topic gets the group that fits it best; a group serves one topic only, the one it fits best. */
function match(labels: readonly Labelled[], groups: readonly string[][]) {
  const fits = labels
    .flatMap((label) => groups.map((group) => ({ label, group, f1: f1Of(label, new Set(group)) })))
    .filter(({ f1 }) => f1 > 0)
    .sort((a, b) => b.f1 - a.f1);
  const taken = new Map<Labelled, (typeof fits)[number]>();
  const used = new Set<string[]>();
  for (const fit of fits)
    if (!taken.has(fit.label) && !used.has(fit.group)) {
      taken.set(fit.label, fit);
      used.add(fit.group);
    }
  return labels.map((label) => ({
    topic: label.topic,
    f1: taken.get(label)?.f1 ?? 0,
    group: taken.get(label)?.group ?? [],
  }));
}

function f1Of({ wanted, unwanted }: Labelled, group: ReadonlySet<string>): number {
  const right = wanted.filter((id) => group.has(id)).length;
  const falsely = unwanted.filter((id) => group.has(id)).length;
  return (2 * right) / (wanted.length + right + falsely);
}
