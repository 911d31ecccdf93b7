import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { Agreement } from '../../contract/agreements.ts';
import type { ErasedFor } from '../../contract/agreements-own.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import pageStyles from '../account/account.module.css';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import paneStyles from '../moves/MovePane.module.css';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import { Fold } from '../staff/Fold.tsx';
import { FindByName } from '../window/FindByName.tsx';
import { ActivitiesFor } from './ActivitiesFor.tsx';
import { AgreeForm } from './AgreeForm.tsx';
import styles from './Agreements.module.css';
import { CasesFor } from './CasesFor.tsx';
import { ConsentsFor } from './ConsentsFor.tsx';
import { DoneFor } from './done.tsx';
import { EraseFor } from './EraseFor.tsx';
import { FeedbackFor } from './FeedbackFor.tsx';
import { HeardFor } from './HeardFor.tsx';
import { HomeFor } from './HomeFor.tsx';
import { HoursFor } from './HoursFor.tsx';
import { MediationsFor } from './MediationsFor.tsx';
import { MediatorFor } from './MediatorFor.tsx';
import { NoticesFor } from './NoticesFor.tsx';
import { NoticeWaysFor } from './NoticeWaysFor.tsx';
import { OwnFor } from './OwnFor.tsx';
import { PatrolFor } from './PatrolFor.tsx';
import { PatrolsNowFor } from './PatrolsNowFor.tsx';
import { PointsFor } from './PointsFor.tsx';
import { PrintedRegistration, type Registered } from './PrintedRegistration.tsx';
import { RedPacketsFor } from './RedPacketsFor.tsx';
import { RegisterFor } from './RegisterFor.tsx';
import { ReportFor } from './ReportFor.tsx';
import { ShopFor } from './ShopFor.tsx';
import { TourFor } from './TourFor.tsx';
import { VillageFor } from './VillageFor.tsx';
import { WishFor } from './WishFor.tsx';

/** With whom what was agreed, and by what they were found, to tell one from the next. */
interface Agreed {
  agreement: Agreement;
  who: string;
  /** Of an account without a number: by what they agree again. */
  visitor: string | undefined;
  /** They had no account until just now. */
  registered?: Registered;
}

/** Somebody without a phone at hand: they agree, and what they would do themselves is done for them. */
export default function AgreementsPage({ visitor }: { visitor: string | undefined }) {
  const { t } = useWords();
  const now = useNow();
  const heading = usePageHeading(t('agreements.heading'));
  const [, navigate] = useLocation();
  const [agreed, setAgreed] = useState<Agreed>();
  const isOver = agreed !== undefined && now >= new Date(agreed.agreement.until);
  return (
    <div className={pageStyles.page}>
      <div className={pageStyles.column}>
        <header className={styles.onScreen}>
          <h1 className={pageStyles.title} ref={heading} tabIndex={-1}>
            {t('agreements.heading')}
          </h1>
          <p className={pageStyles.lead}>{t('agreements.lead')}</p>
        </header>
        {isOver && <p role="status">{t('agreements.over')}</p>}
        {(agreed === undefined || isOver) && (
          <AgreeForm
            key={agreed?.who}
            visitor={agreed === undefined ? visitor : agreed.visitor}
            onAgreed={(agreement, who) => {
              // Whoever was registered just now, and agrees again, still takes that paper home.
              const before = agreed?.who === who ? agreed : { visitor };
              setAgreed({ ...before, agreement, who });
            }}
          />
        )}
        {agreed === undefined && (
          <>
            <FindByName onFound={({ id }) => navigate(`/for-somebody/${id}`)} />
            <Fold title={t('newcomers.heading')} lead={t('newcomers.lead')}>
              <RegisterFor
                onRegistered={(registered) => {
                  const { agreement, visitor: found } = registered.registration;
                  setAgreed({
                    agreement,
                    who: found ?? registered.phone,
                    visitor: found ?? undefined,
                    registered,
                  });
                }}
              />
            </Fold>
          </>
        )}
        {agreed !== undefined && (
          // What is being typed outlasts the half hour, and is of one person: the next finds none of it.
          <Open
            key={agreed.who}
            agreement={agreed.agreement}
            who={agreed.who}
            visitor={agreed.visitor}
            registered={agreed.registered}
            isOver={isOver}
            onEnd={() => setAgreed(undefined)}
          />
        )}
      </div>
    </div>
  );
}

interface OpenProps {
  agreement: Agreement;
  who: string;
  visitor: string | undefined;
  registered: Registered | undefined;
  isOver: boolean;
  onEnd: () => void;
}

/** What is done for one person; its paper outlasts even that they are erased, until the next one comes. */
function Open(open: OpenProps) {
  const [erased, setErased] = useState<ErasedFor>();
  return (
    <DoneFor residentName={open.agreement.residentName}>
      {erased === undefined ? (
        <Parts {...open} onErased={setErased} />
      ) : (
        <Erased erased={erased} onEnd={open.onEnd} />
      )}
    </DoneFor>
  );
}

function Erased({ erased, onEnd }: { erased: ErasedFor; onEnd: () => void }) {
  const { t } = useWords();
  return (
    <Announced onEnd={onEnd}>
      {t('agreed.erase.done', { points: erased.pointsReturned, photos: erased.photosDeleted })}
    </Announced>
  );
}

/** For whom this is, and how it ends. */
function Announced({ onEnd, children }: { onEnd: () => void; children: ReactNode }) {
  const { t } = useWords();
  const begun = useRef<HTMLElement>(null);
  // The form above is gone: it is read out, and in view, whom this is for.
  useEffect(() => begun.current?.focus(), []);
  return (
    <section
      ref={begun}
      tabIndex={-1}
      className={classes(paneStyles.pane, styles.open, styles.onScreen)}
    >
      <p role="status">{children}</p>
      <Button size="s" kind="outline" onClick={onEnd}>
        {t('agreements.end')}
      </Button>
    </section>
  );
}

interface PartsProps extends OpenProps {
  onErased: (erased: ErasedFor) => void;
}

function Parts({ agreement, who, visitor, registered, isOver, onEnd, onErased }: PartsProps) {
  const { t, say, language } = useWords();
  const now = useNow();
  const { id, residentName, agreedBy, until } = agreement;
  return (
    <>
      <Announced onEnd={onEnd}>
        <strong>
          {t(isOver ? 'agreements.wasOpen' : 'agreements.open', {
            name: say(residentName),
            at: momentInWords(until, now, language),
          })}
        </strong>{' '}
        · {t(`agreements.by.${agreedBy}`)}
      </Announced>
      {registered && <PrintedRegistration registered={registered} />}
      <ReportFor id={id} />
      <div className={styles.more}>
        <TourFor id={id} agreedBy={agreedBy} />
        <PointsFor id={id} />
        <CasesFor id={id} />
        <VillageFor id={id} />
        <ShopFor id={id} />
        <RedPacketsFor id={id} />
        <FeedbackFor id={id} />
        <HeardFor id={id} />
        <ConsentsFor id={id} />
        <HomeFor id={id} />
        <OwnFor id={id} />
        <EraseFor id={id} who={who} visitor={visitor} onErased={onErased} />
        <NoticesFor id={id} />
        <NoticeWaysFor id={id} />
        <ActivitiesFor id={id} />
        <HoursFor id={id} />
        <PatrolFor id={id} />
        <PatrolsNowFor id={id} />
        <WishFor id={id} />
        <MediationsFor id={id} agreedBy={agreedBy} />
        <MediatorFor id={id} />
      </div>
    </>
  );
}
