import { type KeyboardEvent, type RefObject, useState } from 'react';
import { mostAccepted } from '../../contract/case-lists.ts';
import type { CaseSummary } from '../../contract/case-views.ts';
import { useWords } from '../language.ts';
import { mayCall } from '../roles.ts';
import { useStaff } from '../session.ts';
import { useShortcutSwitch } from '../shortcuts.ts';
import { holds, isChoosable, isFull, noneChosen, stretched, toggled } from './chosen.ts';
import { neighbour } from './queue-filter.ts';
import { codeOf, focusRow, rowAt, rowsIn } from './use-queue-keys.ts';

interface Choosing {
  list: RefObject<HTMLElement | null>;
  rows: readonly CaseSummary[];
  /** The keys ask for what was chosen to be accepted. */
  onAccept: () => void;
}

/**
 * Rows chosen to be accepted together: X chooses the row under the keyboard, Shift with an arrow stretches the
 * choice, A goes on to accept it, Escape lets it go. Only in the list; elsewhere the keys are the case's.
 */
export function useChosen({ list, rows, onAccept }: Choosing) {
  const { t } = useWords();
  const me = useStaff();
  const { on } = useShortcutSwitch();
  const [chosen, setChosen] = useState(noneChosen);
  const [said, setSaid] = useState('');
  const mayChoose = mayCall(me, 'acceptCases') && rows.some(isChoosable);

  const toggle = (code: string) => {
    const one = rows.find((row) => row.code === code);
    if (one === undefined) return;
    const against = holds(chosen, code) ? undefined : againstChoosing(one);
    setSaid(against ?? '');
    if (against === undefined) setChosen(toggled(chosen, one));
  };
  const againstChoosing = (one: CaseSummary) => {
    if (!isChoosable(one)) return t('several.notChoosable');
    return isFull(chosen) ? t('several.full', { most: mostAccepted }) : undefined;
  };
  const clear = () => {
    setSaid('');
    setChosen(noneChosen);
  };
  const stretch = (from: string, step: 1 | -1) => {
    const to = neighbour(rowsIn(list.current).map(codeOf), from, step);
    if (to === undefined) return;
    setSaid('');
    setChosen(stretched(chosen, { rows, from, to }));
    focusRow(list.current, to);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const from = rowAt(event.target);
    const act = actOf(event.nativeEvent, on);
    const isChoosing = mayChoose || chosen.cases.length > 0;
    if (act === undefined || from === undefined || !isChoosing) return;
    // Without a choice these are keys of the browser and of the case beside.
    if ((act === 'accept' || act === 'clear') && chosen.cases.length === 0) return;
    event.preventDefault();
    if (act === 'choose') toggle(from);
    else if (act === 'accept') onAccept();
    else if (act === 'clear') clear();
    else stretch(from, act === 'down' ? 1 : -1);
  };
  return { chosen, mayChoose, said, toggle, clear, onKeyDown };
}
export type Choosings = ReturnType<typeof useChosen>;

type Act = 'choose' | 'accept' | 'clear' | 'down' | 'up';

/** What a key asks for in the list; letters only where they are switched on. */
function actOf({ key, shiftKey }: KeyboardEvent['nativeEvent'], letters: boolean): Act | undefined {
  if (key === 'Escape') return 'clear';
  if (shiftKey && key === 'ArrowDown') return 'down';
  if (shiftKey && key === 'ArrowUp') return 'up';
  if (!letters || shiftKey) return undefined;
  if (key.toLowerCase() === 'x') return 'choose';
  return key.toLowerCase() === 'a' ? 'accept' : undefined;
}
