import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { QuietAlley } from '../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useCounty } from '../county.tsx';
import { dateInWords } from '../dates.ts';
import fieldStyles from '../fields/fields.module.css';
import { Labelled } from '../fields/Labelled.tsx';
import { useWords } from '../language.ts';
import { usePageHeading } from '../page-heading.ts';
import type { Version } from '../rules/types.ts';
import { useRulebooks } from '../rules/use-rulebooks.ts';
import { useKeyCap } from '../shortcuts.ts';
import { OpenedPage } from '../split/OpenedPage.tsx';
import stepStyles from '../split/step.module.css';
import { Failed } from '../states/Failed.tsx';
import { Refusals } from '../states/Refusals.tsx';
import stateStyles from '../states/states.module.css';
import { submitOnModifierEnter } from '../submit-keys.ts';
import { useStep } from '../use-step.ts';
import styles from './corrections.module.css';
import { EffectView } from './EffectView.tsx';
import { type ChosenVersions, correctionRoutes, usePreview } from './use-corrections.ts';
import { chosenFirst, periodOf } from './versions.ts';

interface AskCorrectionProps {
  /** The versions to begin with, where a page led here that knows them. */
  wrong: number | undefined;
  right: number | undefined;
}

/** The first signature: which versions, what that would change, and why. */
export function AskCorrection(given: AskCorrectionProps) {
  const { t } = useWords();
  const books = useRulebooks();
  const heading = usePageHeading(t('corrections.ask.heading'));
  return (
    <OpenedPage label={t('corrections.ask.heading')} back="/corrections">
      <header className={styles.head}>
        <h1 className={styles.title} ref={heading} tabIndex={-1}>
          {t('corrections.ask.heading')}
        </h1>
      </header>
      <div className={styles.body}>
        {books.isPending && <Skeleton label={t('rules.loading')} rows={3} />}
        {books.isError && <Failed error={books.error} retry={() => books.refetch()} />}
        {books.data && <AskForm versions={books.data.versions} {...given} />}
      </div>
    </OpenedPage>
  );
}

function AskForm({ versions, ...given }: AskCorrectionProps & { versions: readonly Version[] }) {
  const { t } = useWords();
  const [, go] = useLocation();
  const capped = useKeyCap();
  const [{ wrong, right }, setChosen] = useState(() => chosenFirst(versions, given));
  const [reason, setReason] = useState('');
  const [pressed, setPressed] = useState(false);
  const chosen = wrong && right ? { wrongVersion: wrong, rightVersion: right } : undefined;
  const preview = usePreview(chosen);
  const asking = useAsking((id) => go(`/corrections/${id}`));
  const short = reason.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (chosen && !short && !asking.isPending) asking.mutate({ ...chosen, reason: reason.trim() });
  };
  const choose = (part: { wrong?: number; right?: number }) => setChosen({ wrong, right, ...part });
  const errorOf = (name: keyof ChosenVersions, value: number | undefined) => {
    if (pressed && value === undefined) return t('corrections.ask.versionMissing');
    return fieldError(asking.error, name);
  };
  if (versions.length < 2) return <NoVersions />;
  return (
    <form className={styles.form} noValidate onSubmit={submit} onKeyDown={submitOnModifierEnter}>
      <p className={stepStyles.lead}>{t('corrections.ask.lead')}</p>
      <div className={styles.versions}>
        <VersionField
          label={t('corrections.ask.wrong')}
          versions={versions}
          value={wrong}
          error={errorOf('wrongVersion', wrong)}
          onChange={(version) => choose({ wrong: version })}
        />
        <VersionField
          label={t('corrections.ask.right')}
          versions={versions}
          value={right}
          error={errorOf('rightVersion', right)}
          onChange={(version) => choose({ right: version })}
        />
      </div>
      <section aria-labelledby="preview" aria-busy={preview.isFetching} className={styles.preview}>
        <h2 id="preview" className={stepStyles.heading}>
          {t('corrections.ask.preview')}
        </h2>
        <Preview chosen={chosen} preview={preview} />
      </section>
      <TextField
        label={t('corrections.ask.reason')}
        hint={t('corrections.ask.reasonHint')}
        maxLength={500}
        value={reason}
        error={
          pressed && short ? t('corrections.ask.reasonMissing') : fieldError(asking.error, 'reason')
        }
        onChange={(event) => setReason(event.target.value)}
      />
      <Readers reason={reason.trim()} />
      <Refusals error={asking.error} />
      <div className={styles.buttons}>
        <Button
          type="submit"
          busy={asking.isPending}
          keyCap={capped(t('moves.submitKey'))}
          aria-keyshortcuts="Control+Enter"
        >
          {t('corrections.ask.submit')}
        </Button>
        <Button kind="outline" onClick={() => go('/corrections')}>
          {t('corrections.ask.close')}
        </Button>
      </div>
    </form>
  );
}

const fieldError = (error: unknown, name: string) =>
  error instanceof Refused ? error.field(name) : undefined;

function useAsking(onAsked: (id: string) => void) {
  const { client } = useCounty();
  return useStep(
    (body: ChosenVersions & { reason: string }, requestId) =>
      client.call('askCorrection', { body, requestId }),
    { stale: correctionRoutes, onDone: ({ id }) => onAsked(id) },
  );
}

function NoVersions() {
  const { t } = useWords();
  return (
    <div className={stateStyles.middle}>
      <EmptyState
        drawing={<QuietAlley />}
        title={t('corrections.ask.noVersions.heading')}
        line={t('corrections.ask.noVersions.words')}
      />
    </div>
  );
}

interface VersionFieldProps {
  label: string;
  versions: readonly Version[];
  value: number | undefined;
  error: string | undefined;
  onChange: (version: number) => void;
}

/** A version, with the days on which it held below it. */
function VersionField({ label, versions, value, error, onChange }: VersionFieldProps) {
  const { t, language } = useWords();
  const date = (day: string) => dateInWords(day, language);
  const period = value === undefined ? undefined : periodOf(versions, value);
  return (
    <div>
      <Labelled label={label} error={error}>
        {(id) => (
          <Select
            id={id}
            className={fieldStyles.full ?? ''}
            placeholder={t('corrections.ask.choose')}
            value={value ?? null}
            options={versions.map(({ version, effectiveFrom }) => ({
              value: version,
              label: t('corrections.ask.version', { version, date: date(effectiveFrom) }),
            }))}
            onChange={(version: number | null) => version !== null && onChange(version)}
          />
        )}
      </Labelled>
      {period && (
        <p className={styles.period}>
          {t(`corrections.ask.${period.key}`, {
            version: value ?? 0,
            from: date(period.from),
            until: date(period.until),
          })}
        </p>
      )}
    </div>
  );
}

interface PreviewProps {
  chosen: ChosenVersions | undefined;
  preview: ReturnType<typeof usePreview>;
}

/** What would change: being worked out, refused, not reached, or in figures. */
function Preview({ chosen, preview }: PreviewProps) {
  const { t } = useWords();
  if (chosen === undefined) return <p>{t('corrections.ask.previewFirst')}</p>;
  if (preview.data) return <EffectView effect={preview.data} isOpen />;
  if (preview.error instanceof Refused) return <Refusal still why={preview.error.problem.title} />;
  if (preview.isError) return <Failed error={preview.error} retry={() => preview.refetch()} />;
  return <Skeleton label={t('corrections.ask.previewing')} rows={2} figure />;
}

/** The reason as it will stand in the notices, so that it is written for those who read it. */
function Readers({ reason }: { reason: string }) {
  const { t } = useWords();
  if (reason === '') return null;
  return (
    <div className={styles.readers}>
      <p>{t('corrections.ask.reads')}</p>
      <blockquote>{t('corrections.ask.readsGiven', { reason })}</blockquote>
      <blockquote>{t('corrections.ask.readsTaken', { reason })}</blockquote>
    </div>
  );
}
