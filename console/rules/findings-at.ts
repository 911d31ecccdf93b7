import type { Finding } from './types.ts';

/** Findings about a place of the document or anything inside it. */
export function findingsAt(findings: readonly Finding[], pointer: string): Finding[] {
  return findings.filter(({ at }) => at === pointer || at.startsWith(`${pointer}/`));
}

/** The one worth showing first: what is refused before what is advised. */
export function worstOf(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ severity }) => severity === 'refused') ?? findings[0];
}

const place = /^\/(rules|campaigns)\/(\d+)/;

/** The part of the editor that a finding belongs to. */
export function partOf({ at }: Pick<Finding, 'at'>): string {
  const [, kind, index] = place.exec(at) ?? [];
  if (kind === 'rules' && index !== undefined) return `rule-${index}`;
  return kind === 'campaigns' || at === '/campaigns' ? 'campaigns' : 'book';
}

/** Places in the wrong form, as the server names them below `/document`, told like findings. */
export function faultsAsFindings(fields: readonly { field: string; message: string }[]): Finding[] {
  return fields.map(({ field, message }) => ({
    code: 'form',
    at: field.replace(/^\/document/, ''),
    rule: null,
    reason: { zh: message, en: message },
    severity: 'refused',
  }));
}
