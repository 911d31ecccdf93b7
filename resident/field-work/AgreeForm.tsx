import { useState } from 'react';
import { Segmented } from '../../ui/Segmented.tsx';
import { AgreeByCode } from './AgreeByCode.tsx';
import { AgreeBySignature } from './AgreeBySignature.tsx';
import styles from './FieldWork.module.css';
import { useFieldTexts } from './use-field-texts.ts';

/** Whoever has a number has a code read out; whoever has none signs with a finger. */
export function AgreeForm() {
  const f = useFieldTexts();
  const [by, setBy] = useState<'code' | 'signature'>('code');
  return (
    <div className={styles.stack}>
      <Segmented
        label={f('agree.way')}
        labelHidden
        choices={[
          { value: 'code', label: f('agree.byCode') },
          { value: 'signature', label: f('agree.bySignature') },
        ]}
        value={by}
        onChange={setBy}
      />
      {by === 'code' ? <AgreeByCode /> : <AgreeBySignature />}
    </div>
  );
}
