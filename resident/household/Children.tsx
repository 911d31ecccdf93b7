import { useState } from 'react';
import type { Child } from '../../contract/households.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { dayText, localDay } from '../dates.ts';
import { LazySheet } from '../frame/LazySheet.tsx';
import { Problem } from '../frame/Problem.tsx';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import styles from './Household.module.css';
import { useChange } from './use-change.ts';
import { useFamilyTexts } from './use-family-texts.ts';

/** Children under 14, with what their guardian agreed to and the way to take it back. */
export function Children({ list }: { list: readonly Child[] }) {
  const f = useFamilyTexts();
  const { language } = useTexts();
  const now = useNow();
  const day = (date: string) => dayText(date, now, language);
  if (list.length === 0) return null;
  return (
    <ul className={styles.children}>
      {list.map((child) => (
        <Card key={child.id} as="li">
          <div className={styles.child}>
            <div className={styles.words}>
              <h3 className={styles.childName}>{child.name}</h3>
              <p className={styles.quiet}>
                {child.mine ? f('mine') : f('ofGuardian', { name: child.guardian ?? f('noName') })}
                {' · '}
                {f('reports', { count: child.reports })}
              </p>
              <p className={styles.quiet}>{f('until', { day: day(child.until) })}</p>
              <p className={styles.quiet}>
                {f('agreed', {
                  day: day(localDay(child.consentedAt)),
                  version: child.consentVersion,
                })}
              </p>
            </div>
            {child.mine && <Withdraw child={child} />}
          </div>
        </Card>
      ))}
    </ul>
  );
}

function Withdraw({ child }: { child: Child }) {
  const { t } = useTexts();
  const f = useFamilyTexts();
  const [open, setOpen] = useState(false);
  const withdraw = useChange((client, id: string, requestId) =>
    client.call('withdrawConsent', { params: { id }, requestId }),
  );
  const { name } = child;
  return (
    <>
      <button type="button" className={styles.link} onClick={() => setOpen(true)}>
        {f('withdraw')}
      </button>
      <LazySheet
        open={open}
        onOpenChange={setOpen}
        title={f('withdrawTitle', { name })}
        description={f('withdrawLine', { name })}
        footer={
          <>
            <Button kind="outline" onClick={() => setOpen(false)}>
              {t('cancel')}
            </Button>
            <Button
              kind="danger"
              busy={withdraw.isPending}
              onClick={() => withdraw.mutate(child.id)}
            >
              {f('withdraw')}
            </Button>
          </>
        }
      >
        <Problem error={withdraw.error} />
      </LazySheet>
    </>
  );
}
