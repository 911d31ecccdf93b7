import '../ui/tokens.css';
import './console.css';
import { createRoot } from 'react-dom/client';
import { refuseMarkup } from '../ui/markup.ts';
import { App } from './App.tsx';
import { startAppearance } from './appearance.ts';
import { startLanguage } from './language.ts';

refuseMarkup();
startLanguage();
startAppearance();
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
createRoot(root).render(<App />);
