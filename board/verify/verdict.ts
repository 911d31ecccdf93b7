import type { Evidence, Verdict } from '../../contract/seal/check-receipt.ts';
import { toBase64 } from '../../contract/seal/text.ts';
import {
  faultTexts,
  remarkTexts,
  stepNames,
  verdictTexts,
} from '../../contract/seal/verdict-texts.ts';
import { element } from './elements.ts';
import { catalogues, fill, type Language } from './texts.ts';

interface Shown {
  verdict: Verdict;
  evidence: Evidence;
  language: Language;
}

/** The outcome, each step that was taken, and what the receipt says. */
export function drawVerdict({ verdict, evidence, language }: Shown): HTMLElement[] {
  const { kind, done, fault, remarks } = verdict;
  const line = (mark: string, text: string, look: string) =>
    element('li', { class: look }, element('span', { 'aria-hidden': 'true' }, mark), text);
  return [
    element(
      'div',
      { class: `outcome ${kind}` },
      element('span', { class: 'mark', 'aria-hidden': 'true' }, kind === 'whole' ? '✓' : '×'),
      element('h2', { tabindex: '-1' }, verdictTexts[kind][language]),
    ),
    element(
      'ul',
      { class: 'steps' },
      ...done.map((step) => line('✓', stepNames[step][language], 'done')),
      fault === null ? undefined : line('×', faultTexts[fault.code][language], 'fault'),
      ...remarks.map((remark) => line('!', remarkTexts[remark][language], 'remark')),
    ),
    ...drawFingerprint(verdict, language),
    ...(kind === 'whole' ? [drawContents({ verdict, evidence, language })] : []),
  ];
}

function drawFingerprint({ fingerprint }: Verdict, language: Language): HTMLElement[] {
  if (fingerprint === null) return [];
  const t = catalogues[language];
  return [
    element(
      'section',
      { class: 'fingerprint' },
      element('h3', {}, t.fingerprint),
      element('p', { class: 'digits' }, fingerprint),
      element('p', {}, t.fingerprintHint),
    ),
  ];
}

/** Only of a whole receipt: what was changed should not be read as if it were so. */
function drawContents({ verdict, evidence, language }: Shown): HTMLElement {
  const t = catalogues[language];
  const { leaf } = evidence.receipt;
  const { checkpoint } = verdict;
  const place = Number(leaf.place) + 1;
  const rows: [string, string][] = [
    [t.amount, leaf.amount],
    [t.kind, t.kinds[leaf.kind] ?? leaf.kind],
    [t.at, timeText(leaf.at, language)],
    [t.place, fill(t.placeOf, { place, size: checkpoint?.size ?? '' })],
    [t.day, checkpoint?.day ?? ''],
    [t.rule, leaf.ruleVersion],
    [t.id, leaf.id],
    [t.leaf, verdict.leaf ?? ''],
    [t.root, checkpoint === null ? '' : toBase64(checkpoint.root)],
  ];
  return element(
    'section',
    {},
    element('h3', {}, t.contents),
    element(
      'dl',
      {},
      ...rows.map(([name, value]) =>
        element('div', {}, element('dt', {}, name), element('dd', {}, value)),
      ),
    ),
  );
}

function timeText(seconds: string, language: Language): string {
  const at = new Date(Number(seconds) * 1_000);
  if (Number.isNaN(at.getTime())) return seconds;
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Asia/Shanghai',
  }).format(at);
}
