import { Link } from 'wouter';
import type { Mediation } from '../../contract/mediations.ts';
import { Button } from '../../ui/Button.tsx';
import { AlertIcon, PrintIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import caseStyles from '../case/CasePage.module.css';
import { dateNearInWords, momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import poolStyles from '../pools/pools.module.css';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { FileItems, Papers } from './FileItems.tsx';
import { MediationTag } from './MediationTag.tsx';
import { Moves } from './Moves.tsx';
import styles from './mediations.module.css';
import { Pane } from './Pane.tsx';
import { Parties } from './Parties.tsx';
import { useMediation, usePrinting } from './use-mediations.ts';

/** One file: the dispute, both parties, the next step, the agreement, what is missing. */
export function MediationPage({ id }: { id: string }) {
  const { t, say } = useWords();
  const asked = useMediation(id);
  const one = asked.data;
  return (
    <Pane title={one && say(one.number)} aside={one && <MediationTag of={one} />}>
      {one ? (
        <div className={poolStyles.body}>
          <About one={one} />
          <YoungParties one={one} />
          <Ties one={one} />
          <Suspicions one={one} />
          <Moves one={one} />
          <Parties one={one} />
          <Agreement one={one} />
          <Papers one={one} />
          <FileItems one={one} />
          <Steps one={one} />
        </div>
      ) : asked.isPending ? (
        <div className={caseStyles.waiting}>
          <Skeleton label={t('mediations.loading')} rows={5} />
        </div>
      ) : (
        <Failed error={asked.error} retry={() => asked.refetch()} level={1} />
      )}
    </Pane>
  );
}

const gradeKey = (grade: number) => `g${grade}` as 'g1';

function About({ one }: { one: Mediation }) {
  const { t, language } = useWords();
  const now = useNow();
  const printing = usePrinting(one.id);
  const day = (date: string) => dateNearInWords(date, now, language);
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-about">
      <div className={poolStyles.cardHead}>
        <h2 id="mediation-about" className={poolStyles.name}>
          {t('mediations.about', {
            kind: t(`mediations.kinds.${one.kind}`),
            source: t(`mediations.sources.${one.source}`),
            grade: t(`mediations.grades.${gradeKey(one.grade)}`),
          })}
        </h2>
        <Button
          size="s"
          kind="outline"
          icon={<PrintIcon size={16} />}
          busy={printing.isPending}
          onClick={() => printing.mutate(language === 'en' ? 'en' : 'zh')}
        >
          {t('mediations.print')}
        </Button>
      </div>
      <Refusals error={printing.error} />
      {one.caseCode !== null && (
        <Link href={`/queue/${one.caseCode}`}>{t('mediations.clue', { code: one.caseCode })}</Link>
      )}
      <p className={poolStyles.quiet}>
        {[
          one.endedAt === null ? t('mediations.due', { day: day(one.dueOn) }) : '',
          one.visitDueOn !== null && one.endedAt === null
            ? t('mediations.visitDue', { day: day(one.visitDueOn) })
            : '',
          one.mediator ?? t('mediations.noMediator'),
          one.team === null ? '' : t('mediations.team', { name: one.team.name }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      <div>
        <h3 className={poolStyles.name}>{t('mediations.facts')}</h3>
        <p className={styles.text}>{one.facts}</p>
      </div>
      {one.wishes !== '' && (
        <div>
          <h3 className={poolStyles.name}>{t('mediations.wishes')}</h3>
          <p className={styles.text}>{one.wishes}</p>
        </div>
      )}
      <Outcome one={one} />
    </section>
  );
}

function Outcome({ one }: { one: Mediation }) {
  const { t } = useWords();
  const said = [
    one.wellDone === null
      ? undefined
      : t(`mediations.outcome.${one.wellDone ? 'wellDone' : 'notWellDone'}`),
    one.subsidised ? t('mediations.outcome.subsidised') : undefined,
    one.kept === null ? undefined : t(`mediations.outcome.${one.kept ? 'kept' : 'notKept'}`),
    one.referredTo === null
      ? undefined
      : t('mediations.outcome.referred', { to: t(`mediations.referrals.${one.referredTo}`) }),
  ].filter((line) => line !== undefined);
  if (said.length === 0) return null;
  return (
    <ul className={styles.steps}>
      {said.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

/** The mediator is tied to a party by now: whoever is in charge gives the file to another one. */
function Ties({ one }: { one: Mediation }) {
  const { t, say } = useWords();
  if (one.mediatorTies.length === 0) return null;
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-ties">
      <h2 id="mediation-ties" className={poolStyles.name}>
        {t('mediations.mediatorTied')}
      </h2>
      <ul className={styles.steps}>
        {one.mediatorTies.map(({ code, reason }) => (
          <li key={code} className={styles.remark}>
            <AlertIcon size={17} />
            {t('mediations.mediatorTie', { name: one.mediator ?? '', reason: say(reason) })}
          </li>
        ))}
      </ul>
      {one.youngSides.length === 0 && (
        <p className={poolStyles.quiet}>{t('mediations.mediatorTiedLead')}</p>
      )}
    </section>
  );
}

/** A party turned out to be a minor, or may be one: no step leads on to an agreement, and here is why. */
function YoungParties({ one }: { one: Mediation }) {
  const { t } = useWords();
  if (one.youngSides.length === 0) return null;
  const young = one.parties.filter(({ side }) => one.youngSides.includes(side));
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-young">
      <h2 id="mediation-young" className={poolStyles.name}>
        {t('mediations.partyYoung')}
      </h2>
      <ul className={styles.steps}>
        {young.map(({ side, name }) => (
          <li key={side} className={styles.remark}>
            <AlertIcon size={17} />
            {t('mediations.partyYoungLine', { name })}
          </li>
        ))}
      </ul>
      <p className={poolStyles.quiet}>{t('mediations.partyYoungLead')}</p>
    </section>
  );
}

function Suspicions({ one }: { one: Mediation }) {
  const { t, say } = useWords();
  if (one.suspicions.length === 0) return null;
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-suspicions">
      <h2 id="mediation-suspicions" className={poolStyles.name}>
        {t('mediations.suspicions')}
      </h2>
      <ul className={styles.steps}>
        {one.suspicions.map(({ code, reason }) => (
          <li key={code} className={styles.remark}>
            <AlertIcon size={17} />
            {say(reason)}
          </li>
        ))}
      </ul>
      <p className={poolStyles.quiet}>{t('mediations.suspicionsLead')}</p>
    </section>
  );
}

function Agreement({ one }: { one: Mediation }) {
  const { t, language } = useWords();
  const now = useNow();
  if (one.terms === '' || one.form === null) return null;
  const day = (date: string) => dateNearInWords(date, now, language);
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-agreement">
      <h2 id="mediation-agreement" className={poolStyles.name}>
        {t('mediations.agreement')}
      </h2>
      <p className={styles.text}>{one.terms}</p>
      <p className={poolStyles.quiet}>
        {[
          t(`mediations.agreementForms.${one.form}`),
          one.performBy === null ? '' : t('mediations.performBy', { day: day(one.performBy) }),
          one.confirmableUntil === null || one.courtAskedOn !== null
            ? ''
            : t('mediations.confirmable', { day: day(one.confirmableUntil) }),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {one.visitDueOn !== null && one.endedAt === null && (
        <p className={poolStyles.quiet}>{t('mediations.keptFrom', { day: day(one.visitDueOn) })}</p>
      )}
      <Court one={one} />
    </section>
  );
}

function Court({ one }: { one: Mediation }) {
  const { t, language } = useWords();
  const now = useNow();
  const { courtAskedOn, confirmedOn, courtNumber } = one;
  if (courtAskedOn === null) return null;
  const day = (date: string) => dateNearInWords(date, now, language);
  return (
    <p className={styles.text}>
      {t('mediations.courtAsked', { day: day(courtAskedOn) })}
      {confirmedOn !== null && (
        <>
          {' '}
          {t('mediations.confirmed', { day: day(confirmedOn) })}
          {courtNumber !== null && ` ${courtNumber}`}
        </>
      )}
    </p>
  );
}

function Steps({ one }: { one: Mediation }) {
  const { t, say, language } = useWords();
  const now = useNow();
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-steps">
      <h2 id="mediation-steps" className={poolStyles.name}>
        {t('mediations.steps')}
      </h2>
      <ul className={styles.steps}>
        {one.steps.map(({ kind, at, by }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: history only grows at its end
          <li key={place}>
            {momentInWords(at, now, language)} · {say(by)} ·{' '}
            {t(`mediations.stepKinds.${kind as 'opened'}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}
