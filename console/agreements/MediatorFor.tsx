import { useState } from 'react';
import type { MediatorFor as Standing } from '../../contract/agreements-mediations.ts';
import type { Lesson } from '../../contract/mediators.ts';
import { Button } from '../../ui/Button.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { dateInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Fold } from '../staff/Fold.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { ApplyFor } from './ApplyFor.tsx';
import { EmployerFor } from './EmployerFor.tsx';
import { PartPane } from './PartPane.tsx';
import { useLessonFor, useMediatorFor } from './use-mediations-for.ts';

/** The way to mediate: what is to be learned is read to them, and they apply. */
export function MediatorFor({ id }: { id: string }) {
  const { t, language } = useWords();
  const looking = useMediatorFor(id);
  const [changed, setChanged] = useState<Standing>();
  const mine = changed ?? looking.data;
  const day = mine?.certifiedUntil == null ? '' : dateInWords(mine.certifiedUntil, language);
  return (
    <PartPane heading={t('forSomebody.mediator.heading')}>
      <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
        {t('forSomebody.mediator.show')}
      </Button>
      <p role="status">{mine && t(`forSomebody.mediator.states.${mine.state}`, { day })}</p>
      {mine?.note && <p>{t('forSomebody.mediator.note', { words: mine.note })}</p>}
      <ul className={styles.list}>
        {mine?.lessons.map((lesson) => (
          <li key={lesson.id}>
            <OneLesson id={id} lesson={lesson} onDone={setChanged} />
          </li>
        ))}
      </ul>
      {mine?.mayChangeEmployer && (
        <Fold
          title={t('forSomebody.mediator.changeEmployer')}
          lead={t('forSomebody.mediator.changeEmployerLead')}
        >
          <EmployerFor id={id} onDone={setChanged} />
        </Fold>
      )}
      {mine?.mayApply && (
        <Fold title={t('forSomebody.mediator.apply')} lead={t('forSomebody.mediator.applyLead')}>
          <ApplyFor id={id} area={mine.area} onDone={setChanged} />
        </Fold>
      )}
      <Refusals error={looking.error} />
    </PartPane>
  );
}

interface OneLessonProps {
  id: string;
  lesson: Lesson;
  onDone: (standing: Standing) => void;
}

function OneLesson({ id, lesson, onDone }: OneLessonProps) {
  const { t, say } = useWords();
  if (lesson.passedAt !== null)
    return (
      <p>
        {say(lesson.title)} · {t('forSomebody.mediator.passed')}
      </p>
    );
  return (
    <Fold title={say(lesson.title)} lead={t('forSomebody.mediator.lessonLead')}>
      {lesson.text.map((words) => (
        <p key={words.zh}>{say(words)}</p>
      ))}
      <Test id={id} lesson={lesson} onDone={onDone} />
    </Fold>
  );
}

function Test({ id, lesson: { id: lesson, title, questions }, onDone }: OneLessonProps) {
  const { t, say } = useWords();
  const [chosen, setChosen] = useState<ReadonlyMap<number, number>>(new Map());
  const [pressed, setPressed] = useState(false);
  const step = useLessonFor(id, { lesson, title: say(title), onDone });
  const whole = chosen.size === questions.length;
  const send = () => {
    setPressed(true);
    if (whole && !step.isPending)
      step.mutate({ answers: questions.map((_, place) => chosen.get(place) ?? 0) });
  };
  return (
    <>
      {questions.map(({ words, choices }, place) => (
        <fieldset key={words.zh} className={styles.question}>
          <legend>{say(words)}</legend>
          {choices.map((choice, at) => (
            <label key={choice.zh} className={fieldStyles.tick}>
              <input
                type="radio"
                name={`${lesson}-${place}`}
                checked={chosen.get(place) === at}
                onChange={() => setChosen(new Map(chosen).set(place, at))}
              />
              <span>{say(choice)}</span>
            </label>
          ))}
        </fieldset>
      ))}
      {pressed && !whole && <Refusal why={t('forSomebody.mediator.choose')} />}
      <Refusals error={step.error} />
      <Button size="s" busy={step.isPending} onClick={send}>
        {t('forSomebody.mediator.send')}
      </Button>
    </>
  );
}
