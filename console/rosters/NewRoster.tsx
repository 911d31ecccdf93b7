import { type FormEvent, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { mostLines } from '../../contract/rosters.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { BackIcon, PlusIcon } from '../../ui/icons.tsx';
import caseStyles from '../case/CasePage.module.css';
import heldStyles from '../held/HeldAwardPage.module.css';
import { useWords } from '../language.ts';
import { useKeptDraft } from '../moves/drafts.ts';
import formStyles from '../moves/MoveForm.module.css';
import { usePageHeading } from '../page-heading.ts';
import { useStaff } from '../session.ts';
import { Refusals } from '../states/Refusals.tsx';
import {
  type DraftLine,
  emptyRoster,
  hasPatrol,
  isComplete,
  isNumber,
  lineAfter,
  linesToSend,
  type RosterDraft,
  walkedInOf,
} from './draft.ts';
import { LineFields } from './LineFields.tsx';
import { afterChange, afterField, afterRemoval, type Marks, marksOf } from './marks.ts';
import { PaperPhoto } from './PaperPhoto.tsx';
import { ReadWorkbook } from './ReadWorkbook.tsx';
import styles from './Rosters.module.css';
import { useEntering } from './use-rosters.ts';
import { WalkedInField } from './WalkedInField.tsx';

/** A paper list, typed line by line or read from a workbook; all of it goes in, or nothing. */
export function NewRoster() {
  const { t } = useWords();
  const [, go] = useLocation();
  const heading = usePageHeading(t('rosters.form.heading'));
  const me = useStaff();
  const kept = useKeptDraft<RosterDraft>(`${me.id}:roster`, emptyRoster);
  const [pressed, setPressed] = useState(false);
  const entering = useEntering(({ id }) => {
    kept.finished();
    go(`/rosters/${id}`);
  });
  const { number, photo, walkedIn, lines } = kept.draft;
  const [marks, setMarks] = useState<Marks>({});
  const setLines = (next: DraftLine[], left: Marks = marks) => {
    setMarks(left);
    kept.change({ lines: next });
  };
  const set = (part: Partial<Omit<RosterDraft, 'lines'>>) => {
    setMarks((was) => Object.keys(part).reduce(afterField, was));
    kept.change(part);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (photo === null || !isComplete(kept.draft) || entering.isPending) return;
    entering.mutate(
      {
        number: number.trim(),
        photo: photo.id,
        ...walkedInOf(kept.draft),
        lines: linesToSend(lines),
      },
      { onError: (error) => error instanceof Refused && setMarks(marksOf(error.problem)) },
    );
  };
  return (
    <section className={caseStyles.page} aria-label={t('rosters.form.heading')}>
      <Link href="/rosters" className={caseStyles.back}>
        <BackIcon size={18} />
        {t('case.back')}
      </Link>
      <header className={heldStyles.head}>
        <h1 className={heldStyles.title} ref={heading} tabIndex={-1}>
          {t('rosters.form.heading')}
        </h1>
      </header>
      <form className={styles.form} noValidate onSubmit={submit}>
        <div className={formStyles.fields}>
          <Field
            label={t('rosters.form.number')}
            hint={t('rosters.form.numberHint')}
            autoComplete="off"
            maxLength={20}
            value={number}
            error={pressed && !isNumber(number) ? t('rosters.form.numberMissing') : marks.number}
            onChange={(event) => set({ number: event.target.value })}
          />
          <PaperPhoto
            photo={photo}
            error={pressed && photo === null ? t('rosters.form.photoMissing') : marks.photo}
            onChange={(taken) => set({ photo: taken })}
          />
          <ReadWorkbook lines={lines} onRead={(read) => setLines(read, {})} />
          {lines.map((line, place) => (
            <LineFields
              // biome-ignore lint/suspicious/noArrayIndexKey: a line of a paper is known by its place.
              key={place}
              place={place}
              line={line}
              pressed={pressed}
              refused={(field) => marks[`lines/${place}/${field}`]}
              onChange={(is) =>
                setLines(lines.with(place, is), afterChange(marks, { place, was: line, is }))
              }
              onRemove={
                lines.length === 1
                  ? undefined
                  : () => setLines(lines.toSpliced(place, 1), afterRemoval(marks, place))
              }
            />
          ))}
          {hasPatrol(lines) && (
            <WalkedInField
              grid={walkedIn}
              error={marks.walkedIn}
              onChange={(grid) => set({ walkedIn: grid })}
            />
          )}
          {lines.length < mostLines && (
            <Button
              type="button"
              size="s"
              kind="outline"
              icon={<PlusIcon size={16} />}
              onClick={() => setLines([...lines, lineAfter(lines.at(-1))])}
            >
              {t('rosters.form.more')}
            </Button>
          )}
          <Refusals error={entering.error} />
        </div>
        <Button type="submit" wide busy={entering.isPending}>
          {t('rosters.form.send', { count: lines.length })}
        </Button>
      </form>
    </section>
  );
}
