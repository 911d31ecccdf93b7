import { useLocation } from 'wouter';
import type { DeskActivity } from '../../contract/activities.ts';
import { Button } from '../../ui/Button.tsx';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import { useActivities } from './use-activities.ts';

/** Every activity below one's areas, latest first. */
export function ActivitiesList({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const me = useStaff();
  return (
    <ListPane
      label={t('activities.list')}
      title={t('activities.heading')}
      hasOpen={open !== undefined}
      actions={
        mayCall(me, 'publishActivity') && (
          <Button size="s" icon={<PlusIcon size={16} />} onClick={() => go('/activities/new')}>
            {t('activities.publish')}
          </Button>
        )
      }
      lead={t('activities.lead')}
    >
      <Rows open={open} />
    </ListPane>
  );
}

function Rows({ open }: { open: string | undefined }) {
  const { t } = useWords();
  const pages = useActivities();
  const activities = pages.data?.pages.flatMap((page) => page.activities) ?? [];
  return (
    <ListRows
      read={pages}
      rows={activities}
      loading={t('activities.loading')}
      empty={
        <EmptyState
          drawing={<QuietAlley />}
          title={t('activities.empty.heading')}
          line={t('activities.empty.words')}
        />
      }
    >
      {(one) => <Row key={one.id} one={one} isOpen={one.id === open} />}
    </ListRows>
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
  const { seated, seats, waiting } = one;
  const people = [
    t('activities.seatsOf', { seated, seats }),
    ...(waiting > 0 ? [t('activities.waitingOf', { count: waiting })] : []),
  ];
  return (
    <ListRow
      href={`/activities/${one.id}`}
      isOpen={isOpen}
      title={say(one.title)}
      aside={<StageTag one={one} />}
    >
      <span className={rowStyles.where}>
        {momentInWords(one.startsAt, now, language)} · {say(one.areaName)}
      </span>
      <span className={rowStyles.where}>{people.join(' · ')}</span>
    </ListRow>
  );
}
