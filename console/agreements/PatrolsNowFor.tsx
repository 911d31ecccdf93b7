import type { MyPatrol } from '../../contract/patrols.ts';
import { Button } from '../../ui/Button.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { OneField } from './OneField.tsx';
import { PartPane } from './PartPane.tsx';
import { useBeginningFor, useEndingFor, useJoiningFor, usePatrolsFor } from './use-patrols-for.ts';

/** As many as are read to somebody. */
const most = 5;

/** Their own patrols: begun, joined by a code, looked at and ended as on a phone of theirs. */
export function PatrolsNowFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = usePatrolsFor(id);
  const beginning = useBeginningFor(id);
  const joining = useJoiningFor(id);
  const begun = beginning.data ?? joining.data;
  const patrols = looking.data?.patrols.slice(0, most) ?? [];
  return (
    <PartPane heading={t('forSomebody.patrols.heading')} lead={t('forSomebody.patrols.lead')}>
      <Button
        size="s"
        kind="outline"
        busy={beginning.isPending}
        onClick={() => !beginning.isPending && beginning.mutate(null)}
      >
        {t('forSomebody.patrols.begin')}
      </Button>
      <p role="status">
        {begun &&
          (begun.code === null
            ? t('forSomebody.patrol.takenPlain')
            : t('forSomebody.patrols.begun', { code: begun.code }))}
      </p>
      <Refusals error={beginning.error} />
      <OneField
        step={joining}
        label={t('forSomebody.patrols.code')}
        send={t('forSomebody.patrols.join')}
        most={8}
        number={{ fits: /^\d{8}$/, lacks: t('forSomebody.patrols.codeMissing') }}
      />
      <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
        {t('forSomebody.patrols.show')}
      </Button>
      {looking.isSuccess && patrols.length === 0 && (
        <p role="status">{t('forSomebody.patrols.none')}</p>
      )}
      <ul className={styles.list}>
        {patrols.map((patrol) => (
          <li key={patrol.id} className={styles.open}>
            <One id={id} patrol={patrol} onEnded={() => looking.mutate()} />
          </li>
        ))}
      </ul>
      <Refusals error={looking.error} />
    </PartPane>
  );
}

interface OneProps {
  id: string;
  patrol: MyPatrol;
  onEnded: () => void;
}

function One({ id, patrol, onEnded }: OneProps) {
  const { t, say, language } = useWords();
  const now = useNow();
  const { id: key, joinedAt, leftAt, closesAt, proof } = patrol;
  const ending = useEndingFor(id, key, onEnded);
  const isOpen = leftAt === null && proof === null && new Date(closesAt) > now;
  const { verdict = 'open', minutes = 0, reasons = [] } = proof ?? {};
  return (
    <>
      <span>
        {momentInWords(joinedAt, now, language)} ·{' '}
        {t(`forSomebody.patrols.verdict.${verdict}`, { minutes })}
        {reasons.map(({ words }) => ` · ${say(words)}`).join('')}
      </span>
      {isOpen && (
        <Button
          size="s"
          kind="outline"
          busy={ending.isPending}
          onClick={() => !ending.isPending && ending.mutate(null)}
        >
          {t('forSomebody.patrols.end')}
        </Button>
      )}
      <Refusals error={ending.error} />
    </>
  );
}
