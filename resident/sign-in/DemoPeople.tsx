import { useState } from 'react';
import { Card } from '../../ui/Card.tsx';
import { PersonIcon } from '../../ui/icons.tsx';
import { useAnswer } from '../api.ts';
import { Problem } from '../frame/Problem.tsx';
import styles from './SignIn.module.css';
import type { Sent } from './SignIn.tsx';
import { useCodeRequest, useCodeTo } from './use-code-request.ts';
import { useSignInTexts } from './use-sign-in-texts.ts';

/** People of the demo county to try as. Outside the demo the server answers 404 and nothing shows. */
export function DemoPeople({ onSent }: { onSent: (sent: Sent) => void }) {
  const s = useSignInTexts();
  const demo = useAnswer('listDemoSignIns', {}, { staleTime: Number.POSITIVE_INFINITY });
  const [asked, setAsked] = useState('');
  const askTo = useCodeTo();
  const request = useCodeRequest(({ demoCode }) => onSent({ phone: asked, demoCode }));
  const people = demo.data?.residents ?? [];
  if (people.length === 0) return null;
  const ask = (phone: string) => {
    setAsked(phone);
    request.mutate(askTo(phone));
  };
  return (
    <Card as="section" tone="tint" label={s('demoTitle')}>
      <h2 className={styles.demoTitle}>{s('demoTitle')}</h2>
      <p className={styles.demoLine}>{s('demoLine')}</p>
      <ul className={styles.people}>
        {people.map(({ phone, name }) => (
          <li key={phone}>
            <button
              type="button"
              className={styles.person}
              aria-busy={request.isPending && asked === phone}
              onClick={() => ask(phone)}
            >
              <PersonIcon size={20} />
              <span className={styles.personName}>{name}</span>
              <span className="figures">{phone}</span>
            </button>
          </li>
        ))}
      </ul>
      <Problem error={request.error} />
    </Card>
  );
}
