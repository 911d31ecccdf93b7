import { type Matter, profilesOf } from '../../server/text/matters/likeness.ts';
import { isSame, type Likeness, likenessOf } from '../../server/text/matters/same-matter.ts';
import { findText, type JsonRow, readJsonl, textOf, timeOf, wrong } from './jsonl.ts';

/* Judges pairs of messages: do they tell of one matter? */

interface Judged {
  pair: string;
  kind: string;
  same: boolean;
  said: boolean;
  likeness: Likeness;
}

export function evaluateDuplicates([file = '']: readonly string[]): string[] {
  const rows = readJsonl(file);
  const matters = new Map<string, Matter>();
  for (const row of rows) for (const side of ['a', 'b']) addMatter(matters, row, side);
  const { profiles, idf } = profilesOf([...matters.values()]);
  const byId = new Map(profiles.map((profile) => [profile.matter.id, profile]));
  const judged = rows.map((row): Judged => {
    const [one, other] = [byId.get(textOf(row, 'a_id')), byId.get(textOf(row, 'b_id'))];
    if (one === undefined || other === undefined) throw wrong(row, 'a_id', '?');
    const likeness = likenessOf(idf, one, other);
    const pair = textOf(row, 'pair_id');
    return {
      pair,
      kind: textOf(row, 'kind'),
      same: labelOf(row),
      said: isSame(likeness),
      likeness,
    };
  });
  const wrongs = judged.filter(({ same, said }) => same !== said);
  return [...wrongs.map(inWords), JSON.stringify(totalsOf(judged))];
}

function addMatter(matters: Map<string, Matter>, row: JsonRow, side: string): void {
  const id = textOf(row, `${side}_id`);
  matters.set(id, {
    id,
    reporter: textOf(row, `${side}_user`),
    at: timeOf(row, `${side}_time`),
    title: findText(row, `${side}_title`),
    text: textOf(row, `${side}_text`),
  });
}

function labelOf(row: JsonRow): boolean {
  const label = textOf(row, 'label');
  if (label !== '0' && label !== '1')
    throw wrong(row, 'label', `“${label}” 不是 0 或 1 neither 0 nor 1`);
  return label === '1';
}

function inWords({ pair, kind, said, likeness }: Judged): string {
  const { wording, copied, phrase, elsewhere, score } = likeness;
  const figures = [wording, copied, phrase, score].map((figure) => figure.toFixed(2)).join(' ');
  return `✗ ${pair} ${kind}: ${said ? '说是一件事 said the same' : '说是两件事 said different'} (${figures}${elsewhere ? ' 两地 elsewhere' : ''})`;
}

function totalsOf(judged: readonly Judged[]) {
  const right = judged.filter(({ same, said }) => same && said).length;
  const precision = shareOf(right, judged.filter(({ said }) => said).length);
  const recall = shareOf(right, judged.filter(({ same }) => same).length);
  return {
    precision,
    recall,
    f1: shareOf(2 * precision * recall, precision + recall),
    recallByKind: saidByKind(judged.filter(({ same }) => same)),
    falseByKind: saidByKind(judged.filter(({ same }) => !same)),
  };
}

const saidByKind = (judged: readonly Judged[]) =>
  Object.fromEntries(
    [...Map.groupBy(judged, ({ kind }) => kind)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, ones]) => [kind, shareOf(ones.filter(({ said }) => said).length, ones.length)]),
  );

const shareOf = (part: number, whole: number) =>
  whole === 0 ? 0 : Number((part / whole).toFixed(4));
