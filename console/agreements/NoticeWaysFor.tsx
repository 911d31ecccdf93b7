import { Select } from 'antd';
import { useState } from 'react';
import {
  noticeKinds,
  noticeKindWords,
  type QuietChoice,
  quietChoiceOf,
  quietChoices,
} from '../../contract/notice-ways.ts';
import type { NoticeChoice } from '../../contract/notices.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../language.ts';
import fieldStyles from '../moves/fields/fields.module.css';
import { Labelled } from '../moves/fields/Labelled.tsx';
import { Ticked } from '../moves/fields/Ticked.tsx';
import { Refusals } from '../states/Refusals.tsx';
import styles from './Agreements.module.css';
import { PartPane } from './PartPane.tsx';
import { useChoosingWaysFor, useNoticeWaysFor } from './use-errands-for.ts';

/** By which ways they are told: what a phone without a browser can have is a text message. */
export function NoticeWaysFor({ id }: { id: string }) {
  const { t } = useWords();
  const looking = useNoticeWaysFor(id);
  const [kept, setKept] = useState<NoticeChoice>();
  const choice = kept ?? looking.data;
  return (
    <PartPane heading={t('forSomebody.ways.heading')} lead={t('forSomebody.ways.lead')}>
      {choice === undefined ? (
        <Button size="s" kind="outline" busy={looking.isPending} onClick={() => looking.mutate()}>
          {t('forSomebody.ways.show')}
        </Button>
      ) : (
        <Choose id={id} choice={choice} onKept={setKept} />
      )}
      <Refusals error={looking.error} />
    </PartPane>
  );
}

interface ChooseProps {
  id: string;
  choice: NoticeChoice;
  onKept: (choice: NoticeChoice) => void;
}

function Choose({ id, choice, onKept }: ChooseProps) {
  const { t, say } = useWords();
  const [draft, setDraft] = useState(choice);
  const choosing = useChoosingWaysFor(id, onKept);
  const { ways, quiet } = draft;
  const turn = (kind: (typeof noticeKinds)[number], on: boolean) => {
    const others = ways[kind].filter((way) => way !== 'sms');
    setDraft({ quiet, ways: { ...ways, [kind]: on ? [...others, 'sms'] : others } });
  };
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault();
        if (!choosing.isPending) choosing.mutate(draft);
      }}
    >
      {noticeKinds.map((kind) => (
        <Ticked
          key={kind}
          label={t('forSomebody.ways.sms', { kind: say(noticeKindWords[kind]) })}
          ticked={ways[kind].includes('sms')}
          onChange={(on) => turn(kind, on)}
        />
      ))}
      <QuietField quiet={quiet} onChange={(hours) => setDraft({ ways, quiet: hours })} />
      <Refusals error={choosing.error} />
      <p role="status">
        {choosing.isSuccess && choosing.variables === draft && t('forSomebody.ways.done')}
      </p>
      <Button type="submit" size="s" busy={choosing.isPending}>
        {t('forSomebody.ways.send')}
      </Button>
    </form>
  );
}

interface QuietProps {
  quiet: NoticeChoice['quiet'];
  onChange: (quiet: NoticeChoice['quiet']) => void;
}

function QuietField({ quiet, onChange }: QuietProps) {
  const { t } = useWords();
  const chosen = quietChoiceOf(quiet);
  const hours = Object.keys(quietChoices) as QuietChoice[];
  const own = { value: 'own' as const, label: t('forSomebody.ways.hours.own', { ...quiet }) };
  return (
    <Labelled label={t('forSomebody.ways.quiet')} error={undefined}>
      {(field) => (
        <Select<QuietChoice | 'own'>
          id={field}
          className={fieldStyles.full ?? ''}
          value={chosen ?? 'own'}
          options={[
            ...hours.map((value) => ({ value, label: t(`forSomebody.ways.hours.${value}`) })),
            ...(chosen === undefined ? [own] : []),
          ]}
          onChange={(value) => value !== 'own' && onChange({ ...quietChoices[value] })}
        />
      )}
    </Labelled>
  );
}
