import { useEffect, useState } from 'react';
import type { MyCase } from '../../contract/case-views.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { DownloadIcon } from '../../ui/icons.tsx';
import { presentMs } from '../../ui/now.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { useApi } from '../api.ts';
import { stampText } from '../dates.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { publicCaseAddress } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Sent.module.css';
import type { StubContent } from './stub-picture.ts';

/** The stub as a PNG. Shown before it is saved: inside WeChat only a long press saves a picture. */
export function SavePicture({ mine }: { mine: MyCase }) {
  const { t } = useTexts();
  const content = useStubContent(mine);
  const [picture, setPicture] = useState<string | 'failed'>();
  const [busy, setBusy] = useState(false);
  useEffect(() => () => URL.revokeObjectURL(picture ?? ''), [picture]);
  const draw = async () => {
    setBusy(true);
    try {
      const { drawStub } = await import('./stub-picture.ts');
      setPicture(URL.createObjectURL(await drawStub(content)));
    } catch {
      setPicture('failed');
    } finally {
      setBusy(false);
    }
  };
  const failed = picture === 'failed';
  return (
    <>
      <Button kind="outline" busy={busy} onClick={() => void draw()}>
        {t('sent.save')}
      </Button>
      <LazySheet
        open={picture !== undefined}
        onOpenChange={() => setPicture(undefined)}
        title={t('sent.saveTitle')}
        description={t(failed ? 'sent.saveFailed' : 'sent.saveLine')}
        footer={
          picture !== undefined && !failed ? (
            <ButtonLink
              href={picture}
              download={`${mine.code}.png`}
              icon={<DownloadIcon size={20} />}
            >
              {t('sent.download')}
            </ButtonLink>
          ) : undefined
        }
      >
        {picture !== undefined && !failed && (
          <img className={styles.picture} src={picture} alt={t('sent.saveTitle')} />
        )}
      </LazySheet>
    </>
  );
}

function useStubContent(mine: MyCase): StubContent {
  const { t, say, language } = useTexts();
  const { county } = useApi();
  const [award] = mine.awards;
  const place = mine.place || (mine.gridName ? say(mine.gridName) : '');
  return {
    overline: t('sent.oneCode', { county: say(county.name) }),
    code: mine.code,
    title: say(mine.categoryName),
    lines: [place, stampText(mine.reportedAt, presentMs(), language)].filter(Boolean),
    address: publicCaseAddress(county.county, mine.code),
    caption: t('sent.scan'),
    figure: award && pointsText(award.points, true),
    unit: t('points'),
    open: award?.state !== 'settled',
    state: award && t(`state.${award.state}`),
    sentence: award ? say(award.why) : t('sent.noAward'),
  };
}
