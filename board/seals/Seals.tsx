import { useQuery } from '@tanstack/react-query';
import type { Seal, SealKey } from '../../contract/seals.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { DownloadIcon, PrintIcon, ShieldCheckIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCounty } from '../county.ts';
import { BoardPage } from '../frame/BoardPage.tsx';
import { Fetched } from '../frame/Fetched.tsx';
import { PageTitle } from '../frame/PageTitle.tsx';
import { useWords } from '../language.ts';
import { EarlierSeals } from './EarlierSeals.tsx';
import { noteFile } from './files.ts';
import { SealSheet } from './SealSheet.tsx';
import styles from './Seals.module.css';

/** The newest seal as a sheet for the notice board, and every seal before it. */
export default function Seals() {
  const { client } = useCounty();
  const { t } = useWords();
  const newest = useQuery({
    queryKey: client.key('getNewestSeal'),
    queryFn: ({ signal }) => client.call('getNewestSeal', { signal }),
  });
  return (
    <BoardPage wide>
      <PageTitle title={t('seals.title')} className={styles.title}>
        {t('seals.title')}
      </PageTitle>
      <p className={styles.lead}>{t('seals.lead')}</p>
      <Fetched query={newest} waiting={<Skeleton label={t('seals.fetching')} rows={6} />}>
        {({ seal, signedBy }) =>
          seal === null ? <NothingYet /> : <Newest seal={seal} signedBy={signedBy} />
        }
      </Fetched>
    </BoardPage>
  );
}

function Newest({ seal, signedBy }: { seal: Seal; signedBy: SealKey }) {
  const { t } = useWords();
  return (
    <div className={styles.columns}>
      <div className={styles.newest}>
        <SealSheet seal={seal} fingerprint={signedBy.fingerprint} />
        <div className={styles.buttons}>
          <Button icon={<PrintIcon size={20} />} onClick={() => print()}>
            {t('seals.print')}
          </Button>
          <ButtonLink kind="outline" icon={<DownloadIcon size={20} />} {...noteFile(seal)}>
            {t('seals.save')}
          </ButtonLink>
        </div>
        <p className={styles.check}>
          <a className="action-link" href="verify.html" target="_blank" rel="noopener">
            <ShieldCheckIcon size={20} />
            {t('seals.check')}
          </a>
          <span>{t('seals.checkLine')}</span>
        </p>
      </div>
      <EarlierSeals newest={seal} />
    </div>
  );
}

function NothingYet() {
  const { t } = useWords();
  return (
    <EmptyState drawing={<LampEmpty />} title={t('seals.emptyTitle')} line={t('seals.emptyLine')} />
  );
}
