import { useWords } from '../../language.ts';
import { useNow } from '../../now.ts';
import { deedKey, deedKinds } from '../codes.ts';
import { today } from '../first-day.ts';
import type { Book, Campaign, Finding, Part, Reading } from '../types.ts';
import { AddButton, ChooseSeveral, DateField, RemoveButton, Text } from './controls.tsx';
import styles from './form.module.css';
import { AreaPicker } from './pickers.tsx';
import { Row } from './Row.tsx';
import { TimesField } from './TimesField.tsx';

interface CampaignsFormProps {
  part: Part<Book>;
  findings: readonly Finding[];
  sentences: Reading['campaigns'];
}

/** A new campaign: next month's name is the writer's, the dates must be chosen. */
const fresh = (day: string): Campaign => ({
  name: { zh: '新活动', en: 'New campaign' },
  from: day,
  until: day,
  percent: 200,
  deeds: ['report.verified'],
  areas: [],
});

/** Times of the year in which some deeds are worth more. */
export function CampaignsForm({ part, findings, sentences }: CampaignsFormProps) {
  const { t } = useWords();
  const { value: book, change, disabled } = part;
  const { campaigns } = book;
  const put = (next: Campaign[]) => change({ ...book, campaigns: next });
  const now = useNow();
  return (
    <section className={styles.form} aria-labelledby="campaigns">
      <h2 id="campaigns" className={styles.formHeading}>
        {t('rules.campaigns.heading')}
      </h2>
      <p className={styles.lead}>
        {campaigns.length === 0 ? t('rules.campaigns.none') : t('rules.campaigns.lead')}
      </p>
      {campaigns.map((campaign, place) => (
        <OneCampaign
          // biome-ignore lint/suspicious/noArrayIndexKey: campaigns have no other identity while they are being written
          key={place}
          place={place}
          part={{ value: campaign, change: (next) => put(campaigns.with(place, next)), disabled }}
          findings={findings}
          sentence={sentences[place]}
          remove={() => put(campaigns.toSpliced(place, 1))}
        />
      ))}
      {!disabled && (
        <div className={styles.foot}>
          <AddButton press={() => put([...campaigns, fresh(today(now))])}>
            {t('rules.campaigns.add')}
          </AddButton>
        </div>
      )}
    </section>
  );
}

interface OneCampaignProps {
  place: number;
  part: Part<Campaign>;
  findings: readonly Finding[];
  sentence: Reading['campaigns'][number] | undefined;
  remove: () => void;
}

function OneCampaign({ place, part, findings, sentence, remove }: OneCampaignProps) {
  const { t, say } = useWords();
  const { value: campaign, change, disabled } = part;
  const set = (given: Partial<Campaign>) => change({ ...campaign, ...given });
  const label = t('rules.campaigns.one', { number: place + 1 });
  const pointer = `/campaigns/${place}`;
  return (
    <div className={styles.group}>
      <Row label={label} findings={findings} at={[pointer]}>
        {() => (
          <>
            <Text
              label={`${label} ${t('rules.fields.name')}`}
              value={campaign.name.zh}
              change={(zh) => set({ name: { ...campaign.name, zh } })}
              disabled={disabled}
            />
            <Text
              label={`${label} ${t('rules.fields.nameEn')}`}
              value={campaign.name.en}
              change={(en) => set({ name: { ...campaign.name, en } })}
              disabled={disabled}
            />
            <TimesField
              label={`${label} ${t('rules.fields.times')}`}
              percent={campaign.percent}
              change={(percent) => set({ percent })}
              disabled={disabled}
            />
            {!disabled && (
              <RemoveButton label={`${t('rules.fields.remove')} ${label}`} press={remove} />
            )}
            <DateField
              label={`${label} ${t('rules.fields.from')}`}
              value={campaign.from}
              change={(from) => from !== null && set({ from })}
              disabled={disabled}
            />
            <span className={styles.unit}>{t('rules.fields.until')}</span>
            <DateField
              label={`${label} ${t('rules.fields.until')}`}
              value={campaign.until}
              change={(until) => until !== null && set({ until })}
              disabled={disabled}
            />
            <ChooseSeveral
              label={`${label} ${t('rules.campaigns.deeds')}`}
              value={campaign.deeds}
              options={deedKinds.map((value) => ({ value, label: t(deedKey(value)) }))}
              placeholder={t('rules.campaigns.deeds')}
              change={(deeds) => set({ deeds })}
              disabled={disabled}
            />
            <AreaPicker
              label={`${label} ${t('rules.fields.areas')}`}
              value={campaign.areas}
              change={(areas) => set({ areas })}
              disabled={disabled}
            />
            {sentence && <p className={styles.said}>{say(sentence)}</p>}
          </>
        )}
      </Row>
    </div>
  );
}
