import { useEffect, useRef, useState } from 'react';
import type { MyCase } from '../../contract/case-views.ts';
import { Card } from '../../ui/Card.tsx';
import { StubCode } from '../../ui/CaseStub.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { PersonIcon, QrIcon } from '../../ui/icons.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useAnswer } from '../api.ts';
import { Clock } from '../cases/Clock.tsx';
import { clockView, leftOf } from '../cases/clock.ts';
import { Pause } from '../cases/Pause.tsx';
import { Loaded } from '../frame/Loaded.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { ReplyCard } from '../report/ReplyCard.tsx';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import styles from './Case.module.css';
import { CaseAwards } from './CaseAwards.tsx';
import { CaseThread } from './CaseThread.tsx';
import { ConfirmFoot, useConfirmation } from './Confirm.tsx';
import { type KeptReplies, useArrivedEarlier, useKeptReplies } from './kept-replies.ts';
import { Reopen } from './NotSolved.tsx';
import { QrSheet } from './QrSheet.tsx';
import { Rated, Rating } from './Rating.tsx';
import { Said } from './Said.tsx';
import { Supplement } from './Supplement.tsx';

const lookAgainMs = 30_000;

/** One case: its thread, its clocks, its points, and what the resident may do now. */
export default function Case({ code }: { code: string }) {
  const { t } = useTexts();
  const asked = useAnswer(
    'getMyCase',
    { params: { code } },
    { staleTime: 0, refetchInterval: lookAgainMs },
  );
  const [showsQr, setShowsQr] = useState(false);
  const confirmation = useConfirmation(code);
  const mine = asked.data;
  const kept = useKeptReplies(code, mine);
  const earlier = useArrivedEarlier(code);
  const may = kept.loaded && !kept.waits ? (mine?.may ?? []) : [];
  const asks = may.includes('confirm');
  return (
    <Screen
      title={mine?.title ?? t('case.title')}
      back={{ label: t('back'), href: paths.cases }}
      action={
        <IconButton label={t('case.qr')} icon={<QrIcon />} onClick={() => setShowsQr(true)} />
      }
      foot={mine && asks ? <ConfirmFoot mine={mine} confirmation={confirmation} /> : undefined}
    >
      <Loaded asked={asked}>
        {(mine) => (
          <>
            <States mine={mine} />
            <Said mine={mine} />
            <CaseThread mine={mine} />
            {earlier && <Card tone="indigo">{t('case.reply.earlier')}</Card>}
            <Kept replies={kept.shown} />
            {may.includes('supplement') && <Supplement mine={mine} />}
            {asks && <Rating confirmation={confirmation} />}
            <Rated mine={mine} />
            <CaseAwards mine={mine} />
            {!asks && may.includes('reopen') && <Reopen mine={mine} />}
          </>
        )}
      </Loaded>
      <QrSheet code={code} open={showsQr} onOpenChange={setShowsQr} />
    </Screen>
  );
}

/** What is said already and stands in the phone; whoever has just pressed sees it. */
function Kept({ replies }: { replies: KeptReplies['shown'] }) {
  const place = useRef<HTMLDivElement>(null);
  const count = replies.length;
  useEffect(() => {
    if (count > 0) place.current?.scrollIntoView({ block: 'center' });
  }, [count]);
  return (
    <div ref={place} role="status">
      {replies.map((outbox) => {
        const { replyTo } = outbox.view().draft;
        return replyTo && <ReplyCard key={outbox.id} outbox={outbox} to={replyTo} />;
      })}
    </div>
  );
}

/** Code, stage, what was promised and the days to confirm; and why a clock stands still. */
function States({ mine }: { mine: MyCase }) {
  const { t, say, language } = useTexts();
  const now = useNow();
  const first = clockView(mine.firstAnswer, now);
  // Also while another unit is looked for: the date stays what was promised.
  const working = ['accepted', 'dispatched', 'answered'].includes(mine.stage);
  const resolution =
    working && mine.resolution && clockView(mine.resolution, now, 'clock.resolutionMet');
  const waits = mine.stage === 'reported' || mine.stage === 'accepted';
  const dispatch = waits && clockView(mine.dispatch, now, 'clock.dispatchMet');
  const check = mine.verification && clockView(mine.verification, now);
  const toConfirm = mine.confirmation && leftOf(mine.confirmation, now);
  const yours = mine.stage === 'awaiting_confirmation' || mine.stage === 'returned';
  return (
    <div className={styles.states}>
      <StubCode size="s">{mine.code}</StubCode>
      <span className={styles.tags}>
        <StateTag state="quiet" icon={yours ? <PersonIcon size={15} /> : undefined}>
          {t(`stage.${mine.stage}`)}
        </StateTag>
        {toConfirm && <Clock clock={toConfirm} name={t('clock.confirmation')} />}
        {check && <Clock clock={check} name={t('clock.verification')} />}
        {dispatch && <Clock clock={dispatch} name={t('clock.dispatch')} />}
        {first && (
          <Clock clock={first} name={first.state === 'met' ? undefined : t('clock.first')} />
        )}
        {resolution && (
          <Clock
            clock={resolution}
            name={resolution.state === 'met' ? undefined : t('clock.resolution')}
          />
        )}
      </span>
      <Pause pause={mine.pause} />
      {mine.coUnits.length > 0 && (
        <p>
          {t('case.helpedBy', {
            units: mine.coUnits.map(say).join(language === 'en' ? ', ' : '、'),
          })}
        </p>
      )}
    </div>
  );
}
