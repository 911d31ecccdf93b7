import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { mostLines } from '../../contract/rosters.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { useWords } from '../language.ts';
import { OpenedHead } from '../split/OpenedHead.tsx';
import { OpenedPage } from '../split/OpenedPage.tsx';
import stepStyles from '../split/step.module.css';
import { Refusals } from '../states/Refusals.tsx';
import {
  type DraftLine,
  emptyRoster,
  isComplete,
  isNumber,
  lineAfter,
  linesToSend,
} from './draft.ts';
import { LineFields } from './LineFields.tsx';
import { PaperPhoto } from './PaperPhoto.tsx';
import { ReadWorkbook } from './ReadWorkbook.tsx';
import styles from './Rosters.module.css';
import { useEntering } from './use-rosters.ts';

/** A paper list, typed line by line or read from a workbook; all of it goes in, or nothing. */
export function NewRoster() {
  const { t } = useWords();
  const [, go] = useLocation();
  const [draft, setDraft] = useState(emptyRoster);
  const [pressed, setPressed] = useState(false);
  const entering = useEntering(({ id }) => go(`/rosters/${id}`));
  const { number, photo, lines } = draft;
  const refused = (field: string) =>
    entering.error instanceof Refused ? entering.error.field(field) : undefined;
  /** What the server said of a line is of the lines as they were sent. */
  const setLines = (next: DraftLine[]) => {
    entering.reset();
    setDraft((was) => ({ ...was, lines: next }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (photo === null || !isComplete(draft) || entering.isPending) return;
    entering.mutate({ number: number.trim(), photo: photo.id, lines: linesToSend(lines) });
  };
  return (
    <OpenedPage label={t('rosters.form.heading')} back="/rosters">
      <OpenedHead title={t('rosters.form.heading')} />
      <form className={styles.form} noValidate onSubmit={submit}>
        <div className={stepStyles.fields}>
          <Field
            label={t('rosters.form.number')}
            hint={t('rosters.form.numberHint')}
            autoComplete="off"
            maxLength={20}
            value={number}
            error={
              pressed && !isNumber(number) ? t('rosters.form.numberMissing') : refused('number')
            }
            onChange={(event) => setDraft((was) => ({ ...was, number: event.target.value }))}
          />
          <PaperPhoto
            photo={photo}
            error={pressed && photo === null ? t('rosters.form.photoMissing') : refused('photo')}
            onChange={(taken) => setDraft((was) => ({ ...was, photo: taken }))}
          />
          <ReadWorkbook onRead={(read) => setLines(read.slice(0, mostLines))} />
          {lines.map((line, place) => (
            <LineFields
              // biome-ignore lint/suspicious/noArrayIndexKey: a line of a paper is known by its place.
              key={place}
              place={place}
              line={line}
              pressed={pressed}
              refused={(field) => refused(`lines/${place}/${field}`)}
              onChange={(next) => setLines(lines.with(place, next))}
              onRemove={lines.length === 1 ? undefined : () => setLines(lines.toSpliced(place, 1))}
            />
          ))}
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
    </OpenedPage>
  );
}
