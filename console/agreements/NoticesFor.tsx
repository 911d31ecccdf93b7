import { Button } from '../../ui/Button.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { PartPane } from './PartPane.tsx';
import { useNoticesFor, useReadingOutFor } from './use-errands-for.ts';

/** What they were told and have not read, to be read to them. */
export function NoticesFor({ id }: { id: string }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const looking = useNoticesFor(id);
  const reading = useReadingOutFor(id, () => looking.mutate());
  const notices = looking.data?.notices ?? [];
  const ids = notices.map(({ id: notice }) => notice);
  return (
    <PartPane heading={t('forSomebody.notices.heading')} lead={t('forSomebody.notices.lead')}>
      <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
        {t('forSomebody.notices.show')}
      </Button>
      {looking.isSuccess && ids.length === 0 && (
        <p role="status">{t('forSomebody.notices.none')}</p>
      )}
      <ul className={styles.list}>
        {notices.map(({ id: notice, at, words }) => (
          <li key={notice}>
            {momentInWords(at, now, language)} · {say(words)}
          </li>
        ))}
      </ul>
      {looking.data?.more && <p>{t('forSomebody.notices.more')}</p>}
      {ids.length > 0 && (
        <Button
          size="s"
          busy={reading.isPending}
          onClick={() => !reading.isPending && reading.mutate({ ids })}
        >
          {t('forSomebody.notices.read')}
        </Button>
      )}
      <Refusals error={looking.error ?? reading.error} />
    </PartPane>
  );
}
