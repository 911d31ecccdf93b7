import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useWords } from '../language.ts';
import poolStyles from '../pools/pools.module.css';
import { Failed } from '../states/Failed.tsx';
import { MediatorCards } from './MediatorCards.tsx';
import styles from './mediations.module.css';
import { useFoundMediators } from './use-mediations.ts';

interface FindMediatorProps {
  /** What is looked for; empty: nobody. */
  find: string;
  onFind: (find: string) => void;
}

/** Looks for one of those who mediate, however they stand; each look is on record, so it is asked for by a button. */
export function FindMediator({ find, onFind }: FindMediatorProps) {
  const { t } = useWords();
  const [wanted, setWanted] = useState(find);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFind(wanted.trim());
  };
  const clear = () => {
    setWanted('');
    onFind('');
  };
  return (
    <search>
      <form noValidate onSubmit={submit} className={poolStyles.card}>
        <Field
          label={t('mediators.find')}
          hint={t('mediators.findHint')}
          autoComplete="off"
          maxLength={40}
          value={wanted}
          onChange={(event) => setWanted(event.target.value)}
        />
        <div className={poolStyles.buttons}>
          <Button type="submit" size="s">
            {t('mediators.findGo')}
          </Button>
          {find !== '' && (
            <Button size="s" kind="outline" onClick={clear}>
              {t('mediators.findClear')}
            </Button>
          )}
        </div>
      </form>
    </search>
  );
}

/** Who was found. */
export function FoundMediators({ find }: { find: string }) {
  const { t } = useWords();
  const asked = useFoundMediators(find);
  if (asked.isPending) return <Skeleton label={t('mediators.loading')} rows={2} />;
  if (asked.data === undefined) return <Failed error={asked.error} retry={() => asked.refetch()} />;
  const { mediators, more } = asked.data;
  return (
    <section className={styles.stand} aria-labelledby="mediators-found">
      <h2 id="mediators-found" className={poolStyles.name}>
        {t('mediators.found')}
      </h2>
      <p role="status" className={poolStyles.quiet}>
        {mediators.length === 0
          ? t('mediators.foundNobody')
          : t(more ? 'mediators.foundMore' : 'mediators.foundSome', { count: mediators.length })}
      </p>
      <MediatorCards people={mediators} />
    </section>
  );
}
