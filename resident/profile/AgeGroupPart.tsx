import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type SayableAgeGroup, sayableAgeGroups } from '../../contract/sayable-age-groups.ts';
import { Card } from '../../ui/Card.tsx';
import { ChoiceChips } from '../../ui/ChoiceChips.tsx';
import { useRequestId } from '../../ui/use-request-id.ts';
import { useAnswer, useApi } from '../api.ts';
import { Problem } from '../frame/Problem.tsx';
import styles from './Profile.module.css';
import { useProfileTexts } from './use-profile-texts.ts';

type Choice = SayableAgeGroup | 'none';

/** An age group for whoever wants to give one; it is saved as it is pressed, and taken back the same way. */
export function AgeGroupPart() {
  const p = useProfileTexts();
  const { client } = useApi();
  const queries = useQueryClient();
  const mine = useAnswer('getMyAgeGroup', {});
  const requests = useRequestId();
  const setting = useMutation({
    mutationFn: (choice: Choice) => {
      const requestId = requests.idOf(choice);
      const ageGroup = choice === 'none' ? null : choice;
      return client.call('setMyAgeGroup', { body: { ageGroup }, requestId });
    },
    onSuccess: (answer) => {
      requests.answered();
      queries.setQueryData(client.key('getMyAgeGroup', {}), answer);
      void queries.invalidateQueries({ queryKey: client.key('listShop').slice(0, 2) });
    },
    onError: requests.failed,
  });
  if (mine.data === undefined) return null;
  return (
    <Card as="section" label={p('ageGroup')}>
      <h2 className={styles.legend}>{p('ageGroup')}</h2>
      <p className={styles.hint}>{p('ageGroupHint')}</p>
      <ChoiceChips<Choice>
        label={p('ageGroup')}
        wrap
        choices={([...sayableAgeGroups, 'none'] as const).map((value) => ({
          value,
          label: p(`ageGroups.${value}`),
        }))}
        value={mine.data.ageGroup ?? 'none'}
        onChange={(choice) => setting.mutate(choice)}
      />
      <Problem error={setting.error} />
    </Card>
  );
}
