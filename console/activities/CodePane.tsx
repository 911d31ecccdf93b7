import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeskActivity } from '../../contract/activities.ts';
import { Button } from '../../ui/Button.tsx';
import { QrIcon } from '../../ui/icons.tsx';
import { presentMs } from '../../ui/now.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import poolStyles from '../pools/pools.module.css';
import styles from './activities.module.css';

type Direction = 'in' | 'out';

/** Where the code leads: the residents’ app signs in whoever opens it. */
const addressOf = (county: number, code: string) =>
  `${location.origin}/?county=${county}#/activities/here/${code}`;
const goodAfterMs = 2 * 3_600_000;
/** Asked for a little after the change, so that the next code is there. */
const afterMs = 400;

/** The code that those who come scan; it stands large, and changes by itself. */
export function CodePane({ one }: { one: DeskActivity }) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  // Two hours after its end the code lets nobody out any more.
  const isOver = Date.parse(one.endsAt) + goodAfterMs < useNow().getTime();
  if (one.state === 'cancelled' || isOver) return null;
  return (
    <section className={poolStyles.card} aria-labelledby="activity-code">
      <div className={poolStyles.cardHead}>
        <h2 id="activity-code" className={poolStyles.name}>
          {t('activities.code.heading')}
        </h2>
        <Button
          size="s"
          kind="outline"
          icon={<QrIcon size={16} />}
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {t(shown ? 'activities.code.hide' : 'activities.code.show')}
        </Button>
      </div>
      <p className={poolStyles.quiet}>{t('activities.code.lead')}</p>
      {shown && <Code id={one.id} />}
    </section>
  );
}

function Code({ id }: { id: string }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [direction, setDirection] = useState<Direction>('in');
  const params = { id };
  const query = { direction };
  const asked = useQuery({
    queryKey: client.key('showActivityCode', { params, query }),
    queryFn: ({ signal }) => client.call('showActivityCode', { params, query, signal }),
    // The last one is of no use to anybody any more.
    gcTime: 0,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data === undefined
        ? 5_000
        : Math.max(1_000, Date.parse(state.data.until) - presentMs() + afterMs),
  });
  return (
    <div className={styles.code}>
      <Segmented
        label={t('activities.code.heading')}
        labelHidden
        value={direction}
        onChange={setDirection}
        choices={(['in', 'out'] as const).map((value) => ({
          value,
          label: t(`activities.code.${value}`),
        }))}
      />
      {asked.data !== undefined && (
        <QrCode
          size={280}
          value={addressOf(client.county, asked.data.code)}
          label={t('activities.code.alt', { direction: t(`activities.code.${direction}`) })}
        />
      )}
      <p className={poolStyles.quiet} role="status">
        {asked.isError && t('activities.code.failed')}
      </p>
    </div>
  );
}
