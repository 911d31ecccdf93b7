import { type FormEvent, useState } from 'react';
import { auditActions } from '../../contract/audit-actions.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { DownloadIcon } from '../../ui/icons.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useAreas } from '../areas.ts';
import { dateInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { OpenedHead } from '../split/OpenedHead.tsx';
import { OpenedPage } from '../split/OpenedPage.tsx';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Audit.module.css';
import { filterOf, type Typed } from './audit-filter.ts';
import { Fact } from './EntryPage.tsx';
import { useExport } from './use-audit.ts';

const formats = ['xlsx', 'jsonl'] as const;

/** Takes what the search found as a file, with a reason that is recorded. */
export function ExportPage({ typed }: { typed: Typed }) {
  const { t } = useWords();
  return (
    <OpenedPage label={t('audit.take.page')} back="/audit" backWords={t('audit.entry.back')}>
      <OpenedHead title={t('audit.take.heading')} />
      <div className={styles.wide}>
        <p className={styles.lead}>{t('audit.take.lead')}</p>
        <dl className={styles.facts}>
          <Fact name={t('audit.take.of')}>
            <Span typed={typed} />
          </Fact>
        </dl>
        <ExportForm typed={typed} />
      </div>
    </OpenedPage>
  );
}

/** What was searched for, in words. */
function Span({ typed }: { typed: Typed }) {
  const { t, say, language } = useWords();
  const areas = useAreas().data ?? [];
  const { from, until, person, object, action, kind, area } = filterOf(typed);
  const verb = Object.entries(auditActions).find(([name]) => name === action)?.[1];
  const inArea = areas.find(({ code }) => code === area);
  const parts = [
    from && t('audit.take.from', { day: dateInWords(from, language) }),
    until && t('audit.take.until', { day: dateInWords(until, language) }),
    person && t('audit.take.person', { text: person }),
    object && t('audit.take.object', { text: object }),
    kind && t(`audit.kinds.${kind}`),
    verb && say(verb),
    inArea && say(inArea.name),
  ].filter(Boolean);
  return parts.length === 0 ? t('audit.take.all') : parts.join(' · ');
}

function ExportForm({ typed }: { typed: Typed }) {
  const { t } = useWords();
  const [format, setFormat] = useState<(typeof formats)[number]>('xlsx');
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const taking = useExport();
  const missing = reason.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing || taking.isPending) return;
    taking.mutate({ filter: filterOf(typed), format, reason: reason.trim() });
  };
  return (
    <form noValidate onSubmit={submit} className={`${styles.pane} ${stepStyles.fields}`}>
      <Segmented
        label={t('audit.take.format')}
        choices={formats.map((value) => ({ value, label: t(`audit.take.${value}`) }))}
        value={format}
        onChange={setFormat}
      />
      <p className={styles.remark}>{t(`audit.take.${format}Hint`)}</p>
      <TextField
        label={t('audit.take.reason')}
        placeholder={t('audit.take.reasonHint')}
        maxLength={500}
        value={reason}
        error={pressed && missing ? t('audit.take.reasonMissing') : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <Refusals error={taking.error} />
      <div aria-live="polite">
        {taking.data !== undefined && (
          <p className={styles.done}>{t('audit.take.done', { name: taking.data })}</p>
        )}
      </div>
      <Button type="submit" wide icon={<DownloadIcon size={18} />} busy={taking.isPending}>
        {t('audit.take.submit')}
      </Button>
    </form>
  );
}
