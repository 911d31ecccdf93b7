import type { Version } from '../types.ts';

type Dated = Pick<Version, 'version' | 'state'>;

/** What a choice of the list means to the server: "in_force", "version 3", "template village", "file". */
export function originBody(choice: string, document: object) {
  const [from = '', which = ''] = choice.split(' ');
  if (from === 'version') return { from, version: Number(which) } as const;
  if (from === 'template') return { from, template: which } as const;
  if (from === 'file') return { from, document } as const;
  return { from: 'in_force' } as const;
}

/** What a draft should begin from: a version that is announced, else the book in force. */
export function newestOrigin([newest]: readonly Dated[]): string {
  if (newest === undefined) return 'file';
  return newest.state === 'coming' ? `version ${newest.version}` : 'in_force';
}

/** Whether a draft from here could not be published: it would undo a version that is announced. */
export function isBehind(choice: string, [newest]: readonly Dated[]): boolean {
  if (newest?.state !== 'coming') return false;
  const [from, which] = choice.split(' ');
  return from === 'in_force' || (from === 'version' && Number(which) !== newest.version);
}
