import '../ui/old-phones.ts';
import '../ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { spaceFlexBoxes } from '../ui/flex-gap.ts';
import { refuseMarkup } from '../ui/markup.ts';
import { App } from './App.tsx';
import { startScrolling } from './frame/scrolling.ts';
import { startLanguage } from './language.ts';
import { startReading } from './reading.ts';

refuseMarkup();
startReading();
spaceFlexBoxes();
startScrolling();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
const page = createRoot(root);
const show = () => page.render(<App />);
// Words that did not arrive leave the page in Chinese; they never keep it from opening.
startLanguage().then(show, show);
