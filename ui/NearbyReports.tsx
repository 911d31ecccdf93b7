import { useRef, useState } from 'react';
import type { NearbyReport } from '../contract/matters.ts';
import { Button } from './Button.tsx';
import { Card } from './Card.tsx';
import { CheckIcon, UsersIcon } from './icons.tsx';
import styles from './NearbyReports.module.css';

const phrases = [
  'heading',
  'headingOne',
  'thisOne',
  'yes',
  'no',
  'none',
  'note',
  'chosen',
  'chosenNote',
  'change',
] as const;
type Phrase = (typeof phrases)[number];

export interface NearbyWords extends Record<Phrase, string> {
  /** Of which kind it is, and where, when and by how many it was reported. */
  facts: (one: NearbyReport) => { kind: string; told: string };
}

/** The question in the words of whoever asks it. */
export const nearbyWords = (
  said: (phrase: Phrase) => string,
  facts: NearbyWords['facts'],
): NearbyWords => ({
  ...(Object.fromEntries(phrases.map((phrase) => [phrase, said(phrase)])) as Record<
    Phrase,
    string
  >),
  facts,
});

export interface NearbyReportsProps {
  reports: readonly NearbyReport[];
  /** The one that theirs is the same as. */
  sameAs: string | null;
  says: NearbyWords;
  onSame: (id: string | null) => void;
}

/** Where the question stands, for whoever listens. */
export const nearbyPlace = 'nearby';

/** What others reported nearby and is still open: is it one of these? Nobody has to say. */
export function NearbyReports({ reports, sameAs, says, onSame }: NearbyReportsProps) {
  const [others, setOthers] = useState<readonly string[]>([]);
  const place = useRef<HTMLElement>(null);
  const asked = reports.filter(({ id }) => !others.includes(id));
  // What was pressed goes away with the answer: whoever listens stays at the place of the question.
  const say = (chosen: string | null, not: readonly string[] = others) => {
    onSame(chosen);
    setOthers(not);
    place.current?.focus();
  };
  const ids = reports.map(({ id }) => id);
  const chosen = reports.find(({ id }) => id === sameAs);
  return (
    <section ref={place} id={nearbyPlace} tabIndex={-1} className={styles.place} aria-live="polite">
      {sameAs !== null ? (
        <Chosen one={chosen} says={says} onChange={() => say(null)} />
      ) : (
        asked.length > 0 && (
          <Asked reports={asked} says={says} onSame={say} onNone={() => say(null, ids)} />
        )
      )}
    </section>
  );
}

interface AskedProps {
  reports: readonly NearbyReport[];
  says: NearbyWords;
  onSame: (id: string) => void;
  onNone: () => void;
}

function Asked({ reports, says, onSame, onNone }: AskedProps) {
  const [only, ...more] = reports;
  const single = only !== undefined && more.length === 0;
  return (
    <Card tone="asking" className={styles.asked}>
      <h3 className={styles.heading}>
        <UsersIcon size={22} />
        {single ? says.headingOne : says.heading}
      </h3>
      <ul className={styles.list}>
        {reports.map((one) => (
          <li key={one.id} className={styles.one}>
            <Facts {...says.facts(one)} />
            {!single && (
              <Button kind="outline" size="s" onClick={() => onSame(one.id)}>
                {says.thisOne}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        {single && <Button onClick={() => onSame(only.id)}>{says.yes}</Button>}
        <Button kind="outline" onClick={onNone}>
          {single ? says.no : says.none}
        </Button>
      </div>
      <p className={styles.note}>{says.note}</p>
    </Card>
  );
}

interface ChosenProps {
  one: NearbyReport | undefined;
  says: NearbyWords;
  onChange: () => void;
}

function Chosen({ one, says, onChange }: ChosenProps) {
  return (
    <Card tone="tint" className={styles.chosen}>
      <CheckIcon size={22} />
      <div className={styles.words}>
        <h3 className={styles.heading}>{says.chosen}</h3>
        {one && <Facts {...says.facts(one)} />}
        <p className={styles.note}>{says.chosenNote}</p>
      </div>
      <Button kind="outline" size="s" onClick={onChange}>
        {says.change}
      </Button>
    </Card>
  );
}

const Facts = ({ kind, told }: ReturnType<NearbyWords['facts']>) => (
  <p className={styles.facts}>
    <strong>{kind}</strong>
    <span>{told}</span>
  </p>
);
