import { useState } from 'react';
import type { CodeSent, Proof } from '../../contract/residents.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { useApi, useMe } from '../api.ts';
import { Problem } from '../frame/Problem.tsx';
import { useCodeRequest } from '../sign-in/use-code-request.ts';
import { CodeEntry } from './CodeEntry.tsx';
import styles from './MyData.module.css';
import { useMyDataTexts } from './use-my-data-texts.ts';

/** Shows that it is me, by a code to my own phone; for five minutes after it nothing is asked again. */
export function OwnCode({ onProved }: { onProved: () => void }) {
  const d = useMyDataTexts();
  const { client } = useApi();
  const me = useMe();
  const [sent, setSent] = useState<CodeSent>();
  const request = useCodeRequest(setSent);
  const ask = () =>
    request.mutate((proof: Proof | undefined) =>
      client.call('sendMyCode', { body: proof ? { proof } : {} }),
    );
  return (
    <Card>
      <h2 className={styles.heading}>{d('code.title')}</h2>
      <p className={styles.quiet}>{d('code.line', { phone: me.data?.maskedPhone ?? '' })}</p>
      {sent === undefined ? (
        <div className={styles.form}>
          <Button wide busy={request.isPending} onClick={ask}>
            {d('code.send')}
          </Button>
          <Problem error={request.error} />
        </div>
      ) : (
        <CodeEntry
          demoCode={sent.demoCode}
          show={(code) => client.call('proveMyself', { body: { code } })}
          onDone={onProved}
          onAgain={() => setSent(undefined)}
        />
      )}
    </Card>
  );
}
