import type { MyPatrol } from '../../contract/patrols.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { QrIcon } from '../../ui/icons.tsx';
import { presentMs } from '../../ui/now.ts';
import { useAnswer } from '../api.ts';
import { dayText, localDay } from '../dates.ts';
import { Loaded } from '../frame/Loaded.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import styles from './Patrol.module.css';
import { PatrolProblem } from './PatrolProblem.tsx';
import { Sending } from './Sending.tsx';
import { StillOpen } from './StillOpen.tsx';
import { useBegin } from './use-begin.ts';
import { usePatrolTexts } from './use-patrol-texts.ts';
import { useRecorder } from './use-recorder.ts';
import { useMeasure, Verdict, VerdictTag } from './Verdict.tsx';
import { Walking } from './Walking.tsx';
import { Wanted } from './Wanted.tsx';

/** One walk at a time: begin or join, then the walk itself, then what it came to. */
export default function Patrol() {
  const { t } = useTexts();
  const p = usePatrolTexts();
  const { view } = useRecorder();
  const { walk, loaded } = view;
  return (
    <Screen title={p('title')} back={{ label: t('back'), href: paths.home }}>
      {walk === null || walk.phase === 'dropped' ? loaded && <Begin /> : null}
      {walk?.phase === 'walking' && <Walking walk={walk} />}
      {walk?.phase === 'ended' && <Sending />}
      {walk?.phase === 'answered' && <Verdict walk={walk} />}
    </Screen>
  );
}

function Begin() {
  const p = usePatrolTexts();
  const begin = useBegin();
  const mine = useAnswer('listMyPatrols', {});
  return (
    <>
      <StillOpen onEnded={begin.reset} />
      <p className={styles.lead}>{p('lead')}</p>
      <p className={styles.quiet}>{p('kept')}</p>
      <div className={styles.actions}>
        <Button size="l" wide busy={begin.isPending} onClick={() => begin.mutate(null)}>
          {p('begin')}
        </Button>
        <ButtonLink
          kind="outline"
          size="l"
          wide
          href={paths.joinPatrol}
          icon={<QrIcon size={22} />}
        >
          {p('join')}
        </ButtonLink>
      </div>
      <PatrolProblem error={begin.error} onAgreed={() => begin.mutate(begin.variables ?? null)} />
      <Wanted busy={begin.isPending} onTake={(id) => begin.mutate(id)} />
      <h2 className={styles.heading}>{p('mine')}</h2>
      <Loaded asked={mine}>{({ patrols }) => <Mine patrols={patrols} />}</Loaded>
    </>
  );
}

function Mine({ patrols }: { patrols: readonly MyPatrol[] }) {
  const p = usePatrolTexts();
  const { say, language } = useTexts();
  const measure = useMeasure();
  if (patrols.length === 0) return <p className={styles.quiet}>{p('noneMine')}</p>;
  return (
    <ul className={styles.lines}>
      {patrols.map(({ id, joinedAt, typedAt, proof }) => (
        <li key={id} className={styles.line}>
          <div className={styles.lineHead}>
            <span>{dayText(localDay(joinedAt), presentMs(), language)}</span>
            <VerdictTag proof={proof} />
          </div>
          {typedAt !== null && <p className={styles.quiet}>{p(`typed.${typedAt}`)}</p>}
          {proof !== null && (
            <p className={styles.quiet}>
              {measure(proof)}
              {proof.reasons.map(({ words }) => ` · ${say(words)}`).join('')}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
