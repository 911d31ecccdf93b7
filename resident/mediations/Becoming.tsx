import { useState } from 'react';
import type { Lesson, MyMediator } from '../../contract/mediators.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { presentMs } from '../../ui/now.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { dayText } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Problem } from '../frame/Problem.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { ApplyForm } from './ApplyForm.tsx';
import { Employer } from './Employer.tsx';
import styles from './Mediations.module.css';
import { useMediationTexts, useMyMediator, useMyStep } from './use-mediations.ts';

/** The way to become a mediator: where I stand, the lessons, the application. */
export default function Becoming() {
  const { t } = useTexts();
  const m = useMediationTexts();
  const asked = useMyMediator();
  return (
    <Screen title={m('becoming.title')} back={{ label: t('back'), href: paths.mediations }}>
      <Loaded asked={asked}>
        {(mine) => (
          <>
            <Standing mine={mine} />
            {mine.mayChangeEmployer && <Employer mine={mine} />}
            <section aria-label={m('becoming.lessons')}>
              <h2 className={styles.heading}>{m('becoming.lessons')}</h2>
              <ul className={styles.rows}>
                {mine.lessons.map((lesson) => (
                  <li key={lesson.id}>
                    <OneLesson lesson={lesson} />
                  </li>
                ))}
              </ul>
            </section>
            {mine.mayApply && <ApplyForm key={mine.employer} mine={mine} />}
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function Standing({ mine }: { mine: MyMediator }) {
  const { language } = useTexts();
  const m = useMediationTexts();
  const until =
    mine.certifiedUntil === null ? '' : dayText(mine.certifiedUntil, presentMs(), language);
  return (
    <Card>
      <section className={styles.part} aria-label={m('becoming.title')}>
        <p className={styles.name}>{m(`becoming.states.${mine.state}`, { day: until })}</p>
        {mine.state === 'certified' && (
          <p className={styles.quiet}>{m(`becoming.tiers.${`t${mine.tier}` as 't1'}`)}</p>
        )}
        {mine.note !== null && (
          <p className={styles.quiet}>{m('becoming.note', { words: mine.note })}</p>
        )}
        {mine.teams.length > 0 && (
          <p className={styles.quiet}>
            {m('becoming.teams')}
            {language === 'en' ? ': ' : '：'}
            {mine.teams
              .map(({ name, role }) => `${name}（${m(`becoming.roles.${role}`)}）`)
              .join(language === 'en' ? ', ' : '、')}
          </p>
        )}
      </section>
    </Card>
  );
}

function OneLesson({ lesson }: { lesson: Lesson }) {
  const { say } = useTexts();
  const m = useMediationTexts();
  const [open, setOpen] = useState(false);
  const passed = lesson.passedAt !== null;
  return (
    <div className={styles.row}>
      <div className={styles.head}>
        <h3 className={styles.name}>{say(lesson.title)}</h3>
        {passed && <StateTag state="settled">{m('becoming.lessonPassed')}</StateTag>}
      </div>
      {open ? (
        <LessonBody lesson={lesson} onDone={() => setOpen(false)} />
      ) : (
        <Button kind={passed ? 'quiet' : 'outline'} onClick={() => setOpen(true)}>
          {m(passed ? 'becoming.lessonAgain' : 'becoming.lessonOpen')}
        </Button>
      )}
    </div>
  );
}

function LessonBody({ lesson, onDone }: { lesson: Lesson; onDone: () => void }) {
  const { say } = useTexts();
  const m = useMediationTexts();
  const [chosen, setChosen] = useState<readonly (number | undefined)[]>([]);
  const [pressed, setPressed] = useState(false);
  const step = useMyStep(
    (client, answers: number[], requestId) =>
      client.call('passMediatorLesson', {
        params: { lesson: lesson.id },
        body: { answers },
        requestId,
      }),
    onDone,
  );
  const answers = lesson.questions.map((_, place) => chosen[place]);
  const whole = answers.every((one) => one !== undefined);
  const choose = (place: number, choice: number) =>
    setChosen(lesson.questions.map((_, at) => (at === place ? choice : chosen[at])));
  const send = () => {
    setPressed(true);
    if (whole && !step.isPending) step.mutate(answers.map((one) => one ?? 0));
  };
  return (
    <div className={styles.form}>
      {lesson.text.map((words) => (
        <p key={words.zh} className={styles.text}>
          {say(words)}
        </p>
      ))}
      <h4>{m('becoming.test')}</h4>
      <p className={styles.quiet}>{m('becoming.testLead')}</p>
      {lesson.questions.map(({ words, choices }, place) => (
        <fieldset key={words.zh} className={styles.choices}>
          <legend>{say(words)}</legend>
          {choices.map((choice, at) => (
            <label key={choice.zh} className={styles.choice}>
              <input
                type="radio"
                name={`${lesson.id}-${place}`}
                checked={chosen[place] === at}
                onChange={() => choose(place, at)}
              />
              {say(choice)}
            </label>
          ))}
        </fieldset>
      ))}
      {pressed && !whole && <p className={styles.quiet}>{m('becoming.choose')}</p>}
      <Problem error={step.error} />
      <Button wide busy={step.isPending} onClick={send}>
        {m('becoming.send')}
      </Button>
    </div>
  );
}
