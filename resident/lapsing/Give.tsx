import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LapsingLot, VillageGift } from '../../contract/year-end.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useApi } from '../api.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { fieldMessage, Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import { useYearEndTexts } from './use-year-end-texts.ts';

interface GiveProps {
  lot: LapsingLot;
  village: string;
  onClose: () => void;
  onGiven: (gift: VillageGift) => void;
}

/** How many to give, and once more yes: what was given does not come back. */
export function Give({ lot, village, onClose, onGiven }: GiveProps) {
  const { t } = useTexts();
  const y = useYearEndTexts();
  // What would lapse: what is carried over anyway need not be given away.
  const [written, setWritten] = useState(String(lot.points - lot.carriedOver || lot.points));
  const points = /^\d+$/.test(written) ? Number(written) : 0;
  const wrong = points < 1 || points > lot.points;
  const give = useGive(onGiven);
  const name = { village };
  return (
    <LazySheet
      open
      onOpenChange={(opened) => !opened && onClose()}
      title={y('sheet.title', name)}
      description={y('sheet.line', name)}
      footer={
        <>
          <Button kind="outline" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button
            busy={give.isPending}
            disabled={wrong}
            onClick={() => give.mutate({ lapsesOn: lot.lapsesOn, points })}
          >
            {wrong ? y('sheet.choose') : y('sheet.confirm', { points: pointsText(points) })}
          </Button>
        </>
      }
    >
      <Field
        label={y('sheet.points')}
        hint={y('sheet.hint', { points: pointsText(lot.points) })}
        error={
          wrong
            ? y('sheet.missing', { points: pointsText(lot.points) })
            : fieldMessage(give.error, 'points')
        }
        trailing={t('points')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={7}
        value={written}
        onChange={(event) => setWritten(event.target.value.trim())}
      />
      <Problem error={give.error} />
    </LazySheet>
  );
}

function useGive(onGiven: (gift: VillageGift) => void) {
  const { client } = useApi();
  const queries = useQueryClient();
  const requests = useRequestId();
  return useMutation({
    mutationFn: (body: { lapsesOn: string; points: number }) =>
      client.call('giveToVillage', { body, requestId: requests.idOf(body) }),
    onSuccess: (gift) => {
      requests.answered();
      for (const stale of madeStale)
        void queries.invalidateQueries({ queryKey: client.key(stale, {}) });
      onGiven(gift);
    },
    onError: requests.failed,
  });
}

const madeStale = [
  'getMyLapsing',
  'getMyPoints',
  'explainMyPoints',
  'getMyStatement',
  'getMyYears',
] as const;
