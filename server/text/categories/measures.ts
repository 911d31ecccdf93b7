/** One text that was judged: what it is, what was said, and how sure. */
export interface Judged {
  label: string;
  said: string;
  /** Between 0 and 1. */
  sure: number;
}

export interface Measures {
  n: number;
  accuracy: number;
  /** Mean of F1 over the labels that occur. */
  macroF1: number;
  /** Share of texts for which it was sure enough to speak. */
  coverage: number;
  /** Accuracy among those; null where it never spoke. */
  accuracyCovered: number | null;
}

export function measure(judged: readonly Judged[], threshold: number): Measures {
  const labels = [...new Set(judged.map(({ label }) => label))].sort();
  const spoken = judged.filter(({ sure }) => sure >= threshold);
  const f1 = labels.map((label) => f1Of(judged, label));
  return {
    n: judged.length,
    accuracy: accuracyOf(judged) ?? 0,
    macroF1: f1.reduce((sum, one) => sum + one, 0) / Math.max(1, labels.length),
    coverage: spoken.length / Math.max(1, judged.length),
    accuracyCovered: accuracyOf(spoken),
  };
}

/** Harmonic mean of precision and recall of one label. */
export function f1Of(judged: readonly Judged[], of: string): number {
  const right = judged.filter(({ label, said }) => label === of && said === of).length;
  const either = judged.filter(({ label }) => label === of).length;
  const said = judged.filter((one) => one.said === of).length;
  return either + said === 0 ? 0 : (2 * right) / (either + said);
}

function accuracyOf(judged: readonly Judged[]): number | null {
  if (judged.length === 0) return null;
  return judged.filter(({ label, said }) => label === said).length / judged.length;
}

/**
 * From how sure on it is worth speaking: the lowest sureness from which on the share of right answers
 * among all surer ones is at least `wanted`. Above 1 where no such share is reached: say nothing.
 */
export function thresholdFor(judged: readonly Judged[], wanted: number): number {
  const surest = [...judged].sort((a, b) => b.sure - a.sure);
  let right = 0;
  let threshold = 1.01;
  surest.forEach(({ label, said, sure }, i) => {
    if (label === said) right += 1;
    if (sure !== surest[i + 1]?.sure && right / (i + 1) >= wanted) threshold = sure;
  });
  return threshold;
}
