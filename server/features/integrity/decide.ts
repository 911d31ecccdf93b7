import type { Signal } from '../../../contract/awards.ts';

/** Earlier evidence that looks like this one's. */
export interface Likeness {
  kind: 'photo' | 'words';
  sameResident: boolean;
  caseCode: string | null;
}

/** The same number; or the same name and grid, where one of the two accounts has no number. */
export type HadBefore = 'number' | 'name';

export interface IntegrityFacts {
  likenesses: readonly Likeness[];
  /** Reports of this resident on the same day, this one included. */
  reportsToday: number;
  /** null: the place was given in words. */
  insideCounty: boolean | null;
  /** One of staff alone typed it for an account without a number. */
  typedWithoutNumber: boolean;
  /** By what another account that had what is given once for each person looks like the same person’s. */
  hadBefore: HadBefore | undefined;
}

export interface Assessment {
  decision: 'instant' | 'held';
  signals: Signal[];
}

/** From this weight on, all signals of a deed together, a person decides. */
export const heldFrom = 50;
/** More reports than this in one day are unusual for one person. */
export const usualReportsPerDay = 8;

/** Weighs what the evidence says of one deed; never of a person. */
export function assess(facts: IntegrityFacts): Assessment {
  const signals = [
    ...likenessSignals(facts.likenesses),
    ...countSignals(facts),
    ...placeSignals(facts),
    ...typingSignals(facts),
    ...onceSignals(facts),
  ];
  const weight = signals.reduce((sum, signal) => sum + signal.weight, 0);
  return { decision: weight >= heldFrom ? 'held' : 'instant', signals };
}

function likenessSignals(likenesses: readonly Likeness[]): Signal[] {
  const signals: Signal[] = [];
  const foreignPhoto = likenesses.find(
    ({ kind, sameResident }) => kind === 'photo' && !sameResident,
  );
  const ownPhoto = likenesses.find(({ kind, sameResident }) => kind === 'photo' && sameResident);
  const words = likenesses.find(({ kind }) => kind === 'words');
  if (foreignPhoto)
    signals.push({
      code: 'same_photo',
      weight: 70,
      caseCode: foreignPhoto.caseCode,
      reason: {
        zh: '照片与别人交过的一张几乎一样。',
        en: 'A photo is nearly the same as one somebody else sent.',
      },
    });
  if (ownPhoto)
    signals.push({
      code: 'photo_reused_own',
      weight: 50,
      caseCode: ownPhoto.caseCode,
      reason: {
        zh: '照片与本人以前交过的一张几乎一样。',
        en: 'A photo is nearly the same as one this person sent before.',
      },
    });
  if (words)
    signals.push({
      code: 'same_text',
      weight: 50,
      caseCode: words.caseCode,
      reason: {
        zh: '文字与 60 天内的另一件一样。',
        en: 'The words are the same as in another case of the last 60 days.',
      },
    });
  return signals;
}

function countSignals({ reportsToday }: IntegrityFacts): Signal[] {
  if (reportsToday <= usualReportsPerDay) return [];
  return [
    {
      code: 'too_many',
      weight: 50,
      caseCode: null,
      reason: {
        zh: `同一人当天第 ${reportsToday} 件，超过平常的 ${usualReportsPerDay} 件。`,
        en: `Number ${reportsToday} of one person in a day; ${usualReportsPerDay} is usual.`,
      },
    },
  ];
}

function placeSignals({ insideCounty }: IntegrityFacts): Signal[] {
  if (insideCounty !== false) return [];
  return [
    {
      code: 'outside_county',
      weight: 60,
      caseCode: null,
      reason: { zh: '定位在本县以外。', en: 'The position lies outside the county.' },
    },
  ];
}

function typingSignals({ typedWithoutNumber }: IntegrityFacts): Signal[] {
  if (!typedWithoutNumber) return [];
  return [
    {
      code: 'typed_without_number',
      weight: 50,
      caseCode: null,
      reason: {
        zh: '没有手机号的账号，由一位工作人员代办，要另一个人看过。',
        en: 'One of staff typed it for an account without a number: a second person looks at it.',
      },
    },
  ];
}

function onceSignals({ hadBefore }: IntegrityFacts): Signal[] {
  if (hadBefore === undefined) return [];
  return [
    {
      code: 'had_before',
      weight: 50,
      caseCode: null,
      reason: hadBeforeReasons[hadBefore],
    },
  ];
}

const hadBeforeReasons = {
  number: {
    zh: '用同一个手机号的账号领过，后来删除、停用或换了号码。一人一次：号码换了主人的才再给。',
    en: 'An account with the same number had it, and was erased, closed or given another number since. It is given once for each person: again only where the number is somebody else’s now.',
  },
  name: {
    zh: '同一网格里同名的账号领过，两个账号中有一个没有手机号，号码分不出是不是同一人。一人一次：问清楚只是同名的才再给。',
    en: 'An account of the same name in the same grid had it, and one of the two has no number by which to tell whether they are one person’s. It is given once for each person: again only where they are found to be namesakes.',
  },
} as const;
