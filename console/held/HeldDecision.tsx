import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { type FormEvent, useRef, useState } from 'react';
import type { HeldAward } from '../../contract/awards.ts';
import { Button } from '../../ui/Button.tsx';
import { isUndecided, Refused } from '../../ui/client.ts';
import { TextField } from '../../ui/Field.tsx';
import { reversalReasons } from '../codes.ts';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { OptionCards } from '../fields/OptionCards.tsx';
import { useWords } from '../language.ts';
import { type KeptDraft, useKeptDraft } from '../moves/drafts.ts';
import { useStaff } from '../session.ts';
import { useKeyCap, useShortcuts } from '../shortcuts.ts';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { submitOnModifierEnter } from '../submit-keys.ts';
import { emptyHeldDraft, gapsInDecision, type HeldDraft, sendDecision } from './held-draft.ts';

/** The decision on a held award: settle or take back, with the grounds for it. */
export function HeldDecision({ one }: { one: HeldAward }) {
  const { t } = useWords();
  const me = useStaff();
  const kept = useKeptDraft<HeldDraft>(`${me.id}:held:${one.award.id}`, emptyHeldDraft);
  const capped = useKeyCap();
  const deciding = useDecision(one, kept);
  const form = useRef<HTMLFormElement>(null);
  const [checked, setChecked] = useState(false);
  const gaps = gapsInDecision(kept.draft);
  useShortcuts({
    s: () => kept.change({ verdict: 'settle' }),
    r: () => kept.change({ verdict: 'reverse' }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (deciding.isPending) return;
    setChecked(true);
    if (gaps.length === 0) return deciding.mutate();
    const field = `[data-field="${gaps[0]}"]`;
    form.current?.querySelector<HTMLElement>(`${field} input, ${field} textarea`)?.focus();
  };
  return (
    <section className={stepStyles.pane}>
      <form ref={form} noValidate onSubmit={submit} onKeyDown={submitOnModifierEnter}>
        <h2 className={stepStyles.heading}>{t('held.decide')}</h2>
        <div className={stepStyles.fields}>
          <DecisionFields kept={kept} gaps={checked ? gaps : []} error={deciding.error} />
          <Refusals error={deciding.error} />
        </div>
        <Button
          type="submit"
          wide
          busy={deciding.isPending}
          keyCap={capped(t('moves.submitKey'))}
          aria-keyshortcuts="Control+Enter"
        >
          {t(kept.draft.verdict === '' ? 'held.submit' : `held.${kept.draft.verdict}`)}
        </Button>
      </form>
    </section>
  );
}

function useDecision(one: HeldAward, kept: KeptDraft<HeldDraft>) {
  const { client } = useCounty();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      sendDecision({ client, id: one.award.id, requestId: kept.requestIdToSend() }, kept.draft),
    onSuccess: () => {
      kept.finished();
      for (const route of ['listHeldAwards', 'listCases', 'getCase'])
        void queries.invalidateQueries({ queryKey: [client.county, route] });
    },
    onError: (error) => {
      if (error instanceof Refused && !isUndecided(error.problem)) kept.refused();
    },
  });
}

interface DecisionFieldsProps {
  kept: KeptDraft<HeldDraft>;
  gaps: readonly (keyof HeldDraft)[];
  error: unknown;
}

function DecisionFields({ kept: { draft, change }, gaps, error }: DecisionFieldsProps) {
  const { t } = useWords();
  const refused = (field: string) => (error instanceof Refused ? error.field(field) : undefined);
  const reasonError = gaps.includes('reason') ? t('moves.missing.reason') : refused('reason');
  return (
    <>
      <div data-field="verdict">
        <OptionCards
          label={t('held.decide')}
          labelHidden
          options={[
            { value: 'settle', title: t('held.settle'), why: t('held.settleLead') },
            { value: 'reverse', title: t('held.reverse'), why: t('held.reverseLead') },
          ]}
          value={draft.verdict}
          error={gaps.includes('verdict') ? t('moves.missing.solved') : undefined}
          onChange={(value) => change({ verdict: value === 'settle' ? 'settle' : 'reverse' })}
        />
      </div>
      {draft.verdict === 'reverse' && (
        <div data-field="reason">
          <Labelled label={t('held.reason')} error={reasonError}>
            {(id) => (
              <Select
                id={id}
                className={fieldStyles.full ?? ''}
                status={reasonError === undefined ? '' : 'error'}
                placeholder={t('moves.reasonHint')}
                value={draft.reason === '' ? null : draft.reason}
                options={reversalReasons.map((value) => ({
                  value,
                  label: t(`held.reasons.${value}`),
                }))}
                onChange={(reason) => change({ reason: reason ?? '' })}
              />
            )}
          </Labelled>
        </div>
      )}
      <div data-field="note">
        <TextField
          label={t('held.note')}
          placeholder={t('held.noteHint')}
          maxLength={500}
          value={draft.note}
          error={gaps.includes('note') ? t('moves.missing.note') : refused('note')}
          onChange={(event) => change({ note: event.target.value })}
        />
      </div>
    </>
  );
}
