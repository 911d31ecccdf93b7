import type { ReactNode } from 'react';
import { Card } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import {
  CameraIcon,
  CaseIcon,
  ChevronIcon,
  PhoneIcon,
  PointsIcon,
  UsersIcon,
} from '../../ui/icons.tsx';
import { useApi } from '../api.ts';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Home.module.css';
import { Emergency } from './Tasks.tsx';

/** Home in large type: one task a row, and a person to call. */
export function BigTasks({ total }: { total: number | undefined }) {
  const { t } = useTexts();
  const { county } = useApi();
  const chevron = <ChevronIcon className={styles.chevron} />;
  return (
    <>
      <BigTask
        lantern
        href={paths.report}
        icon={<CameraIcon size={36} className={styles.bigIcon} />}
        title={t('home.reportBig')}
        line={t('home.reportBigLine')}
      />
      <BigTask
        href={paths.cases}
        icon={<CaseIcon size={28} className={styles.bigIcon} />}
        title={t('home.mine')}
        line={total ? t('home.openCount', { count: total }) : t('home.openBig')}
        end={chevron}
      />
      <BigTask
        href={paths.patrol}
        icon={<UsersIcon size={28} className={styles.bigIcon} />}
        title={t('home.patrol')}
        line={t('home.patrolLine')}
        end={chevron}
      />
      <BigTask
        href={paths.points}
        icon={<PointsIcon size={28} className={styles.bigIcon} />}
        title={t('home.myPoints')}
        line={t('home.pointsBig')}
        end={chevron}
      />
      <BigTask
        href={paths.activities}
        icon={<UsersIcon size={28} className={styles.bigIcon} />}
        title={t('home.activities')}
        line={t('home.activitiesBig')}
        end={chevron}
      />
      <BigTask
        tint
        href={`tel:${county.hotline}`}
        icon={<PhoneIcon size={28} className={styles.bigIcon} />}
        title={t('home.hotline')}
        line={t('home.hotlineLine')}
        end={<span className={styles.dial}>{t('home.dial')}</span>}
      />
      <Emergency big />
    </>
  );
}

interface BigTaskProps {
  href: string;
  icon: ReactNode;
  title: string;
  line: string;
  end?: ReactNode;
  lantern?: boolean;
  tint?: boolean;
}

function BigTask({ href, icon, title, line, end, lantern, tint }: BigTaskProps) {
  return (
    <Card
      tone={tint ? 'tint' : lantern ? 'plain' : 'outlined'}
      className={classes(styles.bigCard, lantern && styles.lantern)}
    >
      <div className={styles.big}>
        {icon}
        <div className={styles.reportWords}>
          <h2 className={styles.bigTitle}>
            <a className="stretched" href={href}>
              {title}
            </a>
          </h2>
          <p className={styles.bigLine}>{line}</p>
        </div>
        {end}
      </div>
    </Card>
  );
}
