import { useState } from 'react';
import { Route, Router, Switch } from 'wouter';
import { navigate, useHashLocation } from 'wouter/use-hash-location';
import type { StaffMe } from '../../contract/staff.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useTexts } from '../texts/language.ts';
import { CardPage } from './CardPage.tsx';
import styles from './Counter.module.css';
import type { Checked, Found } from './check.ts';
import { Done } from './Done.tsx';
import { FoundPage } from './FoundPage.tsx';
import { JournalPage } from './JournalPage.tsx';
import { Refuse } from './Refuse.tsx';
import type { Serving } from './remembered.ts';
import { Scan } from './Scan.tsx';
import { Settings } from './Settings.tsx';
import { SignIn } from './SignIn.tsx';
import { Today } from './Today.tsx';
import { TillOf, useTill } from './use-till.tsx';

interface DeskProps {
  serving: Serving;
  onSignedIn: (me: StaffMe) => void;
}

/** Somebody serves here: every screen of the counter. */
export function Desk({ serving, onSignedIn }: DeskProps) {
  return (
    <TillOf serving={serving}>
      <Router hook={useHashLocation}>
        <Screens onSignedIn={onSignedIn} />
      </Router>
    </TillOf>
  );
}

function Screens({ onSignedIn }: Pick<DeskProps, 'onSignedIn'>) {
  const { t } = useTexts();
  const { till, view } = useTill();
  const [checked, setChecked] = useState<Checked | null>(null);
  const [chosen, setChosen] = useState<Found | null>(null);
  const show = (next: Checked) => {
    setChecked(next);
    setChosen(next.kind === 'found' && next.found.length === 1 ? (next.found[0] ?? null) : null);
    navigate('/found');
  };
  if (!view.loaded)
    return (
      <main className={styles.page}>
        <Skeleton label={t('loading')} figure />
      </main>
    );
  if (view.signedOut)
    return (
      <SignIn
        again
        onSignedIn={(me) => {
          onSignedIn(me);
          till.signedIn();
        }}
      />
    );
  return (
    <Switch>
      <Route path="/scan">
        <Scan onChecked={show} />
      </Route>
      <Route path="/scan/typed">
        <Scan typed onChecked={show} />
      </Route>
      <Route path="/card">
        <CardPage onChecked={show} />
      </Route>
      <Route path="/found">
        {checked === null ? (
          <Today />
        ) : (
          <FoundPage checked={checked} chosen={chosen} onChoose={setChosen} />
        )}
      </Route>
      <Route path="/refuse">{chosen === null ? <Today /> : <Refuse found={chosen} />}</Route>
      <Route path="/done/:id">{({ id }) => <Done id={id} />}</Route>
      <Route path="/journal" component={JournalPage} />
      <Route path="/settings" component={Settings} />
      <Route component={Today} />
    </Switch>
  );
}
