/** One report of a topic, as far as heat goes. */
export interface Voice {
  reporter: string;
  at: Date;
  /** People who said “me too”, less those who said the contrary; never below 0. */
  supporters: number;
  /** Of its category, 1 the worst to 4; undefined where it has none yet. */
  severity?: number;
}

export interface Heat {
  /** Different people who told it. */
  reporters: number;
  supporters: number;
  /** People who told it in the last month to those in the month before, one added to both, from a half to four. */
  growth: number;
  /** 1 for the mildest category to 2.5 for the worst. */
  severity: number;
  /** (reporters + a fifth of the supporters) × growth × severity. */
  score: number;
}

const monthMs = 30 * 86_400_000;
/** Two who tell it within a month, or in a quarter with some support; a list of topics shows the hottest first. */
export const hotFrom = 3;
const mildest = 4;

/**
 * How hot a topic is at a moment, by what was told until then. Growth compares times of `comparedMs`, unless
 * given a month.
 */
export function heatOf(voices: readonly Voice[], now: Date, comparedMs = monthMs): Heat {
  const told = voices.filter(({ at }) => at <= now);
  const reporters = peopleIn(told);
  const supporters = told.reduce((sum, one) => sum + Math.max(0, one.supporters), 0);
  const peopleBetween = (from: number, to: number) =>
    peopleIn(
      told.filter(({ at }) => {
        const age = now.getTime() - at.getTime();
        return age >= from * comparedMs && age < to * comparedMs;
      }),
    );
  const growth = Math.min(4, Math.max(0.5, (peopleBetween(0, 1) + 1) / (peopleBetween(1, 2) + 1)));
  const worst = Math.min(mildest, ...told.map(({ severity }) => severity ?? mildest));
  const severity = 1 + (mildest - worst) / 2;
  return {
    reporters,
    supporters,
    growth,
    severity,
    score: (reporters + supporters / 5) * growth * severity,
  };
}

/** Who says it five times is one of them. */
const peopleIn = (voices: readonly Voice[]): number =>
  new Set(voices.map(({ reporter }) => reporter)).size;

/** Somebody alone makes no topic, however many agree. */
export const isHot = ({ reporters, score }: Heat): boolean => reporters >= 2 && score >= hotFrom;

/** When what had been told until then first made it hot; undefined where it never was. */
export function firstHot(voices: readonly Voice[]): Date | undefined {
  const times = [...new Set(voices.map(({ at }) => at.getTime()))].sort((a, b) => a - b);
  const first = times.find((time) => isHot(heatOf(voices, new Date(time))));
  return first === undefined ? undefined : new Date(first);
}
