import { Select } from 'antd';
import { type FormEvent, useState } from 'react';
import {
  type AddedPaperKind,
  addedPaperKinds,
  type Mediation,
} from '../../../contract/mediations.ts';
import type { Photo } from '../../../contract/photos.ts';
import { Button } from '../../../ui/Button.tsx';
import { Refused } from '../../../ui/client.ts';
import { Field, TextField } from '../../../ui/Field.tsx';
import { useWords } from '../../language.ts';
import fieldStyles from '../../moves/fields/fields.module.css';
import { Labelled } from '../../moves/fields/Labelled.tsx';
import { PhotosField } from '../../moves/fields/PhotosField.tsx';
import { useNow } from '../../now.ts';
import poolStyles from '../../pools/pools.module.css';
import { Refusals } from '../../states/Refusals.tsx';
import { Unfold } from '../../states/Unfold.tsx';
import { today } from '../filled.ts';
import { useFileStep } from '../use-mediations.ts';
import { Helpers } from './Helpers.tsx';
import { PaperPhotos } from './PaperPhotos.tsx';

interface Paper {
  kind: AddedPaperKind;
  side: number | null;
  heldOn: string;
  words: string;
  /** Of a session only. */
  helpers: string[];
  photoIds: string[];
}

/** Whether a paper of this kind can be put into a file as far as it is, and by whoever reads it. */
function isOpen(kind: AddedPaperKind, { state, mayTypeSession }: Mediation): boolean {
  if (kind === 'visit') return state === 'agreed';
  return kind !== 'session' || mayTypeSession;
}

/** Puts what an item of the file says into it. */
export function AddPaper({ one }: { one: Mediation }) {
  const { t } = useWords();
  return (
    <Unfold label={t('mediations.moves.paper')}>
      {(fold) => <PaperForm one={one} onDone={fold} />}
    </Unfold>
  );
}

function PaperForm({ one, onDone }: { one: Mediation; onDone: () => void }) {
  const { t } = useWords();
  const now = useNow();
  const [paper, setPaper] = useState<Paper>({
    kind: 'identity',
    side: 1,
    heldOn: today(now),
    words: '',
    helpers: [],
    photoIds: [],
  });
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [pressed, setPressed] = useState(false);
  const step = useFileStep(
    (client, body: Paper, requestId) =>
      client.call('addMediationPaper', { params: { id: one.id }, body, requestId }),
    onDone,
  );
  const missing = paper.words.trim().length < 2;
  const isSession = paper.kind === 'session';
  const photoMissing = isSession && photos.length === 0;
  const refused = (field: string) =>
    step.error instanceof Refused ? step.error.field(field) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    if (!missing && !photoMissing && !step.isPending)
      step.mutate({
        ...paper,
        words: paper.words.trim(),
        helpers: isSession ? paper.helpers : [],
        photoIds: photos.map(({ id }) => id),
      });
  };
  const sides = [
    { value: 0, label: t('mediations.moves.bothSides') },
    ...one.parties.map(({ side, name }) => ({ value: side, label: name })),
  ];
  return (
    <section className={poolStyles.card} aria-labelledby="mediation-paper">
      <h2 id="mediation-paper" className={poolStyles.name}>
        {t('mediations.moves.paper')}
      </h2>
      <form noValidate onSubmit={submit} className={poolStyles.form}>
        <div className={poolStyles.pair}>
          <Labelled label={t('mediations.moves.paperKind')} error={refused('kind')}>
            {(id) => (
              <Select
                id={id}
                className={fieldStyles.full ?? ''}
                value={paper.kind}
                options={addedPaperKinds
                  .filter((kind) => isOpen(kind, one))
                  .map((value) => ({
                    value,
                    label: t(
                      value === 'visit'
                        ? 'mediations.moves.lookInBetween'
                        : `mediations.items.${value}`,
                    ),
                  }))}
                onChange={(kind: AddedPaperKind) =>
                  // A session is of both.
                  setPaper({ ...paper, kind, side: kind === 'session' ? null : paper.side })
                }
              />
            )}
          </Labelled>
          <Labelled label={t('mediations.moves.paperSide')} error={refused('side')}>
            {(id) => (
              <Select
                id={id}
                className={fieldStyles.full ?? ''}
                value={paper.side ?? 0}
                options={sides}
                onChange={(side: number) => setPaper({ ...paper, side: side === 0 ? null : side })}
              />
            )}
          </Labelled>
          <Field
            type="date"
            label={t('mediations.moves.heldOn')}
            max={today(now)}
            value={paper.heldOn}
            error={refused('heldOn')}
            onChange={(event) => setPaper({ ...paper, heldOn: event.target.value })}
          />
        </div>
        {isSession && (
          <>
            <p className={poolStyles.quiet}>
              {t('mediations.moves.sessionLead', { name: one.mediator ?? '' })}
            </p>
            <Helpers
              one={one}
              chosen={paper.helpers}
              error={refused('helpers')}
              onChange={(helpers) => setPaper({ ...paper, helpers })}
            />
          </>
        )}
        <TextField
          label={t('mediations.moves.words')}
          maxLength={2000}
          value={paper.words}
          error={pressed && missing ? t('mediations.open.missing') : refused('words')}
          onChange={(event) => setPaper({ ...paper, words: event.target.value })}
        />
        {isSession ? (
          <PaperPhotos
            photos={photos}
            missing={pressed}
            error={refused('photoIds')}
            onChange={setPhotos}
          />
        ) : (
          <PhotosField photos={photos} error={refused('photoIds')} onChange={setPhotos} />
        )}
        <Refusals error={step.error} />
        <div className={poolStyles.buttons}>
          <Button type="submit" size="s" busy={step.isPending}>
            {t('mediations.moves.paperSend')}
          </Button>
        </div>
      </form>
    </section>
  );
}
