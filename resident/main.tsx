import '../ui/old-phones.ts';
import '../ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { spaceFlexBoxes } from '../ui/flex-gap.ts';
import { refuseMarkup } from '../ui/markup.ts';
import { Boot } from './frame/Boot.tsx';
import { followLinks } from './frame/follow-links.ts';
import { keepForOffline, workerAddress } from './frame/keep-for-offline.ts';
import { pushWorkerAddress } from './notices/push-address.ts';
import { catchReturn } from './returned.ts';
import { applySettings, currentSettings } from './settings.ts';
import { showTexts } from './texts/language.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

refuseMarkup({ worker: [workerAddress, pushWorkerAddress] });
catchReturn();
applySettings();
spaceFlexBoxes();
followLinks();
keepForOffline();
// Old WebViews know no top-level await.
void showTexts(currentSettings().language).then(() => createRoot(root).render(<Boot />));
