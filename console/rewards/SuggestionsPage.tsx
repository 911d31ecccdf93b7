import { Link } from 'wouter';
import type { Suggestion, SuggestionKind } from '../../contract/suggestions.ts';
import { LampEmpty } from '../../ui/drawings/LampEmpty.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { StateTag, type TagState } from '../../ui/StateTag.tsx';
import { useWords } from '../language.ts';
import cardStyles from '../split/cards.module.css';
import titledStyles from '../split/TitledPage.module.css';
import { TitledPage } from '../split/TitledPage.tsx';
import { Unread } from '../split/Unread.tsx';
import styles from './rewards.module.css';
import { useSuggestions } from './use-rewards.ts';

const tags: Record<SuggestionKind, TagState> = {
  empty_shelf: 'overdue',
  not_there: 'provisional',
  little_taken: 'held',
};

/** The figures that speak for each. */
const figuresOf: Record<SuggestionKind, readonly ('wished' | 'taken' | 'free')[]> = {
  empty_shelf: ['wished', 'taken'],
  not_there: ['wished'],
  little_taken: ['free', 'taken'],
};

/** What the last thirty days suggest for the catalogue, each with its figures and the reason. */
export function SuggestionsPage() {
  const { t } = useWords();
  const asked = useSuggestions();
  const suggestions = asked.data?.suggestions;
  return (
    <TitledPage back="/catalogue" title={t('rewards.suggestions.heading')}>
      {suggestions === undefined ? (
        <Unread asked={asked} loading={t('rewards.loading')} />
      ) : suggestions.length === 0 ? (
        <EmptyState
          drawing={<LampEmpty />}
          title={t('rewards.suggestions.none')}
          line={t('rewards.suggestions.noneWords')}
        />
      ) : (
        <div className={titledStyles.body}>
          <p className={cardStyles.quiet}>{t('rewards.suggestions.lead')}</p>
          <ul className={styles.suggestions}>
            {suggestions.map((one) => (
              <li key={`${one.kind}/${one.reward}/${one.counter}/${one.name.zh}`}>
                <SuggestionCard one={one} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </TitledPage>
  );
}

function SuggestionCard({ one }: { one: Suggestion }) {
  const { t, say } = useWords();
  return (
    <section className={cardStyles.card} aria-label={say(one.name)}>
      <div className={cardStyles.line}>
        <h2 className={cardStyles.name}>
          {one.reward === null ? (
            say(one.name)
          ) : (
            <Link href={`/catalogue/reward/${one.reward}`}>{say(one.name)}</Link>
          )}
        </h2>
        <StateTag state={tags[one.kind]}>{t(`rewards.suggestions.kinds.${one.kind}`)}</StateTag>
      </div>
      {one.where !== null && <p className={cardStyles.quiet}>{say(one.where)}</p>}
      <p className={styles.reason}>{say(one.reason)}</p>
      <p className={cardStyles.words}>{say(one.advice)}</p>
      <dl className={styles.figures}>
        {figuresOf[one.kind].map((name) => (
          <div key={name}>
            <dt>{t(`rewards.suggestions.${name}`)}</dt>
            <dd>{one[name]}</dd>
          </div>
        ))}
      </dl>
      {one.counter !== null && (
        <p>
          <Link href={`/counters/counter/${one.counter}`}>
            {t('rewards.suggestions.toCounter')}
          </Link>
        </p>
      )}
    </section>
  );
}
