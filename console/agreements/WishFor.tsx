import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { PartPane } from './PartPane.tsx';
import { useShelvesFor, useWishFor } from './use-errands-for.ts';

/** What they looked for in the shop and did not get. */
export function WishFor({ id }: { id: string }) {
  const { t, say } = useWords();
  const [words, setWords] = useState('');
  const [pressed, setPressed] = useState(false);
  const wishing = useWishFor(id);
  const looking = useShelvesFor(id);
  const missing = words.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !wishing.isPending) wishing.mutate({ words: words.trim() });
  };
  return (
    <PartPane heading={t('forSomebody.wish.heading')} lead={t('forSomebody.wish.lead')}>
      <form className={styles.fields} noValidate onSubmit={submit}>
        <Field
          label={t('forSomebody.wish.words')}
          autoComplete="off"
          maxLength={40}
          value={words}
          error={pressed && missing ? t('forSomebody.wish.missing') : undefined}
          onChange={(event) => setWords(event.target.value)}
        />
        <Refusals error={wishing.error} />
        <p role="status">
          {wishing.data && t(`forSomebody.wish.${wishing.data.counted ? 'counted' : 'notCounted'}`)}
        </p>
        <Button type="submit" size="s" busy={wishing.isPending}>
          {t('forSomebody.wish.send')}
        </Button>
      </form>
      <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
        {t('forSomebody.wish.show')}
      </Button>
      {looking.data?.shelves.length === 0 && <p role="status">{t('forSomebody.wish.none')}</p>}
      <ul className={styles.list}>
        {looking.data?.shelves.map(({ reward, name }) => (
          <li key={reward} className={styles.open}>
            {say(name)}
            <Button size="s" kind="outline" onClick={() => wishing.mutate({ reward })}>
              {t('forSomebody.wish.wanted')}
            </Button>
          </li>
        ))}
      </ul>
      <Refusals error={looking.error} />
    </PartPane>
  );
}
