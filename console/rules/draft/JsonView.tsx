import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useCounty } from '../../county.tsx';
import { useWords } from '../../language.ts';
import { mayCall } from '../../roles.ts';
import { useStaff } from '../../session.ts';
import { Refusals } from '../../states/Refusals.tsx';
import { parseJson } from '../book-file.ts';
import { Faults } from '../home/NewDraft.tsx';
import type { Book, Finding } from '../types.ts';
import type { Writer } from '../use-draft.ts';
import styles from './draft.module.css';
import { FindingsPane } from './FindingsPane.tsx';

/** The whole document for those who know the format: read, copied, or pasted over. */
export function JsonView({ writer, findings }: { writer: Writer; findings: readonly Finding[] }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [text, setText] = useState(() => JSON.stringify(writer.document, null, 2));
  const [said, setSaid] = useState('');
  const mayWrite = mayCall(useStaff(), 'saveRuleDraft') && !writer.frozen;
  // The server reads the pasted book first: what has not the form of one never becomes the draft.
  const applying = useMutation({
    mutationFn: (document: Book) => client.call('readRuleSentences', { body: { document } }),
    onSuccess: (_, document) => {
      writer.change(document);
      setSaid(t('rules.json.applied'));
    },
  });
  const apply = () => {
    const parsed = parseJson(text);
    setSaid('why' in parsed ? t('rules.json.unreadable', { why: parsed.why }) : '');
    if ('value' in parsed) applying.mutate(parsed.value as Book);
  };
  const copy = () =>
    navigator.clipboard.writeText(text).then(() => setSaid(t('rules.json.copied')));
  return (
    <div className={styles.single}>
      <h2 className={styles.singleHeading}>{t('rules.json.heading')}</h2>
      <p className={styles.singleLead}>{t('rules.json.lead')}</p>
      <textarea
        className={styles.json}
        aria-label={t('rules.json.text')}
        spellCheck={false}
        readOnly={!mayWrite}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setSaid('');
        }}
      />
      <Refusals error={applying.error} />
      <Faults error={applying.error} />
      <div className={styles.buttons}>
        {mayWrite && (
          <Button busy={applying.isPending} onClick={apply}>
            {t('rules.json.apply')}
          </Button>
        )}
        <Button kind="outline" onClick={() => void copy()}>
          {t('rules.json.copy')}
        </Button>
        <output>{said}</output>
      </div>
      <FindingsPane findings={findings} document={writer.document} />
    </div>
  );
}
