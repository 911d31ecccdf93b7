import type { Held as Entry } from '../../contract/my-data.ts';
import { ChevronDownIcon } from '../../ui/icons.tsx';
import { useAnswer } from '../api.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './MyData.module.css';
import { useMyDataTexts } from './use-my-data-texts.ts';

/** What is held about me, sorted as a person thinks of it. */
export default function Held() {
  const { t } = useTexts();
  const d = useMyDataTexts();
  const mine = useAnswer('getMyData', {});
  return (
    <Screen title={d('held.title')} back={{ label: t('back'), href: paths.myData }}>
      <p className={styles.lead}>{d('held.lead')}</p>
      <Loaded asked={mine}>
        {({ groups }) =>
          groups.map(({ group, entries }) => (
            <section key={group} className={styles.part} aria-labelledby={group}>
              <h2 id={group} className={styles.heading}>
                {d(`groups.${group}`)}
              </h2>
              {entries.map((entry) => (
                <One key={entry.what.en} entry={entry} />
              ))}
            </section>
          ))
        }
      </Loaded>
    </Screen>
  );
}

const facts = ['purpose', 'seenBy', 'kept', 'keeping', 'basis'] as const;

function countWord(count: number | null) {
  if (count === null) return 'held.uncounted';
  return count > 0 ? 'held.count' : 'held.none';
}

function One({ entry }: { entry: Entry }) {
  const { say } = useTexts();
  const d = useMyDataTexts();
  const { what, count } = entry;
  return (
    <details className={styles.entry}>
      <summary className={styles.summary}>
        <span className={styles.label}>{say(what)}</span>
        <span className={styles.count}>{d(countWord(count), { count: count ?? 0 })}</span>
        <ChevronDownIcon size={16} />
      </summary>
      <dl className={styles.facts}>
        {facts.map((fact) => (
          <div key={fact}>
            <dt>{d(`held.${fact}`)}</dt>
            <dd>{say(entry[fact])}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
