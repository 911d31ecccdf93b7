import type { GroupOutcome } from '../../../contract/rehearsals.ts';
import { pointsText } from '../../../ui/PointsFigure.tsx';
import { useWords } from '../../language.ts';
import { Part, PartHeading } from './Part.tsx';
import styles from './rehearsal.module.css';
import { groupName, meanText } from './words.ts';

const kinds = ['age', 'town', 'role'] as const;

/** The mean change of each group: gaining to the right with a disc, losing to the left with a square. */
export function GroupRows({ groups }: { groups: readonly GroupOutcome[] }) {
  const { t } = useWords();
  const widest = Math.max(1, ...groups.map(({ meanChange }) => Math.abs(meanChange)));
  return (
    <Part title={t('rehearsal.groups')}>
      {groups.length === 0 && <p className={styles.hint}>{t('rehearsal.noGroups')}</p>}
      {kinds.map((by) => {
        const own = groups.filter((group) => group.by === by);
        if (own.length === 0) return null;
        return (
          <div key={by} className={styles.grouping}>
            <PartHeading>{t(`rehearsal.by.${by}`)}</PartHeading>
            <ul className={styles.groups}>
              {own.map((group) => (
                <GroupRow key={group.code} group={group} widest={widest} />
              ))}
            </ul>
          </div>
        );
      })}
      {groups.length > 0 && <p className={styles.hint}>{t('rehearsal.groupsNote')}</p>}
    </Part>
  );
}

function GroupRow({ group, widest }: { group: GroupOutcome; widest: number }) {
  const words = useWords();
  const { t } = words;
  const { people, gain, lose, meanChange } = group;
  const direction = meanChange > 0 ? 'gain' : meanChange < 0 ? 'lose' : 'same';
  // The stick takes up to half of the line, and leaves room for the figure beyond its end.
  const share = (Math.abs(meanChange) / widest) * 32;
  return (
    <li className={styles.group}>
      <span className={styles.groupName}>
        {groupName(group, words)}
        <span className={styles.groupPeople}>
          {t('rehearsal.changesUnit', { people: pointsText(people) })}
        </span>
      </span>
      <span className={styles.line} data-direction={direction}>
        <span className={styles.stick} style={{ width: `${share}%` }} aria-hidden="true" />
        <span className={styles.mean}>
          {meanChange === 0 ? t('rehearsal.unchanged') : meanText(meanChange)}
        </span>
      </span>
      <span className={styles.gainLose}>
        {t('rehearsal.gainLose', { gain: pointsText(gain), lose: pointsText(lose) })}
      </span>
    </li>
  );
}
