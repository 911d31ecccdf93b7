import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import type { Visitor } from '../../contract/window.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { Field } from '../../ui/Field.tsx';
import { AlertIcon, CalendarIcon, CheckIcon, PersonIcon } from '../../ui/icons.tsx';
import pageStyles from '../account/account.module.css';
import { useAreas } from '../areas.ts';
import { useCounty } from '../county.tsx';
import { momentInWords } from '../dates.ts';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import paneStyles from '../moves/MovePane.module.css';
import { useNow } from '../now.ts';
import { usePageHeading } from '../page-heading.ts';
import { Refusals } from '../states/Refusals.tsx';
import { ChangePhone } from './ChangePhone.tsx';
import { DetachPhone } from './DetachPhone.tsx';
import { FindByName } from './FindByName.tsx';
import { digitsIn, isPhone } from './numbers.ts';
import { SettleAge } from './SettleAge.tsx';
import styles from './Window.module.css';

/** Somebody came in person: who it is, and what can only be done with them standing here. */
export default function WindowDesk() {
  const { t } = useWords();
  const heading = usePageHeading(t('window.heading'));
  const [visitor, setVisitor] = useState<Visitor>();
  const [said, setSaid] = useState<string>();
  /** Each step that is done starts the forms anew: no code stays in them. */
  const [turn, setTurn] = useState(0);
  const [takenOff, setTakenOff] = useState(0);
  const found = (one: Visitor | undefined, words?: string) => {
    setVisitor(one);
    setSaid(words);
    setTurn((before) => before + 1);
  };
  return (
    <div className={pageStyles.page}>
      <div className={pageStyles.column}>
        <header>
          <h1 className={pageStyles.title} ref={heading} tabIndex={-1}>
            {t('window.heading')}
          </h1>
          <p className={pageStyles.lead}>{t('window.lead')}</p>
          <Link href="/window/lapsing" className={styles.reminders}>
            <CalendarIcon size={18} />
            {t('window.lapsing.link')}
          </Link>
          <Link href="/for-somebody" className={styles.reminders}>
            <PersonIcon size={18} />
            {t('window.register')}
          </Link>
        </header>
        <Find onFound={found} onAgain={() => found(undefined)} />
        <FindByName onFound={found} onAgain={() => found(undefined)} />
        <DetachPhone
          key={`off ${takenOff}`}
          onDone={(words) => {
            found(undefined, words);
            setTakenOff(takenOff + 1);
          }}
        />
        {said !== undefined && (
          <p role="status" className={paneStyles.finished}>
            <CheckIcon size={18} />
            {said}
          </p>
        )}
        {visitor !== undefined && (
          <>
            <WhoItIs visitor={visitor} />
            {visitor.phoneDetachedAt !== null && (
              <Link href={`/for-somebody/${visitor.id}`} className={styles.reminders}>
                {t('window.forSomebody')}
              </Link>
            )}
            <ChangePhone key={`phone ${visitor.id} ${turn}`} visitor={visitor} onDone={found} />
            <SettleAge key={`age ${visitor.id} ${turn}`} visitor={visitor} onDone={found} />
          </>
        )}
      </div>
    </div>
  );
}

interface FindProps {
  onFound: (visitor: Visitor) => void;
  onAgain: () => void;
}

function Find({ onFound, onAgain }: FindProps) {
  const { t } = useWords();
  const { client } = useCounty();
  const [phone, setPhone] = useState('');
  const [pressed, setPressed] = useState(false);
  const find = useMutation({
    mutationFn: () => client.call('findAtWindow', { body: { phone } }),
    onSuccess: onFound,
    onError: onAgain,
  });
  const named = find.error instanceof Refused ? find.error.field('phone') : undefined;
  const press = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (isPhone(phone) && !find.isPending) find.mutate();
  };
  return (
    <section className={paneStyles.pane}>
      <form className={formStyles.fields} noValidate onSubmit={press}>
        <Field
          label={t('window.phone')}
          hint={t('window.phoneHint')}
          type="tel"
          inputMode="numeric"
          autoComplete="off"
          value={phone}
          error={pressed && !isPhone(phone) ? t('window.phoneWrong') : named}
          onChange={(event) => {
            setPressed(false);
            setPhone(digitsIn(event.target.value, 11));
            onAgain();
          }}
        />
        {named === undefined && <Refusals error={find.error} />}
        <Button type="submit" wide busy={find.isPending}>
          {t('window.find')}
        </Button>
      </form>
    </section>
  );
}

function WhoItIs({ visitor }: { visitor: Visitor }) {
  const { t, say, language } = useWords();
  const now = useNow();
  const area = useAreas().data?.find(({ code }) => code === visitor.area);
  const home = visitor.area === null ? t('window.noHome') : area && say(area.name);
  const noPhone =
    visitor.phoneDetachedAt === null
      ? ''
      : t('window.noPhone', { at: momentInWords(visitor.phoneDetachedAt, now, language) });
  const facts = [
    [t('window.name'), visitor.name ?? t('window.unnamed')],
    [t('window.phone'), visitor.maskedPhone ?? noPhone],
    [t('window.home'), home ?? ''],
    [t('window.registered'), momentInWords(visitor.registeredAt, now, language)],
    [t('window.age'), t(`window.ages.${visitor.ageClass ?? 'unsaid'}`)],
  ] as const;
  return (
    <section className={paneStyles.pane} aria-label={t('window.who')}>
      <h2 className={formStyles.heading}>{t('window.who')}</h2>
      <p className={formStyles.lead}>{t('window.whoLead')}</p>
      <dl className={styles.facts}>
        {facts.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {visitor.ageDoubtedAt !== null && (
        <p className={styles.doubt}>
          <AlertIcon size={18} />
          <span>
            {t('window.doubted', { at: momentInWords(visitor.ageDoubtedAt, now, language) })}
          </span>
        </p>
      )}
    </section>
  );
}
