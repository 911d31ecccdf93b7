import type { TextKey } from '../texts/zh-CN.ts';

const words = [
  'supervisions.severities.one',
  'supervisions.severities.two',
  'supervisions.severities.three',
  'supervisions.severities.four',
] as const satisfies readonly TextKey[];

/** What a severity, 1 the worst to 4, is called. */
export const severityWord = (severity: number): TextKey =>
  words[severity - 1] ?? 'supervisions.severities.four';
