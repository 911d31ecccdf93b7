import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import type { BulletinEntry as Entry } from '../../contract/bulletin.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { CameraIcon } from '../../ui/icons.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { Seal } from '../../ui/Seal.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { residentApp, useCounty } from '../county.ts';
import { BoardPage } from '../frame/BoardPage.tsx';
import { Fetched } from '../frame/Fetched.tsx';
import { PageTitle } from '../frame/PageTitle.tsx';
import { useWords } from '../language.ts';
import { BeforeAfter } from './BeforeAfter.tsx';
import styles from './BulletinEntry.module.css';
import { EntryFacts } from './EntryFacts.tsx';
import { EntryNotes } from './EntryNotes.tsx';
import { EntryThread } from './EntryThread.tsx';
import { MorePhotos } from './MorePhotos.tsx';

/** One solved case as it hangs on the notice board. */
export default function BulletinEntry() {
  const { client } = useCounty();
  const { t } = useWords();
  const { id } = useParams<{ id: string }>();
  const query = useQuery({
    queryKey: client.key('getBulletinEntry', { params: { id } }),
    queryFn: ({ signal }) => client.call('getBulletinEntry', { params: { id }, signal }),
  });
  const gone = (
    <Refusal why={t('bulletin.goneTitle')} whatToDo={t('bulletin.goneLine')}>
      <ButtonLink href="#/bulletin">{t('bulletin.toList')}</ButtonLink>
    </Refusal>
  );
  return (
    <BoardPage actions={<Actions />} wide>
      {query.data === undefined && (
        <PageTitle title={t('bulletin.title')}>{t('bulletin.title')}</PageTitle>
      )}
      <Fetched
        query={query}
        waiting={<Skeleton label={t('bulletin.fetching')} rows={4} figure />}
        refused={({ status }) => (status === 404 || status === 400 ? gone : undefined)}
      >
        {(entry) => <EntrySheet entry={entry} />}
      </Fetched>
    </BoardPage>
  );
}

function EntrySheet({ entry }: { entry: Entry }) {
  const { t } = useWords();
  const pictured = entry.before.length + entry.after.length > 0;
  return (
    <article className={classes(styles.sheet, pictured && styles.pictured)}>
      <div>
        <BeforeAfter
          title={entry.title}
          before={entry.before[0]}
          after={entry.after[0]}
          size="full"
        />
        <MorePhotos entry={entry} />
      </div>
      <div className={styles.words}>
        <div className={styles.head}>
          <PageTitle title={entry.title} className={styles.title}>
            {entry.title}
          </PageTitle>
          {entry.confirmed && (
            <Seal characters={t('bulletin.seal')} label={t('bulletin.sealLabel')} size={84} />
          )}
        </div>
        <EntryFacts entry={entry} />
        <EntryThread entry={entry} />
        <EntryNotes entry={entry} />
      </div>
    </article>
  );
}

function Actions() {
  const { t } = useWords();
  return (
    <>
      <ButtonLink kind="outline" href="#/case">
        {t('bulletin.findMine')}
      </ButtonLink>
      <ButtonLink kind="report" href={residentApp()} icon={<CameraIcon size={20} />}>
        {t('app.report')}
      </ButtonLink>
    </>
  );
}
