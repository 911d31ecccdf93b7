import type { StaffMe } from '../../contract/staff.ts';
import type { Client } from '../../ui/client.ts';
import { Refusal } from '../../ui/Refusal.tsx';
import { Screen } from '../frame/Screen.tsx';
import { paths } from '../paths.ts';
import { StaffSignIn } from '../staff-sign-in/StaffSignIn.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './FieldWork.module.css';
import { rememberedWorker } from './remembered.ts';
import { useFieldTexts } from './use-field-texts.ts';

interface SignInProps {
  client: Client;
  /** Somebody of staff is signed in here who is no grid worker. */
  stranger: boolean;
  onSignedIn: (me: StaffMe) => void;
}

/** A grid worker signs in, or again where the session has ended. */
export function SignIn({ client, stranger, onSignedIn }: SignInProps) {
  const f = useFieldTexts();
  const { t } = useTexts();
  const last = rememberedWorker(client.county);
  return (
    <Screen title={f('title')} back={{ label: t('back'), href: paths.me }}>
      <p className={styles.lead}>
        {last === undefined ? f('signIn.line') : f('signIn.again', { name: last.name })}
      </p>
      {stranger && <Refusal why={f('signIn.stranger')} />}
      <StaffSignIn {...{ client, onSignedIn }} staffRole="grid_worker" heading={f('signIn.demo')} />
    </Screen>
  );
}
