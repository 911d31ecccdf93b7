import { Link } from 'wouter';
import type { Roster, RosterLine } from '../../contract/rosters.ts';
import { classes } from '../../ui/classes.ts';
import { Refused } from '../../ui/client.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { BackIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { useAreas } from '../areas.ts';
import caseStyles from '../case/CasePage.module.css';
import { useCounty } from '../county.tsx';
import { dateNearInWords, momentInWords } from '../dates.ts';
import heldStyles from '../held/HeldAwardPage.module.css';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import { Failed } from '../states/Failed.tsx';
import stateStyles from '../states/states.module.css';
import { ConfirmRoster } from './ConfirmRoster.tsx';
import { keyOf } from './deed-words.ts';
import styles from './Rosters.module.css';
import { UndoRoster } from './UndoRoster.tsx';
import { useRoster } from './use-rosters.ts';

const tags: Record<Roster['state'], TagState> = {
  entered: 'provisional',
  confirmed: 'settled',
  undone: 'reversed',
};

/** One list beside its photo: who, what, when, what it earned, and what is to be done. */
export function RosterPage({ id }: { id: string }) {
  const { t } = useWords();
  const asked = useRoster(id);
  const isGone = asked.error instanceof Refused && asked.error.problem.status === 404;
  return (
    <section className={caseStyles.page} aria-label={t('rosters.heading')}>
      <Link href="/rosters" className={caseStyles.back}>
        <BackIcon size={18} />
        {t('case.back')}
      </Link>
      {asked.data ? (
        <Whole one={asked.data} />
      ) : asked.isPending ? (
        <div className={caseStyles.waiting}>
          <Skeleton label={t('rosters.loading')} rows={4} figure />
        </div>
      ) : isGone ? (
        <Gone />
      ) : (
        <Failed error={asked.error} retry={() => asked.refetch()} />
      )}
    </section>
  );
}

function Gone() {
  const { t } = useWords();
  const heading = t('rosters.gone');
  usePageHeading(heading);
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<QuietAlley />}
        title={heading}
        line={t('rosters.goneWords')}
        level={1}
      />
    </div>
  );
}

function Whole({ one }: { one: Roster }) {
  const { t, language } = useWords();
  const now = useNow();
  const title = t('rosters.numberOf', { number: one.number });
  const heading = usePageHeading(title);
  const { state, decidedBy, decidedAt } = one;
  return (
    <>
      <header className={heldStyles.head}>
        <h1 className={heldStyles.title} ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <StateTag state={tags[state]}>{t(`rosters.states.${state}`)}</StateTag>
      </header>
      <div className={styles.body}>
        <p className={styles.who}>
          {t('rosters.enteredBy', { name: one.enteredBy })} ·{' '}
          {momentInWords(one.enteredAt, now, language)} ·{' '}
          {t('rosters.points', { points: one.points })}
          {state !== 'entered' && decidedBy !== null && decidedAt !== null && (
            <>
              {' · '}
              {t(`rosters.decidedBy.${state}`, { name: decidedBy })} ·{' '}
              {momentInWords(decidedAt, now, language)}
            </>
          )}
        </p>
        {one.rows.some(({ kind }) => kind === 'patrol.hour') && <Walked one={one} />}
        <div className={styles.beside}>
          <Paper one={one} />
          <Lines rows={one.rows} />
        </div>
        {one.moves.length === 0 && <p className={heldStyles.readOnly}>{t('rosters.nothing')}</p>}
        {one.moves.includes('confirm') && <ConfirmRoster id={one.id} />}
        {one.moves.includes('undo') && <UndoRoster id={one.id} />}
      </div>
    </>
  );
}

/** What the coverage of grids takes from it, to be compared with the photo as well. */
function Walked({ one: { walkedIn } }: { one: Roster }) {
  const { t, say } = useWords();
  const areas = useAreas();
  const name = areas.data?.find(({ code }) => code === walkedIn)?.name;
  return (
    <p className={styles.who}>
      {walkedIn === null
        ? t('rosters.walkedAtHome')
        : t('rosters.walkedIn', { grid: name ? say(name) : walkedIn })}
    </p>
  );
}

function Paper({ one: { photo, number } }: { one: Roster }) {
  const { t } = useWords();
  const { client } = useCounty();
  if (photo === null) return <p className={styles.who}>{t('rosters.photoGone')}</p>;
  return (
    <a
      className={styles.paper}
      href={client.staffPhotoUrl(photo.id, 'full')}
      target="_blank"
      rel="noreferrer"
      title={t('rosters.openPhoto')}
    >
      <img
        src={client.staffPhotoUrl(photo.id, 'full')}
        alt={t('rosters.photo', { number })}
        width={photo.width}
        height={photo.height}
      />
    </a>
  );
}

function Lines({ rows }: { rows: readonly RosterLine[] }) {
  const { t } = useWords();
  return (
    <table className={styles.lines}>
      <thead>
        <tr>
          <th scope="col">{t('rosters.table.who')}</th>
          <th scope="col">{t('rosters.table.what')}</th>
          <th scope="col">{t('rosters.table.day')}</th>
          <th scope="col">{t('rosters.table.points')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Line key={row.place} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Line({ row: { residentName, kind, day, minutes, award } }: { row: RosterLine }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const points = award === null ? null : award.points + award.householdPoints;
  return (
    <tr>
      <td>{say(residentName)}</td>
      <td>
        {t(`rosters.deeds.${keyOf(kind)}`)}
        {minutes !== null && <> · {t('rosters.minutesOf', { minutes })}</>}
      </td>
      <td>{dateNearInWords(day, now, language)}</td>
      <td>
        {award === null || points === null ? (
          t('rosters.noPoints')
        ) : (
          <>
            <span className={classes('figures', styles.points)}>
              {t('rosters.points', { points })}
            </span>{' '}
            <span className={styles.state}>{t(`awards.states.${award.state}`)}</span>
          </>
        )}
      </td>
    </tr>
  );
}
