import { useAnswer, useMe } from '../api.ts';
import { Screen } from '../frame/Screen.tsx';
import { useSettings } from '../settings.ts';
import { useTexts } from '../texts/language.ts';
import { BigTasks } from './BigTasks.tsx';
import styles from './Home.module.css';
import { MyCases } from './MyCases.tsx';
import { PatrolCard } from './PatrolCard.tsx';
import { Pending } from './Pending.tsx';
import { Sky } from './Sky.tsx';
import { Emergency, ReportCard, Tiles } from './Tasks.tsx';

/** The first thing a resident sees: points under the night, then the one thing to press. */
export function Home() {
  const { t } = useTexts();
  const { elder } = useSettings();
  const me = useMe();
  const points = useAnswer('getMyPoints', {});
  const cases = useAnswer('listMyCases', {});
  const header = <Sky me={me.data} points={points.data} />;
  return (
    <Screen title={t('home.title')} header={header} place="home">
      <div className={styles.body}>
        {elder ? (
          <>
            <Pending me={me.data} />
            <BigTasks total={cases.data?.total} />
          </>
        ) : (
          <>
            <ReportCard />
            <Pending me={me.data} />
            <PatrolCard />
            <Tiles />
            <Emergency />
            <MyCases cases={cases} />
          </>
        )}
      </div>
    </Screen>
  );
}
