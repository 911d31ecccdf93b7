import { useState } from 'react';
import type { Award } from '../../contract/awards.ts';
import type { MyCase } from '../../contract/case-views.ts';
import { CaseStub, StubHead } from '../../ui/CaseStub.tsx';
import { presentMs } from '../../ui/now.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { useApi } from '../api.ts';
import { stampText } from '../dates.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { publicCaseAddress } from '../paths.ts';
import { AwardFigure, AwardTag } from '../points/AwardFigure.tsx';
import { useSettings } from '../settings.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Sent.module.css';

/** The printed stub: code, place and QR above the cut; points and their sentence below. */
export function Stub({ mine }: { mine: MyCase }) {
  const { t, say, language } = useTexts();
  const { county } = useApi();
  const { elder } = useSettings();
  const [award] = mine.awards;
  const place = mine.place || (mine.gridName ? say(mine.gridName) : '');
  const head = (
    <StubHead
      overline={t('sent.oneCode', { county: say(county.name) })}
      code={mine.code}
      title={say(mine.categoryName)}
      lines={[place, stampText(mine.reportedAt, presentMs(), language)].filter(Boolean)}
      aside={
        <QrCode
          value={publicCaseAddress(county.county, mine.code)}
          label={t('sent.scan')}
          size={elder ? 132 : 96}
        />
      }
      asideCaption={t('sent.scan')}
    />
  );
  return (
    <CaseStub raised head={head} label={t('sent.oneCode', { county: say(county.name) })}>
      {award ? <Earned award={award} /> : <p className="sentence">{t('sent.noAward')}</p>}
    </CaseStub>
  );
}

function Earned({ award }: { award: Award }) {
  const { t, say } = useTexts();
  const [open, setOpen] = useState(false);
  const { points, rule, ruleVersion: version } = award;
  return (
    <>
      <div className={styles.earned}>
        <AwardFigure award={award} size="l" />
        <AwardTag award={award} />
        <button type="button" className={styles.why} onClick={() => setOpen(true)}>
          {t('sent.why', { points })}
        </button>
      </div>
      <p className={styles.sentence}>
        {say(award.why)} <AwardState award={award} />
      </p>
      <LazySheet open={open} onOpenChange={setOpen} title={t('sent.whyTitle')}>
        <p className={styles.sentence}>{say(award.why)}</p>
        <p className={styles.rule}>{t('sent.rule', { rule, version })}</p>
      </LazySheet>
    </>
  );
}

/** What the state means for the resident: spendable now, after the check, or looked at first. */
function AwardState({ award: { state } }: { award: Award }) {
  const { t } = useTexts();
  if (state === 'scheduled' || state === 'reversed') return null;
  return <strong>{t(`sent.${state}`)}</strong>;
}
