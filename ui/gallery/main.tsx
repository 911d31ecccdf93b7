import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import '../tokens.css';
import { Case } from './Case.tsx';
import { Controls } from './Controls.tsx';
import { Home } from './Home.tsx';
import { Icons } from './Icons.tsx';
import { Night } from './Night.tsx';
import { Sent } from './Sent.tsx';
import { Statement } from './Statement.tsx';
import { States } from './States.tsx';

/** ?page=home&theme=dark&elder=1 — one page at a time, in each of its dresses. */
const pages: Record<string, () => ReactNode> = {
  home: Home,
  sent: Sent,
  case: Case,
  statement: Statement,
  states: States,
  controls: Controls,
  icons: Icons,
  night: Night,
};

const wanted = new URLSearchParams(location.search);
const theme = wanted.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
if (wanted.has('elder')) document.documentElement.dataset.elder = '';

const Page = pages[wanted.get('page') ?? ''];
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    Page ? (
      <Page />
    ) : (
      <main>
        <h1>画廊</h1>
        <ul>
          {Object.keys(pages).map((page) => (
            <li key={page}>
              <a href={`?page=${page}`}>{page}</a>
            </li>
          ))}
        </ul>
      </main>
    ),
  );
}
