import { useQuery } from '@tanstack/react-query';
import { QuietAlley } from '../../../ui/drawings/QuietAlley.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { EditIcon, MinusIcon, PlusIcon } from '../../../ui/icons.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useCounty } from '../../county.tsx';
import { useWords } from '../../language.ts';
import { Failed } from '../../states/Failed.tsx';
import type { TextKey } from '../../texts/zh-CN.ts';
import type { Change, Draft } from '../types.ts';
import styles from './draft.module.css';
import { Compared } from './SentenceCard.tsx';

interface DifferencesProps {
  draft: Draft;
  /** What is still being saved is compared once it is. */
  isKept: boolean;
}

/** What the draft changes in the version it would follow, on a page of its own. */
export function DifferencesView(props: DifferencesProps) {
  return (
    <div className={styles.single}>
      <DifferenceList {...props} />
    </div>
  );
}

/** Every change in the words that residents read; what stays is folded away. */
export function DifferenceList({ draft, isKept }: DifferencesProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const params = { id: draft.id };
  const query = useQuery({
    queryKey: [...client.key('getRuleDifferences', { params }), draft.revision],
    queryFn: ({ signal }) => client.call('getRuleDifferences', { params, signal }),
    enabled: isKept,
  });
  const found = query.data;
  if (query.isError) return <Failed error={query.error} retry={() => query.refetch()} />;
  if (found === undefined) return <Skeleton label={t('rules.differences.loading')} rows={5} />;
  const none = [...found.rules, ...found.campaigns, ...found.book].length === 0;
  return (
    <>
      <h2 className={styles.singleHeading}>
        {t('rules.differences.heading', { version: found.against ?? 0 })}
      </h2>
      {none && (
        <EmptyState
          drawing={<QuietAlley />}
          title={t('rules.differences.none')}
          line={t('rules.differences.noneWords')}
        />
      )}
      <Changes heading="rules.differences.rules" changes={found.rules} />
      <Changes heading="rules.differences.campaigns" changes={found.campaigns} />
      <Changes heading="rules.differences.book" changes={found.book} />
      {found.unchanged.length > 0 && (
        <details className={styles.unchanged}>
          <summary>{t('rules.differences.unchanged', { count: found.unchanged.length })}</summary>
          <Unchanged unchanged={found.unchanged} />
        </details>
      )}
    </>
  );
}

function Unchanged({ unchanged }: { unchanged: { part: string; sentence: Change['name'] }[] }) {
  const { say } = useWords();
  return (
    <ul>
      {unchanged.map(({ part, sentence }) => (
        <li key={part}>
          <span className="figures">{part}</span> {say(sentence)}
        </li>
      ))}
    </ul>
  );
}

const icons = {
  added: <PlusIcon size={15} />,
  removed: <MinusIcon size={15} />,
  changed: <EditIcon size={15} />,
};

/** Changes under one heading; nothing where there are none. */
export function Changes({ heading, changes }: { heading: TextKey; changes: readonly Change[] }) {
  const { t } = useWords();
  if (changes.length === 0) return null;
  return (
    <section className={styles.changes}>
      <h3>{t(heading)}</h3>
      <ul>
        {changes.map((change) => (
          <ChangeItem key={`${change.kind}:${change.part}`} change={change} />
        ))}
      </ul>
    </section>
  );
}

function ChangeItem({ change: { kind, part, name, before, after, fields } }: { change: Change }) {
  const { t, say, language } = useWords();
  const isRule = /^\d+\.\d+$/.test(part);
  const words = fields.map((field) => t(`rules.changedFields.${field}` as TextKey));
  return (
    <li className={styles.change} data-kind={kind}>
      <div className={styles.changeHead}>
        {isRule && <span className="figures">{part}</span>}
        <b>{say(name)}</b>
        <span className={styles.kind}>
          {icons[kind]}
          {t(`rules.differences.${kind}`)}
        </span>
      </div>
      {before && (
        <p className={styles.beforeLine}>
          <span>{t('rules.differences.before')}</span>
          <span>{say(before)}</span>
        </p>
      )}
      {after && (
        <p className={styles.afterLine}>
          <span>{t('rules.differences.after')}</span>
          <span>
            <Compared before={before ? say(before) : undefined} after={say(after)} />
          </span>
        </p>
      )}
      {words.length > 0 && (
        <p className={styles.also}>
          {t('rules.differences.also', { fields: words.join(language === 'en' ? ', ' : '、') })}
        </p>
      )}
    </li>
  );
}
