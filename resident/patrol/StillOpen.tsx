import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MyPatrol } from '../../contract/patrols.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { useAnswer, useApi } from '../api.ts';
import { stampText } from '../dates.ts';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import { hearOf, isLeftOpen } from './open-patrols.ts';
import styles from './Patrol.module.css';
import { usePatrolTexts } from './use-patrol-texts.ts';
import { useRecorder } from './use-recorder.ts';

/**
 * What keeps them from the next patrol: one that this phone does not record, or one whose end is still to be told.
 * @param onEnded a refusal because of it stands no longer
 */
export function StillOpen({ onEnded }: { onEnded: () => void }) {
  const p = usePatrolTexts();
  const now = useNow();
  const mine = useAnswer('listMyPatrols', {});
  const { walk } = useRecorder().view;
  const open = mine.data?.patrols.find(
    (patrol) => patrol.id !== walk?.patrol && isLeftOpen(patrol, now),
  );
  return (
    <>
      {walk?.phase === 'dropped' && (
        <Card tone="dashed">
          <div role="status">
            <StateTag state="waiting">{p('still.dropped')}</StateTag>
          </div>
          <p className={styles.quiet}>{p('still.droppedLine')}</p>
        </Card>
      )}
      {open !== undefined && <OneOpen key={open.id} patrol={open} onEnded={onEnded} />}
    </>
  );
}

function OneOpen({
  patrol: { id, joinedAt, isLeader, members },
  onEnded,
}: {
  patrol: MyPatrol;
  onEnded: () => void;
}) {
  const p = usePatrolTexts();
  const { language } = useTexts();
  const now = useNow();
  const { client } = useApi();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const end = useMutation({
    mutationFn: () => client.call('endPatrol', { params: { id } }),
    onSuccess: (patrol) => {
      hearOf(client, queries, patrol);
      onEnded();
    },
  });
  return (
    <Card tone="asking" className={styles.stack}>
      <h2 className={styles.name}>{p('still.title')}</h2>
      <p>{p('still.since', { time: stampText(joinedAt, now, language) })}</p>
      {!asked && (
        <Button kind="outline" wide onClick={() => setAsked(true)}>
          {p('still.end')}
        </Button>
      )}
      {asked && (
        <>
          <p>{p('still.endLine')}</p>
          {isLeader && members > 1 && <p>{p('walking.endAll')}</p>}
          <div className={styles.pair}>
            <Button busy={end.isPending} onClick={() => end.mutate()}>
              {p('still.endSure')}
            </Button>
            <Button kind="quiet" onClick={() => setAsked(false)}>
              {p('still.keep')}
            </Button>
          </div>
        </>
      )}
      <Problem error={end.error} />
    </Card>
  );
}
