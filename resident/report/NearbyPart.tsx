import { useEffect, useState } from 'react';
import type { NearbyReport } from '../../contract/matters.ts';
import { presentMs } from '../../ui/now.ts';
import { useAnswer, useMe } from '../api.ts';
import { dayText } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import styles from './NearbyPart.module.css';
import { useOutbox } from './use-outbox.tsx';

const afterTypingMs = 1_500;

/** What others reported nearby and is still open: is it one of these? Nobody has to say. */
export function NearbyPart() {
  const { t } = useTexts();
  const { outbox, view } = useOutbox();
  const { sameAs = null } = view.draft;
  const reports = useNearby();
  if (reports.length === 0) return null;
  return (
    <section className={styles.nearby} aria-labelledby="nearby">
      <h3 id="nearby" className={styles.heading}>
        {t('report.nearby.heading')}
      </h3>
      <ul className={styles.list}>
        {reports.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={styles.choice}
              aria-pressed={sameAs === one.id}
              onClick={() => outbox.change({ sameAs: sameAs === one.id ? null : one.id })}
            >
              <NearbyWords one={one} />
            </button>
          </li>
        ))}
      </ul>
      {sameAs !== null && <p className={styles.note}>{t('report.nearby.same')}</p>}
    </section>
  );
}

function NearbyWords({ one }: { one: NearbyReport }) {
  const { t, say, language } = useTexts();
  const day = dayText(one.reportedOn, presentMs(), language);
  return (
    <>
      <strong>{say(one.categoryName)}</strong>
      <span className={styles.facts}>
        {one.areaName !== null && `${say(one.areaName)} · `}
        {t('report.nearby.reported', { day, n: one.reports })}
      </span>
    </>
  );
}

/** Asked once words and place rest: of what is being typed nothing goes out at every key. */
function useNearby(): readonly NearbyReport[] {
  const { view } = useOutbox();
  const { words, position, category, suggested } = view.draft;
  const [rested, setRested] = useState(words.trim());
  useEffect(() => {
    const timer = setTimeout(() => setRested(words.trim()), afterTypingMs);
    return () => clearTimeout(timer);
  }, [words]);
  const me = useMe().data;
  const code = category ?? suggested;
  const enabled = me !== undefined && rested.length >= 2 && position !== null;
  const { data } = useAnswer(
    'findNearby',
    {
      body: {
        words: rested,
        position: { lng: position?.lng ?? 0, lat: position?.lat ?? 0 },
        ...(code === null ? {} : { category: code }),
      },
    },
    { enabled, staleTime: 60_000 },
  );
  return enabled ? (data?.reports ?? []) : [];
}
