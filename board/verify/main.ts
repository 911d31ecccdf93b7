import { checkReceipt, type Evidence, type Verdict } from '../../contract/seal/check-receipt.ts';
import { findCryptography } from './browser-cryptography.ts';
import { element } from './elements.ts';
import { type Given, type Sorted, sortEvidence } from './evidence.ts';
import { catalogues, fill, type Language } from './texts.ts';
import { drawVerdict } from './verdict.ts';

/** Everything the page knows; it is drawn anew from this after each change. */
interface State {
  language: Language;
  files: Given[];
  pasted: string;
  sorted: Sorted;
  outcome: { verdict: Verdict; evidence: Evidence } | undefined;
  asked: boolean;
}

const nothing = () => ({
  files: [],
  pasted: '',
  sorted: { evidence: {}, left: [] },
  outcome: undefined,
  asked: false,
});
let state: State = {
  language: navigator.language.startsWith('zh') ? 'zh' : 'en',
  ...nothing(),
};
const cryptography = findCryptography();

async function take(files: Iterable<File>): Promise<void> {
  const read = await Promise.all(
    // `file.text()` came with iOS 14.
    [...files].map(async (file) => ({ name: file.name, text: await new Response(file).text() })),
  );
  state.files = [...state.files, ...read];
  await check();
}

async function check(): Promise<void> {
  const pasted = state.pasted.trim();
  const { pasted: name } = catalogues[state.language];
  const given = pasted === '' ? state.files : [...state.files, { name, text: pasted }];
  const sorted = sortEvidence(given);
  const { receipt } = sorted.evidence;
  const evidence = receipt && { ...sorted.evidence, receipt };
  const verdict = cryptography && evidence && (await checkReceipt(evidence, cryptography));
  const outcome = verdict && evidence && { verdict, evidence };
  state = { ...state, sorted, outcome, asked: true };
  draw();
  document.querySelector<HTMLElement>('.outcome h2')?.focus();
}

function draw(): void {
  const { language, outcome } = state;
  const t = catalogues[language];
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = t.title;
  document
    .getElementById('page')
    ?.replaceChildren(
      drawHead(),
      cryptography === undefined ? element('p', { class: 'note', role: 'alert' }, t.noCrypto) : '',
      drawInputs(),
      element(
        'div',
        { 'aria-live': 'polite' },
        ...drawGiven(),
        ...(outcome === undefined ? [] : drawVerdict({ ...outcome, language })),
      ),
    );
}

function drawHead(): HTMLElement {
  const t = catalogues[state.language];
  const other: Language = state.language === 'zh' ? 'en' : 'zh';
  const change = () => {
    state.language = other;
    draw();
  };
  const lang = other === 'zh' ? 'zh-CN' : 'en';
  return element(
    'header',
    {},
    element('h1', {}, t.title),
    element('button', { type: 'button', class: 'quiet', lang, onclick: change }, t.other),
    element('p', {}, t.lead),
  );
}

function drawInputs(): HTMLElement {
  const t = catalogues[state.language];
  const stay = (event: Event) => event.preventDefault();
  const drop = (event: Event) => {
    event.preventDefault();
    void take((event as DragEvent).dataTransfer?.files ?? []);
  };
  const choose = (event: Event) => void take((event.target as HTMLInputElement).files ?? []);
  const paste = (event: Event) => {
    state.pasted = (event.target as HTMLTextAreaElement).value;
  };
  const clear = () => {
    state = { ...state, ...nothing() };
    draw();
  };
  const area = element('textarea', { rows: '4', spellcheck: 'false', oninput: paste });
  area.textContent = state.pasted;
  return element(
    'section',
    { class: 'inputs' },
    element(
      'label',
      { class: 'drop', ondragover: stay, ondrop: drop },
      element('strong', {}, t.drop),
      element('span', {}, t.dropHint),
      element('input', { type: 'file', multiple: true, onchange: choose }),
    ),
    element('label', { class: 'paste' }, t.paste, area),
    element(
      'div',
      { class: 'buttons' },
      element('button', { type: 'button', onclick: () => void check() }, t.check),
      state.asked && element('button', { type: 'button', class: 'quiet', onclick: clear }, t.clear),
    ),
  );
}

/** What was recognised, what was not, and what is still missing. */
function drawGiven(): HTMLElement[] {
  if (!state.asked) return [];
  const t = catalogues[state.language];
  const { evidence, left } = state.sorted;
  const names = [
    evidence.receipt && t.receipt,
    evidence.saved && t.note,
    evidence.consistency && t.consistency,
  ].filter((name) => name !== undefined);
  const notes = left.map(({ name, why, field }) => fill(t[why], { name, field }));
  if (evidence.receipt === undefined) notes.push(t.missing);
  return [
    ...(names.length === 0
      ? []
      : [
          element(
            'p',
            { class: 'given' },
            `${t.given} `,
            ...names.map((name) => element('span', {}, name)),
          ),
        ]),
    ...notes.map((note) => element('p', { class: 'note', role: 'alert' }, note)),
  ];
}

draw();
