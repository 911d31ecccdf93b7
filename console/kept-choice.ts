import { useState } from 'react';

/** Under a name that is dropped when somebody else sits here: see moves/drafts.ts. */
const keyOf = (list: string) => `${list}-filter`;

/** Keeps what a list is to show, for as long as the tab. */
export function keepChoice(list: string, choice: string): void {
  try {
    sessionStorage.setItem(keyOf(list), choice);
  } catch {
    // The list then shows what it usually does.
  }
}

function keptChoice(list: string): string | null {
  try {
    return sessionStorage.getItem(keyOf(list));
  } catch {
    return null;
  }
}

interface Choices<C extends string> {
  choices: readonly C[];
  usual: C;
}

/** What a list shows: as it was chosen last in this tab, here or by a link that leads to it. */
export function useKeptChoice<C extends string>(
  list: string,
  { choices, usual }: Choices<C>,
): [C, (choice: C) => void] {
  const [choice, setChoice] = useState<C>(() => {
    const kept = keptChoice(list);
    return choices.find((one) => one === kept) ?? usual;
  });
  const choose = (next: C) => {
    setChoice(next);
    keepChoice(list, next);
  };
  return [choice, choose];
}
