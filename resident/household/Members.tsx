import { useState } from 'react';
import type { HouseholdMember } from '../../contract/households.ts';
import { Button } from '../../ui/Button.tsx';
import { PersonIcon } from '../../ui/icons.tsx';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Problem } from '../frame/Problem.tsx';
import styles from './Household.module.css';
import { useChange } from './use-change.ts';
import { useFamilyTexts } from './use-family-texts.ts';

/** Who shares points; its head hands that over, and takes out who moved away. */
export function Members({ list }: { list: readonly HouseholdMember[] }) {
  const f = useFamilyTexts();
  const amHead = list.some(({ me, head }) => me && head);
  return (
    <ul className={styles.list}>
      {list.map((member) => (
        <li key={member.id} className={styles.row}>
          <PersonIcon size={20} />
          <span className={styles.words}>
            {member.name ?? f('noName')} {member.me && f('me')}
          </span>
          {member.head && <span className={styles.head}>{f('head')}</span>}
          {member.minor && <span className={styles.quiet}>{f('minor')}</span>}
          {amHead && !member.me && <Settle member={member} />}
        </li>
      ))}
    </ul>
  );
}

function Settle({ member }: { member: HouseholdMember }) {
  const f = useFamilyTexts();
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  const handOver = useChange(
    (client, member: string, requestId) =>
      client.call('handOverHousehold', { body: { member }, requestId }),
    close,
  );
  const takeOut = useChange(
    (client, id: string, requestId) =>
      client.call('takeOutRelative', { params: { id }, requestId }),
    close,
  );
  const name = member.name ?? f('noName');
  return (
    <>
      <button
        type="button"
        className={styles.link}
        aria-label={f('settleOf', { name })}
        onClick={() => setOpen(true)}
      >
        {f('settle')}
      </button>
      <LazySheet
        open={open}
        onOpenChange={setOpen}
        title={name}
        description={f(member.minor ? 'settleMinorLine' : 'settleLine')}
        footer={
          <>
            {!member.minor && (
              <Button
                kind="outline"
                busy={handOver.isPending}
                onClick={() => handOver.mutate(member.id)}
              >
                {f('handOver')}
              </Button>
            )}
            <Button
              kind="danger"
              busy={takeOut.isPending}
              onClick={() => takeOut.mutate(member.id)}
            >
              {f('takeOut')}
            </Button>
          </>
        }
      >
        <Problem error={handOver.error ?? takeOut.error} />
      </LazySheet>
    </>
  );
}
