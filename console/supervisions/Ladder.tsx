import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { LadderStep } from '../../contract/supervisions.ts';
import { Button } from '../../ui/Button.tsx';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { EditLadder } from './EditLadder.tsx';
import styles from './supervisions.module.css';

/** The ladder in words, for everybody whom it may reach. */
export function Ladder() {
  const { t } = useWords();
  const { client } = useCounty();
  const me = useStaff();
  const [editing, setEditing] = useState(false);
  const ladder = useQuery({
    queryKey: client.key('getSupervisionLadder'),
    queryFn: ({ signal }) => client.call('getSupervisionLadder', { signal }),
    staleTime: 300_000,
  });
  if (ladder.data === undefined) return null;
  return (
    <section className={pageStyles.pane} aria-labelledby="ladder">
      <h2 className={pageStyles.heading} id="ladder">
        {t('supervisions.ladder')}
      </h2>
      <p className={styles.facts}>{t('supervisions.ladderLead')}</p>
      <ol className={styles.rungs}>
        {ladder.data.map((rung, index) => (
          <li key={rung.afterHours}>
            <Rung rung={rung} step={index + 1} />
          </li>
        ))}
      </ol>
      {editing && <EditLadder before={ladder.data} onDone={() => setEditing(false)} />}
      {!editing && mayCall(me, 'setSupervisionLadder') && (
        <Button kind="outline" size="s" onClick={() => setEditing(true)}>
          {t('supervisions.saveLadder')}
        </Button>
      )}
    </section>
  );
}

function Rung({
  rung: { afterHours, level, replyHours },
  step,
}: {
  rung: LadderStep;
  step: number;
}) {
  const { t } = useWords();
  return t(afterHours === 0 ? 'supervisions.rungAtOnce' : 'supervisions.rung', {
    step,
    after: afterHours,
    level: t(`supervisions.levels.${level}`),
    reply: replyHours,
  });
}
