import { useState } from 'react';
import type { GroupBot } from '../../contract/group-bots.ts';
import { Button } from '../../ui/Button.tsx';
import { AlertIcon, CheckIcon } from '../../ui/icons.tsx';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import { useNow } from '../now.ts';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import styles from './group-bots.module.css';

/** One bot: for whom it writes, whether its messages come through, and if not, why. */
export function BotPane({ bot }: { bot: GroupBot }) {
  const { t, say } = useWords();
  const facts = [
    t(`groupBots.kinds.${bot.kind}`),
    t(`groupBots.readers.${bot.readers}`),
    say(bot.areaName),
    ...(bot.signed ? [t('groupBots.signed')] : []),
    ...(bot.alerts ? [t('groupBots.alerts')] : []),
  ];
  return (
    <section className={pageStyles.pane} aria-label={bot.name}>
      <h2 className={pageStyles.heading}>{bot.name}</h2>
      <p className={pageStyles.lead}>{facts.join(' · ')}</p>
      <Outcome bot={bot} />
      <Messages bot={bot} />
      <Steps bot={bot} />
    </section>
  );
}

function Outcome({ bot: { failure, sentAt } }: { bot: GroupBot }) {
  const { t, language } = useWords();
  const now = new Date(useNow());
  if (failure !== null)
    return (
      <div className={styles.failed} role="status">
        <AlertIcon size={18} />
        <span>
          <strong>
            {t('groupBots.failed', { when: momentInWords(failure.at, now, language) })}
          </strong>
          {t(`groupBots.why.${failure.why}`)}
        </span>
      </div>
    );
  return (
    <p className={styles.fine}>
      {sentAt !== null && <CheckIcon size={18} />}
      {sentAt === null
        ? t('groupBots.never')
        : t('groupBots.fine', { when: momentInWords(sentAt, now, language) })}
    </p>
  );
}

function Messages({ bot: { messages } }: { bot: GroupBot }) {
  const { t, language } = useWords();
  const now = new Date(useNow());
  if (messages.length === 0) return null;
  return (
    <ul className={pageStyles.rows} aria-label={t('groupBots.messages')}>
      {messages.map(({ what, state, at }) => (
        <li key={at} className={pageStyles.row}>
          <span className={pageStyles.what}>
            {t(`groupBots.what.${what}`)} · {t(`groupBots.states.${state}`)}
          </span>
          <span className={pageStyles.when}>{momentInWords(at, now, language)}</span>
        </li>
      ))}
    </ul>
  );
}

function Steps({ bot: { id, name, readers, alerts } }: { bot: GroupBot }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [asking, setAsking] = useState(false);
  const stale = ['listGroupBots'] as const;
  const testing = useStep(
    (_: null, requestId) => client.call('testGroupBot', { params: { id }, requestId }),
    { stale },
  );
  const alerting = useStep(
    (wanted: boolean, requestId) =>
      client.call('setGroupBotAlerts', { params: { id }, body: { alerts: wanted }, requestId }),
    { stale },
  );
  const removing = useStep(
    (_: null, requestId) => client.call('removeGroupBot', { params: { id }, requestId }),
    { stale },
  );
  return (
    <>
      <Refusals error={testing.error ?? removing.error ?? alerting.error} />
      {asking && <p className={pageStyles.lead}>{t('groupBots.removeAsk', { name })}</p>}
      <div className={pageStyles.buttons}>
        {asking ? (
          <>
            <Button
              size="s"
              kind="danger"
              busy={removing.isPending}
              onClick={() => removing.mutate(null)}
            >
              {t('groupBots.remove')}
            </Button>
            <Button size="s" kind="outline" onClick={() => setAsking(false)}>
              {t('groupBots.keep')}
            </Button>
          </>
        ) : (
          <>
            <Button size="s" busy={testing.isPending} onClick={() => testing.mutate(null)}>
              {t('groupBots.test')}
            </Button>
            {readers === 'staff' && (
              <Button
                size="s"
                kind="outline"
                busy={alerting.isPending}
                onClick={() => alerting.mutate(!alerts)}
              >
                {t(alerts ? 'groupBots.alertsOff' : 'groupBots.alertsOn')}
              </Button>
            )}
            <Button size="s" kind="outline" onClick={() => setAsking(true)}>
              {t('groupBots.remove')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}
