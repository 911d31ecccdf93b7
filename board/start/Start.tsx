import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import {
  BookIcon,
  CameraIcon,
  CaseIcon,
  ChevronIcon,
  MapIcon,
  PhoneIcon,
  PhotoIcon,
} from '../../ui/icons.tsx';
import { residentApp } from '../county.ts';
import { BoardPage } from '../frame/BoardPage.tsx';
import { useWords } from '../language.ts';
import styles from './Start.module.css';
import { Tonight } from './Tonight.tsx';

const Recent = lazy(() => import('./Recent.tsx'));

const doors = [
  { href: '/rules', word: 'app.rules', line: 'start.rulesLine', icon: <BookIcon /> },
  { href: '/bulletin', word: 'app.bulletin', line: 'start.bulletinLine', icon: <PhotoIcon /> },
  { href: '/case', word: 'app.case', line: 'start.caseLine', icon: <CaseIcon /> },
  { href: '/map', word: 'app.map', line: 'start.mapLine', icon: <MapIcon /> },
] as const;

/** The front of the board: today in brief, the doors, and the way to report. */
export default function Start() {
  const { t } = useWords();
  return (
    <BoardPage sky={<Tonight />} wide>
      <div className={styles.entrances}>
        <a className={styles.report} href={residentApp()}>
          <span className={styles.lantern}>
            <CameraIcon size={30} />
          </span>
          <span className={styles.words}>
            <strong className={styles.big}>{t('app.report')}</strong>
            <span className={styles.line}>{t('start.reportLine')}</span>
          </span>
          <ChevronIcon size={20} />
        </a>
        <nav className={styles.doors} aria-label={t('start.doors')}>
          {doors.map(({ href, word, line, icon }) => (
            <Link key={href} href={href} className={styles.door}>
              <span className={styles.icon}>{icon}</span>
              <span className={styles.words}>
                <strong className={styles.doorName}>{t(word)}</strong>
                <span className={styles.line}>{t(line)}</span>
              </span>
            </Link>
          ))}
        </nav>
      </div>
      <p className={styles.emergency}>
        <PhoneIcon size={20} />
        <span className={styles.emergencyLine}>{t('start.emergency')}</span>
        <span className={styles.numbers}>
          <a href="tel:110">110</a>
          <a href="tel:119">119</a>
        </span>
      </p>
      <Suspense>
        <Recent />
      </Suspense>
    </BoardPage>
  );
}
