import { Select } from 'antd';
import { useState } from 'react';
import { Refused } from '../../ui/client.ts';
import { useCounty } from '../county.tsx';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import { useStep } from '../use-step.ts';
import { Fold } from './Fold.tsx';
import { type Member, useWaitingWords } from './member.ts';
import { ReasonForm } from './ReasonForm.tsx';
import styles from './staff.module.css';
import { peopleRoutes, usePeople } from './use-people.ts';

/** Somebody leaves: roles and unit go to a successor in one step. */
export function HandOver({ member }: { member: Member }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [successor, setSuccessor] = useState<string>();
  const [pressed, setPressed] = useState(false);
  const waiting = useWaitingWords()(member.open);
  const params = { id: member.id };
  const step = useStep(
    (body: { successor: string; reason: string }, requestId) =>
      client.call('handOver', { params, body, requestId }),
    {
      stale: peopleRoutes,
    },
  );
  const refused = step.error instanceof Refused ? step.error.field('successor') : undefined;
  const missing = pressed && successor === undefined ? t('staff.successorMissing') : undefined;
  return (
    <Fold title={t('staff.handOver')} lead={t('staff.handOverLead')}>
      <p className={styles.apart}>
        {waiting ? t('staff.handOverWaiting', { what: waiting }) : t('staff.handOverNothing')}
      </p>
      <ReasonForm
        submit={t('staff.handOverSend')}
        kind="danger"
        isReady={successor !== undefined}
        onPressed={() => setPressed(true)}
        step={{
          isPending: step.isPending,
          error: refused === undefined ? step.error : null,
          mutate: (reason) => {
            if (successor !== undefined) step.mutate({ successor, reason });
          },
        }}
      >
        <Labelled label={t('staff.successor')} error={missing ?? refused}>
          {(id) => (
            <Successor id={id} leaver={member.id} value={successor} onChange={setSuccessor} />
          )}
        </Labelled>
      </ReasonForm>
    </Fold>
  );
}

interface SuccessorProps {
  id: string;
  leaver: string;
  value: string | undefined;
  onChange: (id: string) => void;
}

/** Found by name or login among those who have come in. */
function Successor({ id, leaver, value, onChange }: SuccessorProps) {
  const { t } = useWords();
  const [find, setFind] = useState('');
  const { pages, people } = usePeople({ show: 'active', find });
  return (
    <Select<string>
      id={id}
      className={fieldStyles.full ?? ''}
      placeholder={t('staff.successorHint')}
      showSearch={{ filterOption: false, onSearch: setFind }}
      loading={pages.isFetching}
      notFoundContent={t('staff.nobodyFound')}
      value={value ?? null}
      options={people
        .filter((one) => one.id !== leaver && !one.self)
        .map((one) => ({ value: one.id, label: `${one.name} · ${one.login}` }))}
      onChange={onChange}
    />
  );
}
