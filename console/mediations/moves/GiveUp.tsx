import { type FormEvent, useState } from 'react';
import type { Mediation } from '../../../contract/mediations.ts';
import type { Photo } from '../../../contract/photos.ts';
import { Button } from '../../../ui/Button.tsx';
import { Refused } from '../../../ui/client.ts';
import { TextField } from '../../../ui/Field.tsx';
import { useWords } from '../../language.ts';
import poolStyles from '../../pools/pools.module.css';
import { Refusals } from '../../states/Refusals.tsx';
import { Unfold } from '../../states/Unfold.tsx';
import { useFileStep } from '../use-mediations.ts';
import { PaperPhotos } from './PaperPhotos.tsx';

/** That there is no agreement, typed in from the paper of a mediator who has no phone for it. */
export function GiveUp({ one }: { one: Mediation }) {
  const { t } = useWords();
  return <Unfold label={t('mediations.moves.giveUp')}>{() => <GiveUpForm one={one} />}</Unfold>;
}

interface Ending {
  words: string;
  photoIds: string[];
}

function GiveUpForm({ one }: { one: Mediation }) {
  const { t } = useWords();
  const [words, setWords] = useState('');
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [pressed, setPressed] = useState(false);
  const step = useFileStep((client, body: Ending, requestId) =>
    client.call('giveUpForMediator', { params: { id: one.id }, body, requestId }),
  );
  const missing = words.trim().length < 2;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (missing || photos.length === 0 || step.isPending) return;
    step.mutate({ words: words.trim(), photoIds: photos.map(({ id }) => id) });
  };
  const refused = (field: string) =>
    step.error instanceof Refused ? step.error.field(field) : undefined;
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-give-up">
      <h2 id="mediation-give-up" className={poolStyles.name}>
        {t('mediations.moves.giveUp')}
      </h2>
      <p className={poolStyles.quiet}>
        {t('mediations.moves.giveUpLead', { name: one.mediator ?? '' })}
      </p>
      <form noValidate onSubmit={submit} className={poolStyles.form}>
        <TextField
          label={t('mediations.moves.giveUpWords')}
          rows={4}
          maxLength={2000}
          value={words}
          error={pressed && missing ? t('mediations.open.missing') : refused('words')}
          onChange={(event) => setWords(event.target.value)}
        />
        <PaperPhotos
          photos={photos}
          missing={pressed}
          error={refused('photoIds')}
          onChange={setPhotos}
        />
        <Refusals error={step.error} />
        <div className={poolStyles.buttons}>
          <Button type="submit" size="s" busy={step.isPending}>
            {t('mediations.moves.giveUpSend')}
          </Button>
        </div>
      </form>
    </section>
  );
}
