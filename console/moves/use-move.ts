import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CaseMove } from '../../contract/case-road.ts';
import type { StaffCase } from '../../contract/case-views.ts';
import { isUndecided, Refused } from '../../ui/client.ts';
import { useCounty } from '../county.tsx';
import type { Draft } from './draft.ts';
import type { KeptDraft } from './drafts.ts';
import { sendMove } from './send-move.ts';

interface MoveInHand {
  move: CaseMove;
  code: string;
  kept: KeptDraft<Draft>;
  onFinished: (move: CaseMove) => void;
}

/** Sends the draft. The answer is the case as it now stands; queue and held awards are read anew. */
export function useMove({ move, code, kept, onFinished }: MoveInHand) {
  const { client } = useCounty();
  const queries = useQueryClient();
  const caseKey = client.key('getCase', { params: { code } });
  return useMutation({
    mutationFn: () =>
      sendMove(move, { client, code, requestId: kept.requestIdToSend() }, kept.draft),
    onSuccess: (after: StaffCase) => {
      kept.finished();
      queries.setQueryData(caseKey, after);
      void queries.invalidateQueries({ queryKey: [client.county, 'listCases'] });
      void queries.invalidateQueries({ queryKey: [client.county, 'listHeldAwards'] });
      onFinished(move);
    },
    onError: (error) => {
      if (!(error instanceof Refused) || isUndecided(error.problem)) return;
      kept.refused();
      // Somebody else was faster: the page shows what the case is now, the words stay.
      if (error.problem.status === 409) void queries.invalidateQueries({ queryKey: caseKey });
    },
  });
}
