import type { ReactNode } from 'react';
import { Card } from '../../ui/Card.tsx';
import {
  BookIcon,
  CameraIcon,
  ChevronIcon,
  MapIcon,
  PhoneIcon,
  PointsIcon,
  SearchIcon,
  UsersIcon,
} from '../../ui/icons.tsx';
import { useApi } from '../api.ts';
import { boardPath, paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Home.module.css';

/** The one lantern of the page. */
export function ReportCard() {
  const { t } = useTexts();
  return (
    <Card raised className={styles.reportCard}>
      <div className={styles.report}>
        <span className={styles.camera}>
          <CameraIcon size={28} />
        </span>
        <div className={styles.reportWords}>
          <h2 className={styles.reportTitle}>
            <a className="stretched" href={paths.report}>
              {t('home.report')}
            </a>
          </h2>
          <p className={styles.line}>{t('home.reportLine')}</p>
        </div>
        <ChevronIcon className={styles.chevron} />
      </div>
    </Card>
  );
}

/** What exists now, and nothing that does not. */
export function Tiles() {
  const { t } = useTexts();
  const { client } = useApi();
  return (
    <nav className={styles.tiles} aria-label={t('home.tiles')}>
      <Tile href={boardPath(client.county, '/rules')} icon={<BookIcon />}>
        {t('home.rulebook')}
      </Tile>
      <Tile href={boardPath(client.county, '/bulletin')} icon={<MapIcon />}>
        {t('home.bulletin')}
      </Tile>
      <Tile href={boardPath(client.county, '/case')} icon={<SearchIcon />}>
        {t('home.lookUp')}
      </Tile>
      <Tile href={paths.activities} icon={<UsersIcon />}>
        {t('home.activities')}
      </Tile>
      <Tile href={paths.points} icon={<PointsIcon />}>
        {t('home.myPointsTile')}
      </Tile>
    </nav>
  );
}

function Tile(props: { href: string; icon: ReactNode; children: string }) {
  return (
    <a className={styles.tile} href={props.href}>
      <span className={styles.tileIcon}>{props.icon}</span>
      {props.children}
    </a>
  );
}

/** People before reports: the two numbers stay on home, whatever else changes. */
export function Emergency({ big = false }: { big?: boolean }) {
  const { t } = useTexts();
  return (
    <div className={styles.emergency}>
      {!big && <PhoneIcon size={20} />}
      <span className={styles.emergencyWords}>
        {t(big ? 'home.emergencyBig' : 'home.emergency')}
      </span>
      {['110', '119'].map((number) => (
        <a
          key={number}
          className={styles.number}
          href={`tel:${number}`}
          aria-label={t('home.call', { number })}
        >
          {number}
        </a>
      ))}
    </div>
  );
}
