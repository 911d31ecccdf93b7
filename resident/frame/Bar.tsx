import { type BarItem, BottomBar } from '../../ui/BottomBar.tsx';
import { CaseIcon, HomeIcon, PersonIcon, PointsIcon } from '../../ui/icons.tsx';
import { paths } from '../paths.ts';
import { useSettings } from '../settings.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Screen.module.css';

export type Place = 'home' | 'cases' | 'points' | 'me';

/** Four places; the lantern between them, except in large type, where home shows it as a button. */
export function Bar({ place }: { place: Place }) {
  const { t } = useTexts();
  const { elder } = useSettings();
  const item = (name: Place, href: string, label: string, icon: BarItem['icon']): BarItem => ({
    href,
    label,
    icon,
    current: place === name,
  });
  const items = [
    item('home', paths.home, t('bar.home'), <HomeIcon />),
    item('cases', paths.cases, t(elder ? 'bigBar.cases' : 'bar.cases'), <CaseIcon />),
    item('points', paths.points, t(elder ? 'bigBar.points' : 'bar.points'), <PointsIcon />),
    item('me', paths.me, t('bar.me'), <PersonIcon />),
  ] as const;
  const camera = elder ? undefined : { href: paths.report, label: t('bar.report') };
  return (
    <div className={styles.bar}>
      <BottomBar label={t('bar.label')} items={items} camera={camera} />
    </div>
  );
}
