import type { StaffCase } from '../../contract/case-views.ts';
import { LockIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { Unmask } from '../unmaskings/Unmask.tsx';
import styles from './Facts.module.css';

/** Who reported, as far as this reader may know it; and the way to a look that leaves a trace. */
export function Reporter({ one: { code, reporter } }: { one: StaffCase }) {
  const { t, say, named } = useWords();
  const mayAsk = mayCall(useStaff(), 'askUnmasking');
  const { alias, name, phone, channel, typedBy } = reporter;
  const shown = [
    alias === null ? t('case.protected') : say(alias),
    ...[name, phone].filter((one) => one !== null),
    ...(channel === null ? [] : [named('case.channels', channel)]),
    ...(typedBy === null ? [] : [t('case.typedBy', { name: typedBy.name })]),
  ];
  return (
    <span className={styles.reporter}>
      <span>{shown.join(' · ')}</span>
      <span className={styles.masked}>
        <LockIcon size={14} />
        {t(alias === null ? 'case.hidden' : 'case.masked')}
      </span>
      {mayAsk && <Unmask code={code} />}
    </span>
  );
}
