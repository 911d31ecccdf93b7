import type { Household as Family, MyHousehold } from '../../contract/households.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Neighbours } from '../../ui/drawings/Neighbours.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PointsFigure } from '../../ui/PointsFigure.tsx';
import { useAnswer } from '../api.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { Children } from './Children.tsx';
import { FoundForm } from './FoundForm.tsx';
import styles from './Household.module.css';
import { Invite } from './Invite.tsx';
import { JoinForm } from './JoinForm.tsx';
import { Leave } from './Leave.tsx';
import { Members } from './Members.tsx';
import { Rename } from './Rename.tsx';
import { SafeHousehold } from './SafeHousehold.tsx';
import { Spending } from './Spending.tsx';
import { useFamilyTexts } from './use-family-texts.ts';

/** The household that I share points with: who is in it, its children, and the ways in and out. */
export default function Household() {
  const { t } = useTexts();
  const f = useFamilyTexts();
  const mine = useAnswer('getMyHousehold', {});
  return (
    <Screen title={f('title')} back={{ label: t('back'), href: paths.me }}>
      <Loaded asked={mine}>
        {({ household, sharePercent }) =>
          household === null ? (
            <NoHousehold sharePercent={sharePercent} />
          ) : (
            <Inside family={household} />
          )
        }
      </Loaded>
    </Screen>
  );
}

function NoHousehold({ sharePercent }: Pick<MyHousehold, 'sharePercent'>) {
  const f = useFamilyTexts();
  return (
    <>
      <EmptyState drawing={<Neighbours />} title={f('noneTitle')} line={f('noneLine')} />
      <JoinForm sharePercent={sharePercent} />
      <FoundForm sharePercent={sharePercent} />
    </>
  );
}

function Inside({ family }: { family: Family }) {
  const { t } = useTexts();
  const f = useFamilyTexts();
  const points = useAnswer('getMyPoints', {});
  const { members, name } = family;
  const isHead = members.some(({ me, head }) => me && head);
  const grownUp = members.some(({ me, minor }) => me && !minor);
  return (
    <>
      <Card>
        <div className={styles.title}>
          <h2 className={styles.name}>{name ?? f('unnamed')}</h2>
          {isHead && <Rename name={name ?? ''} />}
        </div>
        <p className={styles.quiet}>{f('line')}</p>
        {points.data && (
          <p className={styles.account}>
            <span>{f('account')}</span>
            <PointsFigure points={points.data.household ?? 0} unit={f('points')} />
          </p>
        )}
        <p className={styles.quiet}>{t('statement.householdUse')}</p>
        {family.agreedShare !== null && (
          <p className={styles.quiet}>
            {family.agreedShare === 0
              ? f('shareNoneKept')
              : f('shareKept', { percent: family.agreedShare })}
          </p>
        )}
      </Card>
      <Spending list={family.spending} />
      <SafeHousehold />
      <section className={styles.part} aria-labelledby="members">
        <h2 id="members" className={styles.heading}>
          {f('members')}
        </h2>
        <Members list={members} />
        {grownUp && <Invite />}
      </section>
      <section className={styles.part} aria-labelledby="children">
        <h2 id="children" className={styles.heading}>
          {f('children')}
        </h2>
        <p className={styles.quiet}>{f('childrenLine')}</p>
        <Children list={family.children} />
        {grownUp && (
          <ButtonLink kind="outline" wide href={paths.addChild}>
            {f('addChild')}
          </ButtonLink>
        )}
      </section>
      <Leave last={members.length === 1} />
    </>
  );
}
