import { type FormEvent, useState } from 'react';
import type { Mediation } from '../../../contract/mediations.ts';
import type { Photo } from '../../../contract/photos.ts';
import { Button } from '../../../ui/Button.tsx';
import { Refused } from '../../../ui/client.ts';
import { Field, TextField } from '../../../ui/Field.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useWords } from '../../language.ts';
import { useNow } from '../../now.ts';
import poolStyles from '../../pools/pools.module.css';
import { Refusals } from '../../states/Refusals.tsx';
import { Unfold } from '../../states/Unfold.tsx';
import { today } from '../filled.ts';
import { useFileStep } from '../use-mediations.ts';
import { PaperPhotos } from './PaperPhotos.tsx';

/** What both agree to, typed in from the paper of a mediator who has no phone for it. */
export function Propose({ one }: { one: Mediation }) {
  const { t } = useWords();
  return (
    <Unfold label={t('mediations.moves.propose')}>
      {(fold) => <ProposeForm one={one} onDone={fold} />}
    </Unfold>
  );
}

interface Agreement {
  form: 'written' | 'oral';
  terms: string;
  performBy: string | null;
  photoIds: string[];
}

function ProposeForm({ one, onDone }: { one: Mediation; onDone: () => void }) {
  const { t } = useWords();
  const now = useNow();
  const [form, setForm] = useState<Agreement['form']>(one.form ?? 'written');
  const [terms, setTerms] = useState(one.terms);
  const [performBy, setPerformBy] = useState(one.performBy ?? '');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [pressed, setPressed] = useState(false);
  const step = useFileStep(
    (client, body: Agreement, requestId) =>
      client.call('proposeForMediator', { params: { id: one.id }, body, requestId }),
    onDone,
  );
  const missing = terms.trim().length < 2;
  const refused = (field: string) =>
    step.error instanceof Refused ? step.error.field(field) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing || photos.length === 0 || step.isPending) return;
    step.mutate({
      form,
      terms: terms.trim(),
      performBy: performBy === '' ? null : performBy,
      photoIds: photos.map(({ id }) => id),
    });
  };
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-propose">
      <h2 id="mediation-propose" className={poolStyles.name}>
        {t('mediations.moves.propose')}
      </h2>
      <p className={poolStyles.quiet}>
        {t('mediations.moves.proposeLead', { name: one.mediator ?? '' })}
      </p>
      <form noValidate onSubmit={submit} className={poolStyles.form}>
        <Segmented
          label={t('mediations.moves.proposeForm')}
          choices={(['written', 'oral'] as const).map((value) => ({
            value,
            label: t(`mediations.agreementForms.${value}`),
          }))}
          value={form}
          onChange={setForm}
        />
        <TextField
          label={t('mediations.moves.proposeTerms')}
          rows={5}
          maxLength={2000}
          value={terms}
          error={pressed && missing ? t('mediations.open.missing') : refused('terms')}
          onChange={(event) => setTerms(event.target.value)}
        />
        <Field
          type="date"
          label={t('mediations.moves.proposeBy')}
          min={today(now)}
          value={performBy}
          error={refused('performBy')}
          onChange={(event) => setPerformBy(event.target.value)}
        />
        <PaperPhotos
          photos={photos}
          missing={pressed}
          error={refused('photoIds')}
          onChange={setPhotos}
        />
        <Refusals error={step.error} />
        <div className={poolStyles.buttons}>
          <Button type="submit" size="s" busy={step.isPending}>
            {t('mediations.moves.proposeSend')}
          </Button>
        </div>
      </form>
    </section>
  );
}
