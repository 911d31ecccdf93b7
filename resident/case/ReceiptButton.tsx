import { useState } from 'react';
import type { Award } from '../../contract/awards.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { DownloadIcon } from '../../ui/icons.tsx';
import { saveFile } from '../../ui/save-file.ts';
import { useApi } from '../api.ts';
import { useTexts } from '../texts/language.ts';
import styles from './ReceiptButton.module.css';

type Outcome = { kind: 'idle' | 'busy' | 'saved' } | { kind: 'refused'; why: string };

/** Saves the receipt of one award: what its holder can check without this platform. */
export function ReceiptButton({ award }: { award: Award }) {
  const { t } = useTexts();
  const { client } = useApi();
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'idle' });
  const save = async () => {
    setOutcome({ kind: 'busy' });
    try {
      const receipt = await client.call('getMyReceipt', { params: { id: award.id } });
      saveFile({
        file: new Blob([JSON.stringify(receipt, null, 1)], { type: 'application/json' }),
        name: `receipt-${award.id.slice(-8)}.json`,
      });
      setOutcome({ kind: 'saved' });
    } catch (error) {
      const why = error instanceof Refused ? error.problem.title : t('receipt.unreached');
      setOutcome({ kind: 'refused', why });
    }
  };
  return (
    <div className={styles.receipt}>
      <Button
        kind="quiet"
        size="s"
        icon={<DownloadIcon size={18} />}
        busy={outcome.kind === 'busy'}
        onClick={() => void save()}
      >
        {t('receipt.take')}
      </Button>
      <p className={styles.said} role="status">
        {outcome.kind === 'refused' && outcome.why}
        {outcome.kind === 'saved' && (
          <>
            {t('receipt.saved')}{' '}
            <a className="roomy-link" href="/board/verify.html">
              {t('receipt.check')}
            </a>
          </>
        )}
      </p>
    </div>
  );
}
