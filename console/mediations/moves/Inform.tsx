import type { Mediation } from '../../../contract/mediations.ts';
import { Button } from '../../../ui/Button.tsx';
import { useWords } from '../../language.ts';
import cardStyles from '../../split/cards.module.css';
import { Refusals } from '../../states/Refusals.tsx';
import { useFileStep } from '../use-mediations.ts';

/** Says of a party that they were read their rights. */
export function Inform({ one }: { one: Mediation }) {
  const { t } = useWords();
  const step = useFileStep((client, body: { side: number }, requestId) =>
    client.call('informParty', { params: { id: one.id }, body, requestId }),
  );
  const open = one.parties.filter(({ informedAt }) => informedAt === null);
  return (
    <section className={cardStyles.card} aria-label={t('mediations.stepKinds.informed')}>
      <p className={cardStyles.quiet}>{t('mediations.moves.informLead')}</p>
      <div className={cardStyles.buttons}>
        {open.map(({ side, name }) => (
          <Button
            key={side}
            size="s"
            busy={step.isPending && step.variables.side === side}
            onClick={() => step.mutate({ side })}
          >
            {t('mediations.moves.inform', { name })}
          </Button>
        ))}
      </div>
      <Refusals error={step.error} />
    </section>
  );
}
