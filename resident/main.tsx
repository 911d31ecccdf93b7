import '../ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { refuseMarkup } from '../ui/markup.ts';
import { Boot } from './frame/Boot.tsx';
import { followLinks } from './frame/follow-links.ts';
import { pushWorkerAddress } from './notices/push-address.ts';
import { catchReturn } from './returned.ts';
import { applySettings, currentSettings } from './settings.ts';
import { startTexts } from './texts/language.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

refuseMarkup({ worker: pushWorkerAddress });
catchReturn();
applySettings();
followLinks();
// Old WebViews know no top-level await.
void startTexts(currentSettings().language).then(() => createRoot(root).render(<Boot />));
