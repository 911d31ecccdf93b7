import { useRef } from 'react';
import type { HeldAward } from '../../contract/awards.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PointsFigure } from '../../ui/PointsFigure.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { useQueueKeys } from '../queue/use-queue-keys.ts';
import { ListPane } from '../split/ListPane.tsx';
import rowStyles from '../split/ListRow.module.css';
import { ListRow } from '../split/ListRow.tsx';
import { ListRows } from '../split/ListRows.tsx';
import type { Held } from './use-held.ts';

interface HeldListProps {
  held: Held;
  open: string | undefined;
}

/** Every award that the evidence checks held, newest first, with its first doubt. */
export function HeldList({ held, open }: HeldListProps) {
  const { t } = useWords();
  const list = useRef<HTMLDivElement>(null);
  useQueueKeys({ list, open });
  return (
    <ListPane
      label={t('held.list')}
      title={t('held.heading')}
      hasOpen={open !== undefined}
      lead={t('held.lead')}
      list={list}
    >
      <HeldRows held={held} open={open} />
    </ListPane>
  );
}

function HeldRows({ held: { pages, held }, open }: HeldListProps) {
  const { t } = useWords();
  return (
    <ListRows
      read={pages}
      rows={held}
      loading={t('held.loading')}
      empty={
        <EmptyState
          drawing={<LampEmpty />}
          title={t('held.empty.heading')}
          line={t('held.empty.words')}
        />
      }
    >
      {(one) => <HeldRow key={one.award.id} one={one} isOpen={one.award.id === open} />}
    </ListRows>
  );
}

function HeldRow({ one, isOpen }: { one: HeldAward; isOpen: boolean }) {
  const { say, language } = useWords();
  const now = useNow();
  const { award, residentName, signals } = one;
  return (
    <ListRow
      href={`/held/${award.id}`}
      isOpen={isOpen}
      title={say(award.what)}
      aside={<PointsFigure points={award.points} state="held" size="s" signed />}
      code={award.id}
    >
      <span className={rowStyles.where}>
        <span>{say(residentName)}</span>
        <span className={rowStyles.grid}>{signals[0] && say(signals[0].reason)}</span>
      </span>
      <span className={rowStyles.what}>{momentInWords(award.at, now, language)}</span>
    </ListRow>
  );
}
