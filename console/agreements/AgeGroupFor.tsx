import { useState } from 'react';
import { sayableAgeGroups } from '../../contract/sayable-age-groups.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useWords } from '../language.ts';
import { Fold } from '../staff/Fold.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useAct } from './use-agreed.ts';

const choices = ['none', ...sayableAgeGroups] as const;
type Choice = (typeof choices)[number];

/** The age group that they say, or take back. */
export function AgeGroupFor({ id }: { id: string }) {
  const { t } = useWords();
  const [choice, setChoice] = useState<Choice>('none');
  const setting = useAct(
    (client, said: Choice, requestId) => {
      const ageGroup = said === 'none' ? null : said;
      return client.call('setAgeGroupFor', { params: { id }, body: { ageGroup }, requestId });
    },
    { line: t('newcomers.done.setAgeGroupFor') },
  );
  return (
    <Fold title={t('agreed.own.age')} lead={t('agreed.own.ageLead')}>
      <Segmented<Choice>
        label={t('agreed.own.ageLabel')}
        choices={choices.map((value) => ({ value, label: t(`agreed.own.ages.${value}`) }))}
        value={choice}
        onChange={setChoice}
      />
      <Refusals error={setting.error} />
      <p role="status">
        {setting.isSuccess && setting.variables === choice && t('agreed.home.done')}
      </p>
      <Button
        size="s"
        kind="outline"
        busy={setting.isPending}
        onClick={() => setting.mutate(choice)}
      >
        {t('agreed.own.ageSend')}
      </Button>
    </Fold>
  );
}
