import type { ReactNode } from 'react';
import type { StaffCase } from '../../contract/case-views.ts';
import { CaseStub } from '../../ui/CaseStub.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { boardAddress } from '../county.tsx';
import { toldInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { CaseAwards } from './CaseAwards.tsx';
import styles from './Facts.module.css';
import { Reporter } from './Reporter.tsx';

/** The printed stub of the case: the facts above the cut, the points below it. */
export function Facts({ one }: { one: StaffCase }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const address = new URL(boardAddress(`#/case/${one.code}`), location.origin).href;
  const grid = one.gridName ? say(one.gridName) : t('queue.noGrid');
  return (
    <CaseStub
      label={t('case.facts')}
      raised
      head={
        <div className={styles.head}>
          <dl className={styles.facts}>
            <Fact name={t('case.category')}>
              <b>{say(one.categoryName)}</b>
            </Fact>
            <Fact name={t('case.place')}>
              {grid} · {one.place || t('case.noPlace')}
            </Fact>
            <Fact name={t('case.from')}>
              <Reporter one={one} />
            </Fact>
            <Fact name={t('case.reportedAt')}>
              {toldInWords(one.reportedAt, { dayOnly: one.reporter.dayOnly, now, language })}
            </Fact>
            {one.unit && <Fact name={t('case.unit')}>{say(one.unit)}</Fact>}
            {one.coUnits.length > 0 && (
              <Fact name={t('case.coUnits')}>
                {one.coUnits.map(say).join(language === 'en' ? ', ' : '、')}
              </Fact>
            )}
            {one.against && <Fact name={t('case.against')}>{say(one.against)}</Fact>}
            <Fact name={t('case.words')}>
              <q className={styles.words}>{one.words || t('case.noWords')}</q>
            </Fact>
            {one.answers.map(({ ask, answer }) => (
              <Fact key={ask.zh} name={say(ask)}>
                {say(answer)}
              </Fact>
            ))}
          </dl>
          <QrCode value={address} label={t('case.qr', { code: one.code })} size={72} />
        </div>
      }
    >
      <CaseAwards awards={one.awards} />
    </CaseStub>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt className={styles.name}>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
