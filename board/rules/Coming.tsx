import { useQuery } from '@tanstack/react-query';
import { StateTag } from '../../ui/StateTag.tsx';
import { useCounty } from '../county.ts';
import { fullDate } from '../dates.ts';
import { useWords } from '../language.ts';
import styles from './Coming.module.css';

/** Versions that are published and begin on a later day: what changes, and from when. */
export function Coming() {
  const { client } = useCounty();
  const coming = useQuery({
    queryKey: client.key('listComingRulebooks'),
    queryFn: ({ signal }) => client.call('listComingRulebooks', { signal }),
  });
  return coming.data?.map((one) => <ComingBook key={one.version} book={one} />);
}

interface Sentence {
  zh: string;
  en: string;
}
interface ComingBookProps {
  book: {
    version: number;
    effectiveFrom: string;
    note: string | null;
    differences: {
      against: number | null;
      rules: readonly Change[];
      campaigns: readonly Change[];
      book: readonly Change[];
    };
  };
}
interface Change {
  kind: 'added' | 'removed' | 'changed';
  part: string;
  name: Sentence;
  before: Sentence | null;
  after: Sentence | null;
}

function ComingBook({ book: { version, effectiveFrom, note, differences } }: ComingBookProps) {
  const { t, language } = useWords();
  const heading = `coming-${version}`;
  const changes = [...differences.rules, ...differences.campaigns, ...differences.book];
  return (
    <section className={styles.coming} aria-labelledby={heading}>
      <h2 id={heading}>
        {t('rules.coming.heading', { date: fullDate(effectiveFrom, language), version })}
      </h2>
      <p>{t('rules.coming.lead', { before: differences.against ?? version })}</p>
      {note !== null && (
        <p>
          <b>{t('rules.coming.why')}</b> {note}
        </p>
      )}
      {changes.length === 0 && <p>{t('rules.coming.nothing')}</p>}
      <ul className={styles.changes}>
        {changes.map((change) => (
          <ChangeLine key={`${change.kind}:${change.part}`} change={change} />
        ))}
      </ul>
    </section>
  );
}

function ChangeLine({ change: { kind, part, name, before, after } }: { change: Change }) {
  const { t, say } = useWords();
  const isRule = /^\d+\.\d+$/.test(part);
  return (
    <li className={styles.change}>
      <h3 className={styles.name}>
        {isRule && <span className="figures">{part}</span>}
        {say(name)}
        <StateTag state={kind === 'removed' ? 'reversed' : 'scheduled'}>
          {t(`rules.coming.kinds.${kind}`)}
        </StateTag>
      </h3>
      {before && (
        <p className={styles.line}>
          <span>{t('rules.coming.before')}</span>
          <span>{say(before)}</span>
        </p>
      )}
      {after && (
        <p className={styles.line}>
          <span>{t('rules.coming.after')}</span>
          <b>{say(after)}</b>
        </p>
      )}
    </li>
  );
}
