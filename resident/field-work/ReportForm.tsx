import { type FormEvent, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { CallFirst } from '../../ui/CallFirst.tsx';
import { Field, TextField } from '../../ui/Field.tsx';
import { presentMs } from '../../ui/now.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { PhotoTray } from '../photos/PhotoTray.tsx';
import { useCallWords } from '../report/use-call-words.ts';
import { useCategoryOf } from '../report/use-categories.ts';
import { useTexts } from '../texts/language.ts';
import { useField } from './context.ts';
import type { Agreed } from './entries.ts';
import styles from './FieldWork.module.css';
import { type Half, reportOf } from './half-written.ts';
import { KindField } from './KindField.tsx';
import { NearbyField } from './NearbyField.tsx';
import { digitsIn } from './numbers.ts';
import { StandingField } from './StandingField.tsx';
import { kindOf, lacksOf, reportIn } from './told.ts';
import { useFieldTexts } from './use-field-texts.ts';
import { useHalf } from './use-half.ts';
import { useKeptPhotos } from './use-kept-photos.ts';
import { useNearbyFor } from './use-nearby-for.ts';
import { useStanding } from './use-standing.ts';
import { WhoNoticed } from './WhoNoticed.tsx';

interface ReportFormProps {
  /** Who agreed; null: nobody could, for want of a network, and the report waits until they do. */
  agreed: Agreed | null;
}

/** A report in the resident’s words: it waits on the phone where there is no network, and goes out once. */
export function ReportForm({ agreed }: ReportFormProps) {
  const f = useFieldTexts();
  const { say } = useTexts();
  const { satchel } = useField();
  const { half, newest, change, end } = useHalf(reportOf(agreed?.who ?? null));
  const photos = useKeptPhotos({
    keys: half.photos,
    change: (by) => change((held) => ({ photos: by(held.photos) })),
  });
  const standing = useStanding(half.position, (position) =>
    change(() => ({ position, sameAs: null })),
  );
  const callWords = useCallWords();
  const { child = null, sameAs = null } = half;
  const code = kindOf(half);
  const category = useCategoryOf(code);
  const nearby = useNearbyFor(agreed);
  const emergency = category?.emergency ?? null;
  const [pressed, setPressed] = useState(false);
  const [outcome, setOutcome] = useState<'kept' | 'failed'>();
  const missing = lacksOf(half, agreed);
  const isWhole = !Object.values(missing).includes(true) && photos.ready;
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!isWhole || nearby.isAsking) return;
    // Is it one of these? Whoever presses once more has asked them; whoever has left is not asked any more.
    if ((await nearby.isAsked({ half, code, category })) && isHere.current) return;
    try {
      const writtenAt = new Date(presentMs()).toISOString();
      await satchel.write(reportIn(newest(), agreed, writtenAt), photos.photos);
      await end(photos.photos);
      standing.forget();
      nearby.forget();
      setPressed(false);
      setOutcome('kept');
    } catch {
      setOutcome('failed');
    }
  };
  const typed = (field: 'words' | 'place') => ({
    value: half[field],
    error: pressed && missing[field] ? f(`report.${field}Missing`) : undefined,
    onChange: ({ target: { value } }: { target: { value: string } }) =>
      change(() => ({ [field]: value, ...(value.trim() === '' ? { sameAs: null } : {}) })),
  });
  return (
    <form noValidate aria-label={f('report.title')} onSubmit={(event) => void submit(event)}>
      <fieldset className={styles.plain} disabled={nearby.isAsking}>
        <div className={styles.stack}>
          <h2 className={styles.heading}>
            {f(agreed === null ? 'report.before' : 'report.title')}
          </h2>
          {agreed === null && (
            <Teller {...{ half, change }} wrong={pressed ? missing : undefined} />
          )}
          <CallFirst
            text={`${half.words} ${half.place}`}
            known={emergency === null ? undefined : say(emergency)}
            says={callWords}
          />
          <PhotoTray {...photos.tray} />
          <TextField label={f('report.words')} maxLength={2000} {...typed('words')} />
          <KindField key={half.id} {...{ half, change, category }} asks={agreed !== null} />
          <Field label={f('report.place')} autoComplete="off" maxLength={200} {...typed('place')} />
          <StandingField standing={standing} error={undefined} />
          <WhoNoticed
            child={child}
            error={pressed && missing.child ? f('noticed.nameMissing') : undefined}
            onChange={(named) => change(() => ({ child: named }))}
          />
          <NearbyField
            key={`nearby ${half.id}`}
            reports={nearby.reports}
            sameAs={sameAs}
            onSame={(same) => change(() => ({ sameAs: same }))}
          />
          <div role="status">
            {outcome === 'kept' && f(agreed === null ? 'report.keptBefore' : 'report.kept')}
          </div>
          {outcome === 'failed' && <Refusal why={f('visit.notKept')} />}
          <Button type="submit" size="l" wide busy={nearby.isAsking}>
            {f(agreed === null ? 'report.keep' : 'report.send')}
          </Button>
        </div>
      </fieldset>
    </form>
  );
}

interface TellerProps {
  half: Half;
  change: (by: () => Partial<Half>) => void;
  wrong: { name: boolean; phone: boolean } | undefined;
}

/** Who tells it, as they say themselves: only they can agree to it later. */
function Teller({ half: { name, phone }, change, wrong }: TellerProps) {
  const f = useFieldTexts();
  return (
    <>
      <p className={styles.quiet}>{f('report.beforeLine')}</p>
      <Field
        label={f('report.name')}
        autoComplete="off"
        maxLength={40}
        value={name}
        error={wrong?.name ? f('report.nameMissing') : undefined}
        onChange={({ target: { value } }) => change(() => ({ name: value }))}
      />
      <Field
        label={f('agree.phone')}
        hint={f('report.phoneHint')}
        type="tel"
        inputMode="numeric"
        autoComplete="off"
        value={phone}
        error={wrong?.phone ? f('agree.phoneWrong') : undefined}
        onChange={({ target: { value } }) => change(() => ({ phone: digitsIn(value, 11) }))}
      />
    </>
  );
}
