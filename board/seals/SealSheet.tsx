import type { ReactNode } from 'react';
import type { Seal } from '../../contract/seals.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { Seal as Stamp } from '../../ui/Seal.tsx';
import { useCounty } from '../county.ts';
import { clockTime, fullDate, grouped, localDate } from '../dates.ts';
import { useWords } from '../language.ts';
import styles from './SealSheet.module.css';

/** One seal on one sheet: on the screen a card, on paper A5 for the notice board. */
export function SealSheet({ seal, fingerprint }: { seal: Seal; fingerprint: string }) {
  const { t, say, language } = useWords();
  const { county } = useCounty();
  const { day, size, added, root, sealedAt, note } = seal;
  const count = (transfers: number) => t('seals.transfers', { count: grouped(transfers) });
  return (
    <section className={styles.sheet} aria-labelledby="sheet">
      <header className={styles.head}>
        <div>
          <p className={styles.county}>{say(county.name)}</p>
          <h2 id="sheet">{t('seals.sheet')}</h2>
        </div>
        <Stamp characters={t('seals.sealed')} label={t('seals.sealLabel')} size={84} />
      </header>
      <dl className={styles.figures}>
        <Line name={t('seals.day')} large>
          {fullDate(day, language)}
        </Line>
        <Line name={t('seals.size')} large>
          {count(size)}
        </Line>
        <Line name={t('seals.added')}>{count(added)}</Line>
        <Line name={t('seals.sealedAt')}>
          {fullDate(localDate(sealedAt), language)} {clockTime(sealedAt)}
        </Line>
      </dl>
      <div className={styles.cut} />
      <div className={styles.proof}>
        <figure className={styles.code}>
          <QrCode value={note} label={t('seals.qr')} size={200} />
          <figcaption>{t('seals.qrLine')}</figcaption>
        </figure>
        <dl className={styles.digests}>
          <Line name={t('seals.root')}>
            <span className={styles.digits}>{inGroups(root)}</span>
          </Line>
          <Line name={t('seals.fingerprint')}>
            <span className={styles.digits}>{fingerprint}</span>
          </Line>
        </dl>
      </div>
      <p className={styles.foot}>{t('seals.printedFoot')}</p>
    </section>
  );
}

/** Groups of four are read aloud and compared by eye without losing the place. */
const inGroups = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ');

interface LineProps {
  name: string;
  large?: boolean;
  children: ReactNode;
}

function Line({ name, large = false, children }: LineProps) {
  return (
    <div className={large ? styles.large : undefined}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
