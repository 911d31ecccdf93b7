import type { Alarm } from '../../contract/alarms.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { AlertIcon, CheckIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ColumnPage } from '../column/ColumnPage.tsx';
import columnStyles from '../column/column.module.css';
import { useCounty } from '../county.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './AlarmsPage.module.css';
import { useAlarms } from './use-alarms.ts';

/** What went off, newest first: what it means, what to do, and who has seen to it. */
export default function AlarmsPage() {
  const { t } = useWords();
  const alarms = useAlarms();
  return (
    <ColumnPage title={t('alarms.heading')} lead={t('alarms.lead')}>
      {alarms.isPending && <Skeleton label={t('alarms.loading')} rows={4} />}
      {alarms.isError && <Failed error={alarms.error} retry={() => alarms.refetch()} />}
      {alarms.data?.length === 0 && (
        <EmptyState
          drawing={<LampEmpty />}
          title={t('alarms.emptyHeading')}
          line={t('alarms.emptyWords')}
        />
      )}
      <ul className={styles.alarms}>
        {alarms.data?.map((alarm) => (
          <AlarmPane key={alarm.id} alarm={alarm} />
        ))}
      </ul>
    </ColumnPage>
  );
}

function AlarmPane({ alarm }: { alarm: Alarm }) {
  const { t, say, language } = useWords();
  const now = new Date(useNow());
  const { client } = useCounty();
  const seeing = useStep(
    (id: string, requestId) => client.call('seeAlarm', { params: { id }, requestId }),
    { stale: ['listAlarms'] },
  );
  const moment = (instant: string) => momentInWords(instant, now, language);
  const { seenAt, seenBy } = alarm;
  return (
    <li className={classes(columnStyles.pane, seenAt === null && styles.open)}>
      <p className={styles.state}>
        {seenAt === null ? <AlertIcon size={18} /> : <CheckIcon size={18} />}
        <strong>{t(seenAt === null ? 'alarms.open' : 'alarms.seen')}</strong>
        <span className={columnStyles.when}>{moment(alarm.raisedAt)}</span>
      </p>
      <p>{say(alarm.what)}</p>
      <p className={columnStyles.lead}>{say(alarm.whatToDo)}</p>
      {seenAt === null ? (
        <div className={styles.act}>
          <Refusals error={seeing.error} />
          <Button size="s" busy={seeing.isPending} onClick={() => seeing.mutate(alarm.id)}>
            {t('alarms.see')}
          </Button>
        </div>
      ) : (
        <p className={columnStyles.when}>
          {t('alarms.seenBy', { name: seenBy ?? '', when: moment(seenAt) })}
        </p>
      )}
    </li>
  );
}
