import { useEffect } from 'react';
import { createClient } from '../../ui/client.ts';
import { useApi } from '../api.ts';
import { currentLanguage } from '../texts/language.ts';
import { keptWork } from './kept-work.ts';
import { rememberedWorker } from './remembered.ts';
import { fieldWorkRoutes } from './routes.ts';
import { Satchel } from './satchel.ts';

/**
 * On every page but those of the work mode: what a grid worker wrote down goes out from there too. It asks for
 * no list and for no second factor, and the server takes it of its writer alone.
 */
export default function SendElsewhere() {
  const { county } = useApi().county;
  useEffect(() => {
    const worker = rememberedWorker(county);
    if (worker === undefined) return;
    const client = createClient({
      county,
      language: currentLanguage,
      routes: fieldWorkRoutes,
      meant: () => worker.id,
    });
    const kept = keptWork(county, worker.id);
    const satchel = new Satchel({ client, kept, isListShown: false });
    const stop = satchel.start();
    // Whose session has ended is asked to sign in where they work.
    satchel.subscribe(() => satchel.view().signedOut && stop());
    return stop;
  }, [county]);
  return null;
}
