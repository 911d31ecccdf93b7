import { type FormEvent, useState } from 'react';
import { type ConsentPurpose, consentForms } from '../../contract/consent-forms.ts';
import { registrationText } from '../../contract/registration-text.ts';
import type { Paper } from '../../contract/window.ts';
import { Button } from '../../ui/Button.tsx';
import { Refused } from '../../ui/client.ts';
import { isSigned } from '../../ui/signed.ts';
import { useAreas } from '../areas.ts';
import { useWords } from '../language.ts';
import formStyles from '../moves/MoveForm.module.css';
import { Refusals } from '../states/Refusals.tsx';
import { type AgeDraft, ageOf, noAge } from '../window/AgeChoice.tsx';
import { isCode, isPhone } from '../window/numbers.ts';
import { nothingShown, type Shown } from '../window/ShownPhone.tsx';
import { useGridName } from './GridSelect.tsx';
import { asksFor, NewcomerAsked } from './NewcomerAsked.tsx';
import { NewcomerFields } from './NewcomerFields.tsx';
import type { Registered } from './PrintedRegistration.tsx';
import { useRegistering } from './use-newcomers.ts';

/** What is typed of a newcomer so far. */
export interface NewcomerDraft {
  name: string;
  grid: string | null;
  age: AgeDraft;
  hasPhone: boolean;
  shown: Shown;
  /** Drawn on the screen; who signs on paper leaves it empty. */
  signature: string;
  paper: Paper;
  consents: readonly ConsentPurpose[];
  heard: boolean;
  /** There is a namesake, and it is somebody else. */
  other: boolean;
}

const nothing: NewcomerDraft = {
  name: '',
  grid: null,
  age: noAge,
  hasPhone: false,
  shown: nothingShown,
  signature: '',
  paper: 'id_card',
  consents: [],
  heard: false,
  other: false,
};

const isPhoneShown = ({ hasPhone, shown }: NewcomerDraft) =>
  !hasPhone || (isPhone(shown.phone) && isCode(shown.code));

/** By what they agree: the code of their number, or what they signed here. */
const shownOf = ({ hasPhone, shown, signature }: NewcomerDraft) => {
  if (hasPhone) return shown;
  return isSigned(signature) ? { signature } : {};
};

/** What is sent of it; undefined while something is missing. */
function bodyOf(draft: NewcomerDraft) {
  const { name, grid, paper, heard, other } = draft;
  // What was ticked before it turned out not to be for them is not sent.
  const consents = asksFor(draft).filter((purpose) => draft.consents.includes(purpose));
  const age = ageOf(draft.age);
  if (name.trim() === '' || grid === null || age === undefined || !heard) return undefined;
  if (!isPhoneShown(draft)) return undefined;
  return {
    paper,
    name: name.trim(),
    grid,
    age,
    ...shownOf(draft),
    textVersion: registrationText.version,
    consents: consents.map((purpose) => ({ purpose, textVersion: consentForms[purpose].version })),
    ...(other ? { other } : {}),
  };
}

/** Somebody without an account is registered as they stand there, and then seen to. */
export function RegisterFor({ onRegistered }: { onRegistered: (registered: Registered) => void }) {
  const { t } = useWords();
  const areas = useAreas().data ?? [];
  const nameOf = useGridName(areas);
  const [draft, setDraft] = useState(nothing);
  const [pressed, setPressed] = useState(false);
  const change = (part: Partial<NewcomerDraft>) => setDraft((was) => ({ ...was, ...part }));
  const registering = useRegistering((registration, number) =>
    onRegistered({
      registration,
      name: draft.name.trim(),
      home: nameOf(draft.grid ?? ''),
      phone: draft.shown.phone,
      number,
    }),
  );
  const { error } = registering;
  const code = error instanceof Refused ? error.problem.code : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPressed(true);
    const body = bodyOf(draft);
    if (body !== undefined && !registering.isPending) registering.mutate(body);
  };
  return (
    <form className={formStyles.fields} noValidate onSubmit={submit}>
      <NewcomerFields
        draft={draft}
        change={change}
        pressed={pressed}
        areas={areas}
        refused={(field) => (error instanceof Refused ? error.field(field) : undefined)}
      />
      <NewcomerAsked
        draft={draft}
        change={change}
        pressed={pressed}
        isNamesake={code === 'registration_namesake' || draft.other}
      />
      <Refusals error={error} />
      <Button type="submit" wide busy={registering.isPending}>
        {t(draft.hasPhone ? 'newcomers.send' : 'newcomers.signed')}
      </Button>
    </form>
  );
}
