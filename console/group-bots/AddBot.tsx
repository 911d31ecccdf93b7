import { type FormEvent, useState } from 'react';
import { type DigestReaders, digestReaders } from '../../contract/group-bot-kinds.ts';
import type { groupBotRoutes } from '../../contract/group-bots.ts';
import type { BodyOf } from '../../contract/route.ts';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';
import pageStyles from '../account/account.module.css';
import { useCounty } from '../county.tsx';
import { useWords } from '../language.ts';
import { AreaField } from '../rewards/form/AreaField.tsx';
import { Refusals } from '../states/Refusals.tsx';
import { useStep } from '../use-step.ts';
import { ReadersField } from './ReadersField.tsx';

const empty = { name: '', area: '', address: '', secret: '' };
type Draft = typeof empty;

/** Registers a bot by what its owner copied out of the group. */
export function AddBot({ onDone }: { onDone: () => void }) {
  const { t } = useWords();
  const { client } = useCounty();
  const [draft, setDraft] = useState<Draft>(empty);
  const [readers, setReaders] = useState<DigestReaders>(digestReaders[0]);
  const [tried, setTried] = useState(false);
  const adding = useStep(
    (body: BodyOf<typeof groupBotRoutes.addGroupBot>, requestId) =>
      client.call('addGroupBot', { body, requestId }),
    { stale: ['listGroupBots'], onDone },
  );
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const missing = (field: keyof Draft) =>
    tried && draft[field].trim() === '' ? t('groupBots.missing') : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const { name, area, address, secret } = draft;
    if (name.trim() === '' || area === '' || address.trim() === '') return;
    adding.mutate({ name, area, readers, address: address.trim(), secret: secret.trim() || null });
  };
  return (
    <form className={pageStyles.pane} onSubmit={submit} noValidate>
      <h2 className={pageStyles.heading}>{t('groupBots.add')}</h2>
      <div className={pageStyles.form}>
        <Field
          label={t('groupBots.name')}
          hint={t('groupBots.nameHint')}
          error={missing('name')}
          maxLength={40}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <AreaField
          label={t('groupBots.area')}
          error={missing('area')}
          area={draft.area}
          onChange={(area) => set({ area })}
        />
        <ReadersField label={t('groupBots.whose')} value={readers} onChange={setReaders} />
        <Field
          label={t('groupBots.address')}
          hint={t('groupBots.addressHint')}
          error={missing('address')}
          maxLength={400}
          autoComplete="off"
          spellCheck={false}
          value={draft.address}
          onChange={(event) => set({ address: event.target.value })}
        />
        <Field
          label={t('groupBots.secret')}
          hint={t('groupBots.secretHint')}
          maxLength={120}
          autoComplete="off"
          spellCheck={false}
          value={draft.secret}
          onChange={(event) => set({ secret: event.target.value })}
        />
      </div>
      <Refusals error={adding.error} />
      <div className={pageStyles.buttons}>
        <Button type="submit" size="s" busy={adding.isPending}>
          {t('groupBots.save')}
        </Button>
        <Button size="s" kind="outline" onClick={onDone}>
          {t('groupBots.cancel')}
        </Button>
      </div>
    </form>
  );
}
