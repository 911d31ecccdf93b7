import type { MyMediation } from '../../contract/my-mediations.ts';
import { Card } from '../../ui/Card.tsx';
import { classes } from '../../ui/classes.ts';
import { presentMs } from '../../ui/now.ts';
import { pointsText } from '../../ui/PointsFigure.tsx';
import { EventPhotos } from '../case/Photos.tsx';
import { dayText } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { AsMediator } from './AsMediator.tsx';
import { AsParty, PartyFoot } from './AsParty.tsx';
import styles from './Mediations.module.css';
import { MediationTag } from './MediationTag.tsx';
import { useMediationTexts, useMyMediation } from './use-mediations.ts';

/** One mediation: what it is about, what is asked of me, and how far it came. */
export default function OneMediation({ id }: { id: string }) {
  const { t, say } = useTexts();
  const m = useMediationTexts();
  const asked = useMyMediation(id);
  return (
    <Screen
      title={asked.data === undefined ? m('title') : say(asked.data.number)}
      back={{ label: t('back'), href: paths.mediations }}
    >
      <Loaded asked={asked}>
        {(one) => (
          <>
            <About one={one} />
            {one.role === 'mediator' ? <AsMediator one={one} /> : <AsParty one={one} />}
            <Agreement one={one} />
            <Parties one={one} />
            <Records one={one} />
            {one.role === 'party' && <PartyFoot one={one} />}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function About({ one }: { one: MyMediation }) {
  const m = useMediationTexts();
  return (
    <Card>
      <section className={styles.part} aria-label={m('facts')}>
        <span className={styles.tags}>
          <MediationTag state={one.state} />
        </span>
        <h2>{m(`kinds.${one.kind}`)}</h2>
        <p className={styles.text}>{one.facts}</p>
        {one.wishes !== '' && (
          <p className={styles.text}>
            <span className={styles.quiet}>{m('wishes')}</span> {one.wishes}
          </p>
        )}
        <p className={styles.quiet}>
          {one.mediator === null ? m('noMediator') : m('mediator', { name: one.mediator })}
        </p>
        <Outcome one={one} />
        {one.points > 0 && (
          <p className={styles.quiet}>{m('points', { points: pointsText(one.points) })}</p>
        )}
        {one.reconciledBefore && <p className={styles.quiet}>{m('reconciledBefore')}</p>}
      </section>
    </Card>
  );
}

function Outcome({ one }: { one: MyMediation }) {
  const m = useMediationTexts();
  return (
    <>
      {one.kept !== null && (
        <p className={styles.quiet}>{m(one.kept ? 'outcome.kept' : 'outcome.notKept')}</p>
      )}
      {one.referredTo !== null && (
        <p className={styles.quiet}>
          {m('outcome.referred', { to: m(`referrals.${one.referredTo}`) })}
        </p>
      )}
    </>
  );
}

function Agreement({ one }: { one: MyMediation }) {
  const { language } = useTexts();
  const m = useMediationTexts();
  if (one.terms === '' || one.form === null || one.moves.includes('answer')) return null;
  const day = (date: string) => dayText(date, presentMs(), language);
  return (
    <Card>
      <section className={styles.part} aria-label={m('agreement')}>
        <h2>{m('agreement')}</h2>
        <p className={styles.text}>{one.terms}</p>
        <p className={styles.quiet}>{m(`forms.${one.form}`)}</p>
        {one.performBy !== null && (
          <p className={styles.quiet}>{m('performBy', { day: day(one.performBy) })}</p>
        )}
        <Court one={one} />
      </section>
    </Card>
  );
}

function Court({
  one: { confirmableUntil, courtAskedOn, confirmedOn },
}: {
  one: Pick<MyMediation, 'confirmableUntil' | 'courtAskedOn' | 'confirmedOn'>;
}) {
  const { language } = useTexts();
  const m = useMediationTexts();
  const day = (date: string) => dayText(date, presentMs(), language);
  if (confirmedOn !== null)
    return <p className={styles.quiet}>{m('confirmed', { day: day(confirmedOn) })}</p>;
  if (courtAskedOn !== null)
    return <p className={styles.quiet}>{m('courtAsked', { day: day(courtAskedOn) })}</p>;
  if (confirmableUntil === null) return null;
  return <p className={styles.quiet}>{m('confirmable', { day: day(confirmableUntil) })}</p>;
}

function Parties({ one }: { one: MyMediation }) {
  const m = useMediationTexts();
  return (
    <Card>
      <section className={styles.part} aria-label={m('parties')}>
        <h2>{m('parties')}</h2>
        {one.parties.map((party) => (
          <div key={party.side} className={styles.party}>
            <span className={styles.name}>
              {party.name}
              {party.me && `（${m('me')}）`}
            </span>
            <span className={styles.quiet}>
              {m(party.side === 1 ? 'sides.s1' : 'sides.s2')}
              {one.terms !== '' && ` · ${m(`answers.${party.answer ?? 'none'}`)}`}
            </span>
            {party.phone !== null && !party.me && (
              <a className={classes('roomy-link', styles.phone)} href={`tel:${party.phone}`}>
                {m('theirPhone', { phone: party.phone })}
              </a>
            )}
          </div>
        ))}
      </section>
    </Card>
  );
}

function Records({ one }: { one: MyMediation }) {
  const { language } = useTexts();
  const m = useMediationTexts();
  return (
    <section aria-label={m('records')}>
      <h2 className={styles.heading}>{m('records')}</h2>
      {one.papers.length === 0 && <p className={styles.quiet}>{m('noRecords')}</p>}
      <ul className={styles.rows}>
        {one.papers.map(({ no, kind, heldOn, words, photos, helpers, by, typedFor }) => (
          <li key={no} className={styles.row}>
            <span className={styles.name}>
              {m(`recordKinds.${kind}`)} · {dayText(heldOn, presentMs(), language)}
            </span>
            <p className={words === '' ? styles.quiet : styles.text}>
              {words === '' ? m('recordHidden') : words}
            </p>
            {photos.length > 0 && <EventPhotos photos={photos} />}
            {typedFor !== null && (
              <span className={styles.quiet}>{m('recordTypedBy', { name: by })}</span>
            )}
            {helpers.length > 0 && (
              <span className={styles.quiet}>
                {m('recordWith', { names: helpers.join(language === 'en' ? ', ' : '、') })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
