import type { SharedSpending } from '../../contract/households.ts';
import { presentMs } from '../../ui/now.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { dayText, localDay } from '../dates.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Household.module.css';
import { useFamilyTexts } from './use-family-texts.ts';

/** Every other state has given the points back. */
const tags: Partial<Record<SharedSpending['state'], TagState>> = {
  reserved: 'quiet',
  handed_over: 'settled',
};

/** What the points that all of them share went on: every member reads who redeemed what, and when. */
export function Spending({ list }: { list: readonly SharedSpending[] }) {
  const f = useFamilyTexts();
  return (
    <section className={styles.part} aria-labelledby="spending">
      <h2 id="spending" className={styles.heading}>
        {f('spending')}
      </h2>
      {list.length === 0 && <p className={styles.quiet}>{f('spendingNone')}</p>}
      <ul className={styles.list}>
        {list.map((one) => (
          <li key={one.id} className={styles.row}>
            <Spent one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Spent({ one }: { one: SharedSpending }) {
  const { say, language } = useTexts();
  const f = useFamilyTexts();
  const { what, points, state, at, by, here, me } = one;
  const name = here ? (by ?? f('noName')) : f('movedOut');
  const who = me ? `${name} ${f('me')}` : name;
  const day = dayText(localDay(at), presentMs(), language);
  return (
    <>
      <span className={styles.spent}>
        <span>{say(what)}</span>
        <span className={styles.quiet}>{f('spent', { who, day, points: pointsText(points) })}</span>
      </span>
      <StateTag state={tags[state] ?? 'reversed'}>{f(`spendingStates.${state}`)}</StateTag>
    </>
  );
}
