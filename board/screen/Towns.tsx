import { useMemo } from 'react';
import type { Area } from '../../contract/areas.ts';
import type { BoardFigures } from '../../contract/bulletin.ts';
import { classes } from '../../ui/classes.ts';
import { useWords } from '../language.ts';
import styles from './Towns.module.css';
import { lightsOfTowns, type TownLights } from './towns.ts';

const rows = 7;
/** Up to so many towns have room for their figures in words. */
const few = 4;

/** How many lamps burn in each town: by place, never by rank. */
export function Towns({ towns, dots }: { towns: Area[]; dots: BoardFigures['dots'] }) {
  const { t } = useWords();
  const lights = useMemo(() => lightsOfTowns(towns, dots), [towns, dots]);
  const most = Math.max(...lights.map(({ closed, open }) => closed + open), 1);
  const others = lights.length - rows;
  return (
    <section className={styles.towns} aria-labelledby="towns">
      <h2 id="towns">{t('screen.towns')}</h2>
      <p className={styles.legend} aria-hidden="true">
        <span className={styles.litKey} />
        {t('screen.lamp')}
        <span className={styles.goingKey} />
        {t('screen.ring')}
      </p>
      {dots.length === 0 && <p className={styles.note}>{t('screen.noTowns')}</p>}
      <ul className={classes(styles.list, lights.length <= few && styles.roomy)}>
        {lights.slice(0, others > 1 ? rows : lights.length).map((one) => (
          <Town key={one.town.code} lights={one} most={most} />
        ))}
      </ul>
      <p className={styles.note}>
        {others > 1 && `${t('screen.otherTowns', { count: others })} · `}
        {t('screen.townsNote')}
      </p>
    </section>
  );
}

function Town({ lights: { town, closed, open }, most }: { lights: TownLights; most: number }) {
  const { t, say } = useWords();
  const width = (cases: number) => ({ width: `${(cases / most) * 100}%` });
  return (
    <li className={styles.town}>
      <span className={styles.name}>{say(town.name)}</span>
      <span className={styles.bar} aria-hidden="true">
        {closed > 0 && <span className={styles.lit} style={width(closed)} />}
        {open > 0 && <span className={styles.going} style={width(open)} />}
      </span>
      <span className={styles.figure} aria-hidden="true">
        {closed}
      </span>
      <span className={styles.words}>{t('screen.townLine', { closed, open })}</span>
    </li>
  );
}
