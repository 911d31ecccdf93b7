import { useWords } from '../../language.ts';
import { lapseKinds } from '../codes.ts';
import type { Book, Finding, Part, Reading } from '../types.ts';
import { AddButton, Choose, NumberField, OptionalNumber, RemoveButton, Text } from './controls.tsx';
import styles from './form.module.css';
import { Row } from './Row.tsx';

interface BookFormProps {
  part: Part<Book>;
  findings: readonly Finding[];
  sentences: Reading['book'];
}

/** What holds for the whole book: title, chapters, lapsing, levels. */
export function BookForm({ part, findings, sentences }: BookFormProps) {
  const { t, say } = useWords();
  return (
    <section className={styles.form} aria-labelledby="book">
      <h2 id="book" className={styles.formHeading}>
        {t('rules.book.heading')}
      </h2>
      <ul className={styles.saidList}>
        {sentences.map((sentence) => (
          <li key={sentence.zh}>{say(sentence)}</li>
        ))}
      </ul>
      <TitleRow part={part} findings={findings} />
      <ChapterRow part={part} findings={findings} />
      <LapseRows part={part} findings={findings} />
      <LevelRow part={part} findings={findings} />
    </section>
  );
}

type RowsProps = Pick<BookFormProps, 'part' | 'findings'>;

function TitleRow({ part: { value: book, change, disabled }, findings }: RowsProps) {
  const { t } = useWords();
  const put = (given: Partial<Book['title']>) =>
    change({ ...book, title: { ...book.title, ...given } });
  return (
    <Row label={t('rules.book.title')} findings={findings} at={['/title']}>
      {(label) => (
        <>
          <Text
            label={`${label} ${t('rules.fields.zh')}`}
            value={book.title.zh}
            change={(zh) => put({ zh })}
            disabled={disabled}
          />
          <Text
            label={`${label} ${t('rules.fields.en')}`}
            value={book.title.en}
            change={(en) => put({ en })}
            disabled={disabled}
          />
        </>
      )}
    </Row>
  );
}

function ChapterRow({ part: { value: book, change, disabled }, findings }: RowsProps) {
  const { t } = useWords();
  const { chapters } = book;
  const put = (next: Book['chapters']) => change({ ...book, chapters: next });
  return (
    <Row label={t('rules.book.chapters')} findings={findings} at={['/chapters']}>
      {() => (
        <>
          {chapters.map((chapter, place) => {
            const label = t('rules.book.chapter', { number: place + 1 });
            const set = (given: Partial<typeof chapter>) =>
              put(chapters.with(place, { ...chapter, ...given }));
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the number is being typed
              <span key={place} className={styles.line}>
                <Text
                  narrow
                  label={`${label} ${t('rules.book.number')}`}
                  value={chapter.number}
                  change={(number) => set({ number })}
                  disabled={disabled}
                />
                <Text
                  label={`${label} ${t('rules.fields.zh')}`}
                  value={chapter.name.zh}
                  change={(zh) => set({ name: { ...chapter.name, zh } })}
                  disabled={disabled}
                />
                <Text
                  label={`${label} ${t('rules.fields.en')}`}
                  value={chapter.name.en}
                  change={(en) => set({ name: { ...chapter.name, en } })}
                  disabled={disabled}
                />
                {!disabled && (
                  <RemoveButton
                    label={`${t('rules.fields.remove')} ${label}`}
                    press={() => put(chapters.toSpliced(place, 1))}
                  />
                )}
              </span>
            );
          })}
          {!disabled && (
            <AddButton
              press={() =>
                put([
                  ...chapters,
                  {
                    number: String(chapters.length + 1),
                    name: { zh: '新一章', en: 'New chapter' },
                  },
                ])
              }
            >
              {t('rules.book.addChapter')}
            </AddButton>
          )}
        </>
      )}
    </Row>
  );
}

type Lapse = Book['lapse'];
const lapseOfKind: Record<Lapse['kind'], Lapse> = {
  year_end: { kind: 'year_end', yearsAfter: 1 },
  rolling: { kind: 'rolling', months: 12 },
  never: { kind: 'never' },
};

/** A book that carries nothing over does not speak of it. */
const carrying = (yearsAfter: number, carryOver: number | null): Lapse => ({
  kind: 'year_end',
  yearsAfter,
  ...(carryOver === null ? {} : { carryOver }),
});

function LapseRows({ part: { value: book, change, disabled }, findings }: RowsProps) {
  const { t } = useWords();
  const { lapse } = book;
  return (
    <>
      <Row label={t('rules.book.lapse')} findings={findings} at={['/lapse']}>
        {(label) => (
          <>
            <Choose
              label={label}
              value={lapse.kind}
              options={lapseKinds.map((value) => ({
                value,
                label: t(`rules.book.lapses.${value}`),
              }))}
              change={(kind) => change({ ...book, lapse: lapseOfKind[kind] })}
              disabled={disabled}
            />
            {lapse.kind === 'year_end' && (
              <>
                <span className={styles.unit}>{t('rules.book.yearsAfter')}</span>
                <NumberField
                  label={t('rules.book.yearsAfter')}
                  value={lapse.yearsAfter}
                  max={5}
                  change={(yearsAfter) => change({ ...book, lapse: { ...lapse, yearsAfter } })}
                  disabled={disabled}
                />
              </>
            )}
            {lapse.kind === 'rolling' && (
              <>
                <span className={styles.unit}>{t('rules.book.months')}</span>
                <NumberField
                  label={t('rules.book.months')}
                  value={lapse.months}
                  min={1}
                  max={60}
                  change={(months) => change({ ...book, lapse: { kind: 'rolling', months } })}
                  disabled={disabled}
                />
              </>
            )}
          </>
        )}
      </Row>
      {lapse.kind === 'year_end' && (
        <Row label={t('rules.book.carryOver')} findings={findings} at={['/lapse/carryOver']}>
          {(label) => (
            <OptionalNumber
              label={label}
              value={lapse.carryOver ?? null}
              max={100_000}
              empty={t('rules.book.noCarryOver')}
              change={(carryOver) =>
                change({ ...book, lapse: carrying(lapse.yearsAfter, carryOver) })
              }
              disabled={disabled}
            />
          )}
        </Row>
      )}
      <Row label={t('rules.book.grace')} findings={findings} at={['/refundGraceDays']}>
        {(label) => (
          <NumberField
            label={label}
            value={book.refundGraceDays}
            min={1}
            max={366}
            change={(refundGraceDays) => change({ ...book, refundGraceDays })}
            disabled={disabled}
          />
        )}
      </Row>
      <Row label={t('rules.book.perDay')} findings={findings} at={['/awardsPerPersonDay']}>
        {(label) => (
          <OptionalNumber
            label={label}
            value={book.awardsPerPersonDay}
            max={100}
            change={(awardsPerPersonDay) => change({ ...book, awardsPerPersonDay })}
            disabled={disabled}
          />
        )}
      </Row>
    </>
  );
}

function LevelRow({ part: { value: book, change, disabled }, findings }: RowsProps) {
  const { t } = useWords();
  const { levels } = book;
  const put = (next: Book['levels']) => change({ ...book, levels: next });
  const nextFrom = levels.length === 0 ? 0 : (levels.at(-1)?.from ?? 0) + 100;
  return (
    <Row label={t('rules.book.levels')} findings={findings} at={['/levels']}>
      {() => (
        <>
          {levels.map((level, place) => {
            const label = t('rules.book.level', { number: place + 1 });
            const set = (given: Partial<typeof level>) =>
              put(levels.with(place, { ...level, ...given }));
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
              <span key={place} className={styles.line}>
                <NumberField
                  label={`${label} ${t('rules.book.levelFrom')}`}
                  value={level.from}
                  change={(from) => set({ from })}
                  disabled={disabled}
                />
                <Text
                  label={`${label} ${t('rules.fields.zh')}`}
                  value={level.name.zh}
                  change={(zh) => set({ name: { ...level.name, zh } })}
                  disabled={disabled}
                />
                <Text
                  label={`${label} ${t('rules.fields.en')}`}
                  value={level.name.en}
                  change={(en) => set({ name: { ...level.name, en } })}
                  disabled={disabled}
                />
                {!disabled && (
                  <RemoveButton
                    label={`${t('rules.fields.remove')} ${label}`}
                    press={() => put(levels.toSpliced(place, 1))}
                  />
                )}
              </span>
            );
          })}
          {!disabled && (
            <AddButton
              press={() =>
                put([...levels, { name: { zh: '新等级', en: 'New level' }, from: nextFrom }])
              }
            >
              {t('rules.book.addLevel')}
            </AddButton>
          )}
        </>
      )}
    </Row>
  );
}
