import { useEffect, useState } from 'react';
import type { MyCase } from '../../contract/case-views.ts';
import { ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { IconLink } from '../../ui/IconButton.tsx';
import { BackIcon } from '../../ui/icons.tsx';
import { Thread, type ThreadStep } from '../../ui/Thread.tsx';
import { useAnswer } from '../api.ts';
import { agoWords } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useQueue } from '../report/use-queue.ts';
import { useTexts } from '../texts/language.ts';
import { useNow, useWords } from '../use-words.ts';
import { FirstAnswer } from './FirstAnswer.tsx';
import { SavePicture } from './SavePicture.tsx';
import styles from './Sent.module.css';
import { Stub } from './Stub.tsx';

/** It arrived: the stub to keep, the points with their reason, the clock that runs from now. */
export default function Sent({ code }: { code: string }) {
  const { t } = useTexts();
  const asked = useAnswer('getMyCase', { params: { code } });
  const earlier = useArrivedEarlier(code);
  return (
    <Screen
      title={t('sent.title')}
      header={<Thanks />}
      foot={
        <div className={styles.foot}>
          {asked.data && <SavePicture mine={asked.data} />}
          <ButtonLink href={paths.case(code)}>{t('sent.progress')}</ButtonLink>
        </div>
      }
    >
      <div className={styles.body}>
        {earlier && <Card tone="indigo">{t('sent.earlier')}</Card>}
        <Loaded asked={asked}>
          {(mine) => (
            <>
              <Stub mine={mine} />
              <FirstAnswer mine={mine} />
              <FirstSteps mine={mine} />
            </>
          )}
        </Loaded>
      </div>
    </Screen>
  );
}

/** Whether an older content of the draft was what had arrived; asked once, then forgotten. */
function useArrivedEarlier(code: string): boolean {
  const { queue, view } = useQueue();
  const [earlier] = useState(view.reported.some((one) => one.code === code && one.earlier));
  useEffect(() => queue.forgetReported(code), [queue, code]);
  return earlier;
}

function Thanks() {
  const { t } = useTexts();
  return (
    <header className={styles.thanks}>
      <IconLink href={paths.home} label={t('back')} icon={<BackIcon size={22} />} />
      <h1 className={styles.title}>{t('sent.title')}</h1>
      <p className={styles.line}>{t('sent.line')}</p>
    </header>
  );
}

function FirstSteps({ mine }: { mine: MyCase }) {
  const { t, language } = useTexts();
  const words = useWords();
  const now = useNow();
  // What it is handled together with may have been sent out already.
  const underWay = mine.stage === 'dispatched' || mine.stage === 'answered';
  const steps: ThreadStep[] = [
    {
      key: 'reported',
      state: 'done',
      title: t('case.event.reported'),
      time: words(agoWords(mine.reportedAt, now, language)),
    },
    ...(mine.history.some(({ kind }) => kind === 'merged')
      ? [{ key: 'merged', state: 'done', title: t('case.event.merged') } as const]
      : []),
    { key: 'dispatch', state: underWay ? 'done' : 'now', title: t('sent.dispatching') },
    { key: 'handle', state: underWay ? 'now' : 'ahead', title: t('sent.handling') },
  ];
  return <Thread steps={steps} label={t('case.history')} />;
}
