import { useState } from 'react';
import type { AgreedBy } from '../../contract/agreements.ts';
import { tourPages } from '../../contract/tour.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { PartPane } from './PartPane.tsx';
import { useTourFor } from './use-newcomers.ts';

interface TourForProps {
  id: string;
  /** What one person of staff does for an account without a number is looked at by a second one. */
  agreedBy: AgreedBy;
}

/** What a newcomer is shown on a phone, read to them page by page; with the last one comes the gift, once. */
export function TourFor({ id, agreedBy }: TourForProps) {
  const { t, say } = useWords();
  const [place, setPlace] = useState<number>();
  const finishing = useTourFor(id);
  const page = place === undefined ? undefined : tourPages[place];
  if (finishing.data !== undefined)
    return (
      <PartPane heading={t('newcomers.tour.heading')}>
        <p role="status">
          {t(
            finishing.data.complete
              ? `newcomers.tour.doneGift.${agreedBy}`
              : 'newcomers.tour.doneProfile',
          )}
        </p>
      </PartPane>
    );
  return (
    <PartPane heading={t('newcomers.tour.heading')} lead={t('newcomers.tour.lead')}>
      {page === undefined || place === undefined ? (
        <Button size="s" kind="outline" onClick={() => setPlace(0)}>
          {t('newcomers.tour.begin')}
        </Button>
      ) : (
        <>
          <div aria-live="polite">
            <p>{t('newcomers.tour.step', { n: place + 1, of: tourPages.length })}</p>
            <h3 className={styles.askedHeading}>{say(page.title)}</h3>
            <p className={styles.read}>{say(page.line)}</p>
          </div>
          <Refusals error={finishing.error} />
          <div className={styles.choices}>
            {place > 0 && (
              <Button size="s" kind="outline" onClick={() => setPlace(place - 1)}>
                {t('newcomers.tour.previous')}
              </Button>
            )}
            {place < tourPages.length - 1 ? (
              <Button size="s" onClick={() => setPlace(place + 1)}>
                {t('newcomers.tour.next')}
              </Button>
            ) : (
              <Button size="s" busy={finishing.isPending} onClick={() => finishing.mutate(null)}>
                {t('newcomers.tour.finish')}
              </Button>
            )}
          </div>
        </>
      )}
    </PartPane>
  );
}
