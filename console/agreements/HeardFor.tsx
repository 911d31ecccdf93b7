import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { HeardFeedback } from '../../contract/agreements-own.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useCounty } from '../county.tsx';
import { dateNearInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import { useNow } from '../now.ts';
import { Fold } from '../staff/Fold.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { Looked } from './Looked.tsx';
import { PartPane } from './PartPane.tsx';
import { RateForm } from './RateForm.tsx';
import { useAct, usePagedLook } from './use-agreed.ts';

/** What they suggested, what was answered, and whether it helps. */
export function HeardFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = usePagedLook(
    (client, query) => client.call('listFeedbackFor', { params: { id }, query }),
    ({ feedback }) => feedback,
  );
  return (
    <PartPane heading={t('agreed.heard.heading')} lead={t('agreed.heard.lead')}>
      <Looked
        look={looking}
        show={t('agreed.heard.show')}
        rows={looking.rows}
        empty={t('agreed.heard.none')}
        keyOf={(one) => one.id}
        pages={looking.pages}
      >
        {(one) => <One id={id} one={one} onRated={() => looking.mutate()} />}
      </Looked>
      <ComplaintFor id={id} />
    </PartPane>
  );
}

const complaintForm = /^\d{4} ?\d{4}$/;

/** What became of a complaint, for whoever hands over the number on their paper. */
function ComplaintFor({ id }: { id: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [number, setNumber] = useState('');
  const [pressed, setPressed] = useState(false);
  const complaint = number.replace(' ', '');
  const [heard, setHeard] = useState<{ of: string; one: HeardFeedback | undefined }>();
  const looking = useMutation({
    mutationFn: (of: string) =>
      client.call('listFeedbackFor', { params: { id }, query: { complaint: of } }),
    onSuccess: ({ feedback: [one] }, of) => setHeard({ of, one }),
  });
  // An answer that comes when another number is typed already is none to that number.
  const one = heard?.of === complaint ? heard.one : undefined;
  const missing = !complaintForm.test(number.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !looking.isPending) looking.mutate(complaint);
  };
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <Field
        label={t('agreed.heard.complaint')}
        hint={t('agreed.heard.complaintHint')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        value={number}
        error={pressed && missing ? t('agreed.heard.complaintMissing') : undefined}
        onChange={(event) => {
          setNumber(event.target.value);
          looking.reset();
        }}
      />
      <Refusals error={looking.error} />
      <Button type="submit" size="s" kind="outline" busy={looking.isPending}>
        {t('agreed.heard.complaintShow')}
      </Button>
      {one && (
        <div role="status">
          {/* Asked for once: so many numbers a day can be asked for, and the rating’s answer says the rest. */}
          <One
            id={id}
            one={one}
            complaint={complaint}
            onRated={(rated) => setHeard({ of: complaint, one: rated })}
          />
        </div>
      )}
    </form>
  );
}

interface OneProps {
  id: string;
  one: HeardFeedback;
  /** The number by which a complaint was found. */
  complaint?: string;
  onRated: (rated: HeardFeedback) => void;
}

function One({ id, one, complaint, onRated }: OneProps) {
  const { t, language } = useWords();
  const now = useNow();
  const { words, state, dueOn, answer, mayRate } = one;
  return (
    <>
      <p>
        {words} · <strong>{t(`feedback.states.${state}`)}</strong>
        <br />
        {answer === null
          ? t('agreed.heard.due', { day: dateNearInWords(dueOn, now, language) })
          : t('agreed.heard.answer', { words: answer })}
      </p>
      {mayRate && (
        <Fold title={t('agreed.heard.rate')} lead={t('agreements.cases.asTheySay')}>
          <Rate id={id} feedback={one.id} complaint={complaint} onRated={onRated} />
        </Fold>
      )}
    </>
  );
}

interface RateProps extends Pick<OneProps, 'id' | 'onRated'> {
  feedback: string;
  complaint: string | undefined;
}

function Rate({ id, feedback, complaint, onRated }: RateProps) {
  const { t } = useWords();
  const step = useAct(
    (client, rated: { rating: number; words: string }, requestId) =>
      client.call('rateFeedbackFor', {
        params: { id, feedback },
        body: { ...rated, ...(complaint !== undefined && { complaint }) },
        requestId,
      }),
    {
      line: t(
        `newcomers.done.rateFeedbackFor.${complaint === undefined ? 'suggestion' : 'complaint'}`,
      ),
      onDone: onRated,
    },
  );
  return <RateForm step={step} send={t('agreed.heard.rate')} />;
}
