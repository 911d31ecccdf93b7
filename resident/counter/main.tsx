import '../../ui/old-phones.ts';
import '../../ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { spaceFlexBoxes } from '../../ui/flex-gap.ts';
import { refuseMarkup } from '../../ui/markup.ts';
import { followLinks } from '../frame/follow-links.ts';
import { applySettings, currentSettings } from '../settings.ts';
import { showTexts } from '../texts/language.ts';
import { keepForOffline, workerAddress } from './keep-for-offline.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

refuseMarkup({ worker: workerAddress });
applySettings();
spaceFlexBoxes();
followLinks();
keepForOffline();
// Screens bring texts of their own, which join those of the first load. Old WebViews know no top-level await.
void showTexts(currentSettings().language)
  .then(() => import('./Boot.tsx'))
  .then(({ Boot }) => createRoot(root).render(<Boot />));
