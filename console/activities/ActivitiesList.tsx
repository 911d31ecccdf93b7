import { Link, useLocation } from 'wouter';
import type { DeskActivity } from '../../contract/activities.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import heldStyles from '../held/HeldList.module.css';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import queueStyles from '../queue/Queue.module.css';
import rowStyles from '../queue/QueueRow.module.css';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Failed } from '../states/Failed.tsx';
import { NextPage } from '../states/NextPage.tsx';
import { useActivities } from './use-activities.ts';

/** Every activity below one's areas, latest first. */
export function ActivitiesList({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const me = useStaff();
  const heading = usePageHeading(open === undefined ? t('activities.heading') : undefined);
  const Heading = open === undefined ? 'h1' : 'h2';
  return (
    <section className={queueStyles.queue} aria-label={t('activities.list')}>
      <header className={queueStyles.head}>
        <Heading className={queueStyles.heading} ref={heading} tabIndex={-1}>
          {t('activities.heading')}
        </Heading>
        {mayCall(me, 'publishActivity') && (
          <Button size="s" icon={<PlusIcon size={16} />} onClick={() => go('/activities/new')}>
            {t('activities.publish')}
          </Button>
        )}
      </header>
      <p className={heldStyles.lead}>{t('activities.lead')}</p>
      <div className={queueStyles.list}>
        <Rows open={open} />
      </div>
    </section>
  );
}

function Rows({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const pages = useActivities();
  if (pages.isPending) return <Skeleton label={t('activities.loading')} rows={6} />;
  if (pages.data === undefined) return <Failed error={pages.error} retry={() => pages.refetch()} />;
  const activities = pages.data.pages.flatMap((page) => page.activities);
  if (activities.length === 0)
    return (
      <EmptyState
        drawing={<QuietAlley />}
        title={t('activities.empty.heading')}
        line={t('activities.empty.words')}
      />
    );
  return (
    <>
      <ul className={queueStyles.rows}>
        {activities.map((one) => (
          <Row key={one.id} one={one} isOpen={one.id === open} />
        ))}
      </ul>
      <NextPage pages={pages} />
    </>
  );
}

type Stage = 'coming' | 'on' | 'over' | 'cancelled';
const tags: Record<Stage, TagState> = {
  coming: 'scheduled',
  on: 'waiting',
  over: 'settled',
  cancelled: 'reversed',
};

/** Where an activity stands by the clock. */
export function stageOf({ state, startsAt, endsAt }: DeskActivity, now: Date): Stage {
  if (state === 'cancelled') return 'cancelled';
  if (Date.parse(startsAt) > now.getTime()) return 'coming';
  return Date.parse(endsAt) > now.getTime() ? 'on' : 'over';
}

export function StageTag({ one }: { one: DeskActivity }) {
  const { t } = useWords();
  const stage = stageOf(one, useNow());
  return <StateTag state={tags[stage]}>{t(`activities.states.${stage}`)}</StateTag>;
}

function Row({ one, isOpen }: { one: DeskActivity; isOpen: boolean }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const { seated, seats, waiting, toConfirm } = one;
  const people = [
    t('activities.seatsOf', { seated, seats }),
    ...(waiting > 0 ? [t('activities.waitingOf', { count: waiting })] : []),
    ...(toConfirm > 0 ? [t('activities.confirm.waiting', { count: toConfirm })] : []),
  ];
  return (
    <li className={classes(rowStyles.row, isOpen && rowStyles.open)}>
      <div className={rowStyles.line}>
        <Link
          href={`/activities/${one.id}`}
          className={classes(rowStyles.title, 'stretched')}
          aria-current={isOpen ? 'page' : undefined}
        >
          {say(one.title)}
        </Link>
        <StageTag one={one} />
      </div>
      <div className={rowStyles.line}>
        <span className={rowStyles.where}>
          {momentInWords(one.startsAt, now, language)} · {say(one.areaName)}
        </span>
        <span className={rowStyles.where}>{people.join(' · ')}</span>
      </div>
    </li>
  );
}
