import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseLimits } from '../../contract/catalogue-of-categories.ts';
import { Button } from '../../ui/Button.tsx';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { EditLimits } from './EditLimits.tsx';
import { severityWord } from './severity.ts';
import styles from './supervisions.module.css';

/** By when cases of each severity are sent out and answered. */
export function Limits() {
  const { t } = useWords();
  const { client } = useCounty();
  const me = useStaff();
  const [editing, setEditing] = useState<number>();
  const limits = useQuery({
    queryKey: client.key('getCaseLimits'),
    queryFn: ({ signal }) => client.call('getCaseLimits', { signal }),
    enabled: mayCall(me, 'getCaseLimits'),
    staleTime: 300_000,
  });
  if (limits.data === undefined) return null;
  const inHand = limits.data.find(({ severity }) => severity === editing);
  return (
    <section className={pageStyles.pane} aria-labelledby="limits">
      <h2 className={pageStyles.heading} id="limits">
        {t('supervisions.limits')}
      </h2>
      <p className={styles.facts}>{t('supervisions.limitsLead')}</p>
      <ul className={pageStyles.rows}>
        {limits.data.map((one) => (
          <li key={one.severity} className={pageStyles.row}>
            <Line one={one} />
            {mayCall(me, 'setCaseLimits') && (
              <Button kind="outline" size="s" onClick={() => setEditing(one.severity)}>
                {t('supervisions.saveLimits')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {inHand && (
        <EditLimits key={inHand.severity} before={inHand} onDone={() => setEditing(undefined)} />
      )}
    </section>
  );
}

function Line({ one }: { one: CaseLimits }) {
  const { t } = useWords();
  return (
    <span className={pageStyles.what}>
      <b>
        {t('supervisions.severity', { n: one.severity })} · {t(severityWord(one.severity))}
      </b>{' '}
      {t('supervisions.limitLine', {
        dispatch: one.dispatchHours,
        answer: one.firstAnswerHours,
        days: t(one.workingDays ? 'supervisions.inWorkingDays' : 'supervisions.inCalendarDays'),
      })}
    </span>
  );
}
