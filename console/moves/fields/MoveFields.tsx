import type { CaseMove } from '../../../contract/case-road.ts';
import type { StaffCase } from '../../../contract/case-views.ts';
import type { TextKey } from '../../texts/zh-CN.ts';
import type { Draft, DraftField } from '../draft.ts';
import { AcceptFields } from './AcceptFields.tsx';
import { AgainstField } from './AgainstField.tsx';
import { AnswerFields } from './AnswerFields.tsx';
import { HandBackFields, PauseFields, TransferFields, VisitFields } from './AsideFields.tsx';
import { DispatchFields, OtherUnit } from './DispatchFields.tsx';
import { NoteField } from './NoteField.tsx';
import { PublishFields } from './PublishFields.tsx';
import { ReasonField } from './ReasonField.tsx';
import { VerifyFields } from './VerifyFields.tsx';

/** What every field of a move's form is given. */
export interface FieldsProps {
  one: StaffCase;
  draft: Draft;
  change: (part: Partial<Draft>) => void;
  errorOf: (field: DraftField) => string | undefined;
}

const noteWords: Partial<Record<CaseMove, { label: TextKey; hint: TextKey }>> = {
  accept: { label: 'moves.note', hint: 'moves.noteOptional' },
  return: { label: 'moves.returnNote', hint: 'moves.returnHint' },
  refuse: { label: 'moves.refuseNote', hint: 'moves.refuseHint' },
  dispatch: { label: 'moves.note', hint: 'moves.noteOptional' },
  verify: { label: 'moves.verifyNote', hint: 'moves.verifyHint' },
  close: { label: 'moves.note', hint: 'moves.closeHint' },
  unpublish: { label: 'moves.unpublishNote', hint: 'moves.unpublishHint' },
  hand_back: { label: 'moves.handBackNote', hint: 'moves.verifyHint' },
  involve: { label: 'moves.involveNote', hint: 'moves.involveNote' },
  pause: { label: 'moves.pauseNote', hint: 'moves.pauseNote' },
  resume: { label: 'moves.note', hint: 'moves.noteOptional' },
  transfer: { label: 'moves.transferNote', hint: 'moves.transferHint' },
  visit: { label: 'moves.visitNote', hint: 'moves.visitHint' },
};

/** The case as it is sent out: not to the unit of which somebody just said that it complains. */
const around = ({ one, draft }: FieldsProps): StaffCase => ({
  ...one,
  units: one.units.filter(({ id }) => id !== draft.against),
});

/** The fields of one move, in the order in which they are thought about. */
export function MoveFields({ move, ...fields }: FieldsProps & { move: CaseMove }) {
  const note = noteWords[move];
  return (
    <>
      {move === 'dispatch' && <DispatchFields {...fields} one={around(fields)} />}
      {move === 'refuse' && <ReasonField {...fields} />}
      {move === 'verify' && <VerifyFields {...fields} />}
      {move === 'answer' && <AnswerFields {...fields} />}
      {move === 'publish' && <PublishFields {...fields} />}
      {move === 'hand_back' && <HandBackFields {...fields} />}
      {move === 'involve' && <OtherUnit {...fields} all />}
      {move === 'pause' && <PauseFields {...fields} />}
      {move === 'transfer' && <TransferFields {...fields} />}
      {move === 'visit' && <VisitFields {...fields} />}
      {note && <NoteField move={move} {...note} {...fields} />}
      {move === 'accept' && <AcceptFields {...fields} />}
      {(move === 'accept' || move === 'dispatch') && <AgainstField {...fields} />}
    </>
  );
}
