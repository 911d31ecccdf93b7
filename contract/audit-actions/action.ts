import type { Sentence } from '../values.ts';

/** change: something is otherwise than before · look: personal data was shown · sign_in · upkeep: of the audit itself. */
export type ActionKind = 'change' | 'look' | 'sign_in' | 'upkeep';

/** A verb of the audit: its sentence stands after the name of who did it. */
export interface Action extends Sentence {
  kind: ActionKind;
}
