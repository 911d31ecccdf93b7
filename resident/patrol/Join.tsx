import { type FormEvent, useState } from 'react';
import { useLocation } from 'wouter';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { canScan } from '../counter/scanner.ts';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { Camera, CodePhoto } from './CodeReader.tsx';
import styles from './Patrol.module.css';
import { PatrolProblem } from './PatrolProblem.tsx';
import { StillOpen } from './StillOpen.tsx';
import { useJoin } from './use-begin.ts';
import { usePatrolTexts } from './use-patrol-texts.ts';
import { useRecorder } from './use-recorder.ts';
import { isToHandIn, type Walk } from './walk.ts';

/** Eight digits, alone or at the end of the address that a leader's code holds. */
const codeIn = (text: string) => /(\d{4}) ?(\d{4})\s*$/.exec(text)?.slice(1).join('');

/** The leader's code: by the camera where it is given, otherwise off a photo, or typed. */
export default function Join({ code = '' }: { code?: string | undefined }) {
  const { t } = useTexts();
  const p = usePatrolTexts();
  const [, go] = useLocation();
  const { walk } = useRecorder().view;
  const join = useJoin(() => go('/patrol', { replace: true }));
  const [typed, setTyped] = useState(code);
  const [camera, setCamera] = useState(code === '' && canScan());
  const take = (text: string | undefined) => {
    const found = codeIn(text ?? '');
    if (found === undefined || join.isPending) return;
    setTyped(found);
    setCamera(false);
    join.mutate(found);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    take(typed);
  };
  const back = { label: t('back'), href: paths.patrol };
  // What is being joined just now is no walk from before.
  if (walk !== null && isToHandIn(walk) && join.isIdle)
    return (
      <Screen title={p('scan.title')} back={back}>
        <OneBefore walk={walk} />
      </Screen>
    );
  return (
    <Screen title={p('scan.title')} back={back}>
      <StillOpen onEnded={join.reset} />
      {camera && <Camera label={p('scan.aim')} onCode={take} onRefused={() => setCamera(false)} />}
      <form className={styles.form} onSubmit={send}>
        <Field
          label={p('scan.typed')}
          hint={p('scan.typedHint')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          inputMode="numeric"
          autoComplete="off"
        />
        <Button type="submit" size="l" wide busy={join.isPending}>
          {p('scan.go')}
        </Button>
      </form>
      <PatrolProblem error={join.error} onAgreed={() => join.mutate(join.variables ?? '')} />
      <CodePhoto codeIn={codeIn} label={p('scan.photo')} unread={p('scan.unread')} onCode={take} />
    </Screen>
  );
}

/** One walk at a time: whoever scans the leader’s code again is told that theirs goes on. */
function OneBefore({ walk: { phase } }: { walk: Walk }) {
  const p = usePatrolTexts();
  const isOut = phase === 'walking';
  return (
    <Refusal why={p(isOut ? 'scan.isOut' : 'scan.isWaiting')}>
      <ButtonLink href={paths.patrol} size="l" wide>
        {p(isOut ? 'points.on' : 'scan.handIn')}
      </ButtonLink>
    </Refusal>
  );
}
