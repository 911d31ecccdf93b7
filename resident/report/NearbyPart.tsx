import { useRef, useState } from 'react';
import type { NearbyReport } from '../../contract/matters.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { CheckIcon, UsersIcon } from '../../ui/icons.tsx';
import { presentMs } from '../../ui/now.ts';
import { dayText } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import styles from './NearbyPart.module.css';
import { useOutbox } from './use-queue.ts';

/** What others reported nearby and is still open: is it one of these? Nobody has to say. */
export function NearbyPart({ reports }: { reports: readonly NearbyReport[] }) {
  const { outbox, view } = useOutbox();
  const { sameAs = null } = view.draft;
  const [others, setOthers] = useState<readonly string[]>([]);
  const place = useRef<HTMLElement>(null);
  const asked = reports.filter(({ id }) => !others.includes(id));
  // What was pressed goes away with the answer: whoever listens stays at the place of the question.
  const say = (chosen: string | null, not: readonly string[] = others) => {
    outbox.change({ sameAs: chosen });
    setOthers(not);
    place.current?.focus();
  };
  const ids = reports.map(({ id }) => id);
  return (
    <section ref={place} id="nearby" tabIndex={-1} className={styles.place} aria-live="polite">
      {sameAs !== null ? (
        <Chosen one={reports.find(({ id }) => id === sameAs)} onChange={() => say(null)} />
      ) : (
        asked.length > 0 && <Asked reports={asked} onSame={say} onNone={() => say(null, ids)} />
      )}
    </section>
  );
}

interface AskedProps {
  reports: readonly NearbyReport[];
  onSame: (id: string) => void;
  onNone: () => void;
}

function Asked({ reports, onSame, onNone }: AskedProps) {
  const { t } = useTexts();
  const [only, ...more] = reports;
  const single = only !== undefined && more.length === 0;
  return (
    <Card tone="asking" className={styles.asked}>
      <h3 className={styles.heading}>
        <UsersIcon size={22} />
        {t(single ? 'report.nearby.headingOne' : 'report.nearby.heading')}
      </h3>
      <ul className={styles.list}>
        {reports.map((one) => (
          <li key={one.id} className={styles.one}>
            <Facts one={one} />
            {!single && (
              <Button kind="outline" size="s" onClick={() => onSame(one.id)}>
                {t('report.nearby.thisOne')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        {single && <Button onClick={() => onSame(only.id)}>{t('report.nearby.yes')}</Button>}
        <Button kind="outline" onClick={onNone}>
          {t(single ? 'report.nearby.no' : 'report.nearby.none')}
        </Button>
      </div>
      <p className={styles.note}>{t('report.nearby.note')}</p>
    </Card>
  );
}

function Chosen({ one, onChange }: { one: NearbyReport | undefined; onChange: () => void }) {
  const { t } = useTexts();
  return (
    <Card tone="tint" className={styles.chosen}>
      <CheckIcon size={22} />
      <div className={styles.words}>
        <h3 className={styles.heading}>{t('report.nearby.chosen')}</h3>
        {one && <Facts one={one} />}
        <p className={styles.note}>{t('report.nearby.chosenNote')}</p>
      </div>
      <Button kind="outline" size="s" onClick={onChange}>
        {t('report.nearby.change')}
      </Button>
    </Card>
  );
}

function Facts({ one }: { one: NearbyReport }) {
  const { t, say, language } = useTexts();
  const day = dayText(one.reportedOn, presentMs(), language);
  return (
    <p className={styles.facts}>
      <strong>{say(one.categoryName)}</strong>
      <span>
        {one.areaName !== null && `${say(one.areaName)} · `}
        {t('report.nearby.reported', { day, n: one.reports })}
      </span>
    </p>
  );
}
