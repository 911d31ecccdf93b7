import { useState } from 'react';
import type { MyActivity } from '../../contract/activities.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { LampRating, type Lamps } from '../../ui/LampRating.tsx';
import { Problem } from '../frame/Problem.tsx';
import styles from './Activities.module.css';
import { useStep } from './use-activities.ts';
import { useActivityTexts } from './use-activity-texts.ts';

/** How it was, for those who were there. */
export function Rate({ activity: { id, mine } }: { activity: MyActivity }) {
  const a = useActivityTexts();
  const given = (mine?.stars ?? undefined) as Lamps | undefined;
  const [lamps, setLamps] = useState(given);
  const rate = useStep((client, stars: Lamps, requestId) =>
    client.call('rateActivity', { params: { id }, body: { stars }, requestId }),
  );
  return (
    <Card>
      <LampRating
        label={a('rate')}
        words={[
          a('rateWords.one'),
          a('rateWords.two'),
          a('rateWords.three'),
          a('rateWords.four'),
          a('rateWords.five'),
        ]}
        value={lamps}
        onChange={setLamps}
      />
      {lamps !== undefined && lamps !== given && (
        <Button wide kind="outline" busy={rate.isPending} onClick={() => rate.mutate(lamps)}>
          {a(given === undefined ? 'rateSend' : 'rateChange')}
        </Button>
      )}
      <p className={styles.quiet} role="status">
        {given !== undefined && lamps === given && a('rateDone')}
      </p>
      <Problem error={rate.error} />
    </Card>
  );
}
