import type { Agreement } from '../../contract/agreements.ts';
import { Button, ButtonLink } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { clockTime } from '../dates.ts';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { useTexts } from '../texts/language.ts';
import { useNow } from '../use-words.ts';
import { AgreeForm } from './AgreeForm.tsx';
import { CasesFor } from './CasesFor.tsx';
import { useField } from './context.ts';
import styles from './FieldWork.module.css';
import { PointsFor } from './PointsFor.tsx';
import { ReportForm } from './ReportForm.tsx';
import { useFieldTexts } from './use-field-texts.ts';

/** Somebody who is there agrees, and what they would do on a phone of their own is done for them. */
export function ForResident() {
  const f = useFieldTexts();
  const { t } = useTexts();
  const { agreement, online, view } = useField();
  const now = useNow();
  const over = agreement !== undefined && now >= Date.parse(agreement.until);
  return (
    <Screen title={f('agree.title')} back={{ label: t('back'), href: paths.fieldWork }}>
      <p className={styles.lead}>{f('agree.lead')}</p>
      {over && <p role="status">{f('agree.over')}</p>}
      {agreement === undefined || over ? (
        <>
          {!online && <Refusal still why={f('agree.needsNetwork')} />}
          <AgreeForm />
        </>
      ) : (
        <Open agreement={agreement} />
      )}
      {view.work.entries.some(({ kind }) => kind === 'report') && (
        <ButtonLink href={paths.fieldWorkOutbox} kind="outline" size="l" wide>
          {f('outbox.title')}
        </ButtonLink>
      )}
    </Screen>
  );
}

function Open({ agreement }: { agreement: Agreement }) {
  const f = useFieldTexts();
  const { say, language } = useTexts();
  const { agree } = useField();
  const { id, residentName, until } = agreement;
  return (
    <>
      <Card tone="tint" className={styles.stack}>
        <p role="status">
          <strong>
            {f('agree.open', { name: say(residentName), until: clockTime(until, language) })}
          </strong>
        </p>
        <Button kind="outline" wide onClick={() => agree(undefined)}>
          {f('agree.end')}
        </Button>
      </Card>
      <ReportForm agreement={agreement} />
      <PointsFor id={id} />
      <CasesFor id={id} />
    </>
  );
}
