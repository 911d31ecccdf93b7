import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type DigestReaders, digestReaders } from '../../contract/group-bot-kinds.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import { AreaField } from '../rewards/form/AreaField.tsx';
import { Failed } from '../states/Failed.tsx';
import styles from './group-bots.module.css';
import { ReadersField } from './ReadersField.tsx';

interface Wanted {
  /** '' is the area of whoever sits here. */
  area: string;
  /** '' is yesterday. */
  day: string;
  readers: DigestReaders;
}

/** What can be copied into a group that has no bot, as the groups of a village mostly have none. */
export default function DigestPage() {
  const { t } = useWords();
  const { client } = useCounty();
  const heading = usePageHeading(t('digest.heading'));
  const [wanted, setWanted] = useState<Wanted>({ area: '', day: '', readers: digestReaders[0] });
  const set = (change: Partial<Wanted>) => setWanted((before) => ({ ...before, ...change }));
  const { area, day, readers } = wanted;
  const query = { readers, ...(area === '' ? {} : { area }), ...(day === '' ? {} : { day }) };
  const digest = useQuery({
    queryKey: client.key('getDigest', { query }),
    queryFn: ({ signal }) => client.call('getDigest', { query, signal }),
  });
  return (
    <div className={pageStyles.page}>
      <div className={pageStyles.column}>
        <header>
          <h1 className={pageStyles.title} ref={heading} tabIndex={-1}>
            {t('digest.heading')}
          </h1>
          <p className={pageStyles.lead}>{t('digest.lead')}</p>
        </header>
        <section className={pageStyles.pane}>
          <div className={pageStyles.form}>
            <ReadersField
              label={t('digest.whose')}
              value={wanted.readers}
              onChange={(readers) => set({ readers })}
            />
            <AreaField
              label={t('digest.area')}
              error={undefined}
              area={wanted.area || (digest.data?.area ?? '')}
              onChange={(area) => set({ area })}
            />
            <Field
              label={t('digest.day')}
              type="date"
              value={wanted.day || (digest.data?.day ?? '')}
              onChange={(event) => set({ day: event.target.value })}
            />
          </div>
        </section>
        {digest.isPending && <Skeleton label={t('digest.loading')} rows={4} />}
        {digest.isError && <Failed error={digest.error} retry={() => digest.refetch()} />}
        {digest.data && <Words key={digest.data.words} words={digest.data.words} />}
      </div>
    </div>
  );
}

function Words({ words }: { words: string }) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const copy = () => {
    // Without https there is no clipboard.
    const copying = navigator.clipboard?.writeText(words) ?? Promise.reject(new Error('none'));
    copying.then(
      () => setSaid(t('digest.copied')),
      () => setSaid(t('digest.notCopied')),
    );
  };
  return (
    <section className={pageStyles.pane} aria-label={t('digest.words')}>
      <p className={styles.words} lang="zh-CN">
        {words}
      </p>
      <div className={pageStyles.buttons}>
        <Button size="s" onClick={copy}>
          {t('digest.copy')}
        </Button>
      </div>
      <p className={pageStyles.lead} role="status">
        {said}
      </p>
    </section>
  );
}
