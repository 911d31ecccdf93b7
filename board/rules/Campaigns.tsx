import type { PublicRulebook } from '../../contract/rules.ts';
import { StateTag } from '../../ui/StateTag.tsx';
import { useWords } from '../language.ts';
import styles from './Rules.module.css';

/** Times in which deeds count for more; the one that is on now says so. */
export function Campaigns({
  campaigns,
  note,
}: {
  campaigns: PublicRulebook['campaigns'];
  note: PublicRulebook['campaignNote'];
}) {
  const { t, say } = useWords();
  return (
    <section className={styles.closing}>
      <h2>{t('rules.campaigns')}</h2>
      {campaigns.length === 0 && <p className={styles.sentence}>{t('rules.noCampaigns')}</p>}
      <ul className={styles.campaigns}>
        {campaigns.map((campaign) => (
          <li key={campaign.sentence.zh} className={styles.campaign}>
            <h3 className={styles.ruleName}>
              {say(campaign.name)}
              <StateTag state={campaign.active ? 'settled' : 'scheduled'}>
                {t(campaign.active ? 'rules.active' : 'rules.inactive')}
              </StateTag>
            </h3>
            <p className={styles.sentence}>{say(campaign.sentence)}</p>
          </li>
        ))}
      </ul>
      {campaigns.length > 1 && <p className={styles.sentence}>{say(note)}</p>}
    </section>
  );
}
