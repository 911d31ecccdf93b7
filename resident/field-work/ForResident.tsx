import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { clockTime } from '../dates.ts';
import { Meanwhile } from '../frame/Meanwhile.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import { AgreeForm } from './AgreeForm.tsx';
import { CasesFor } from './CasesFor.tsx';
import { useField } from './context.ts';
import { DoneFor } from './DoneFor.tsx';
import { forSomebodyAddress } from './desk-address.ts';
import { type Agreed, agreedNow } from './entries.ts';
import styles from './FieldWork.module.css';
import { reportOf } from './half-written.ts';
import { PatrolFor } from './PatrolFor.tsx';
import { PointsFor } from './PointsFor.tsx';
import { ReportForm } from './ReportForm.tsx';
import { useFieldTexts } from './use-field-texts.ts';

/** Somebody who is there agrees, and what they would do on a phone of their own is done for them. */
export function ForResident() {
  const f = useFieldTexts();
  const { t } = useTexts();
  const { online, view, halves } = useField();
  const now = useNow();
  if (!view.loaded) return <Meanwhile />;
  const agreed = agreedNow(view.work, now);
  const over = view.work.agreed !== null && agreed === null;
  return (
    <Screen title={f('agree.title')} back={{ label: t('back'), href: paths.fieldWork }}>
      <p className={styles.lead}>{f('agree.lead')}</p>
      {over && <p role="status">{f('agree.over')}</p>}
      {agreed === null ? (
        <>
          {!online && <Refusal still why={f('agree.needsNetwork')} />}
          {/* What was begun without a network is not lost when it comes back. */}
          {(!online || halves.of(reportOf(null)) !== undefined) && <ReportForm agreed={null} />}
          <AgreeForm />
        </>
      ) : (
        <Open key={agreed.who} agreed={agreed} />
      )}
      {view.work.agreed !== null && <DoneFor agreed={view.work.agreed} />}
      {view.work.entries.some(({ kind }) => kind === 'report' || kind === 'walk') && (
        <ButtonLink href={paths.fieldWorkOutbox} kind="outline" size="l" wide>
          {f('outbox.title')}
        </ButtonLink>
      )}
    </Screen>
  );
}

function Open({ agreed }: { agreed: Agreed }) {
  const f = useFieldTexts();
  const { say, language } = useTexts();
  const { client, satchel, halves } = useField();
  const { id, residentName, until } = agreed.agreement;
  const end = async () => {
    await halves.endReports();
    await satchel.endAgreement();
  };
  return (
    <>
      <Card tone="tint" className={styles.stack}>
        <p role="status">
          <strong>
            {f('agree.open', { name: say(residentName), until: clockTime(until, language) })}
          </strong>
        </p>
        <Button kind="outline" wide onClick={() => void end()}>
          {f('agree.end')}
        </Button>
      </Card>
      <ReportForm agreed={agreed} />
      <PatrolFor agreed={agreed} />
      <PointsFor id={id} />
      <CasesFor agreed={agreed} />
      <p className={styles.quiet}>{f('agree.moreLine')}</p>
      <ButtonLink href={forSomebodyAddress(client.county)} kind="outline" wide>
        {f('agree.more')}
      </ButtonLink>
    </>
  );
}
