const code = /([A-Z]{2}\d{2}-\d{5}-\d{5})/;

export interface Part {
  words: string;
  isCode: boolean;
  /** Which part of the sentence it is. */
  from: number;
}

/** A sentence cut at the codes of cases that it names. */
export const partsOf = (sentence: string): Part[] =>
  sentence
    .split(code)
    .map((words, from) => ({ words, isCode: from % 2 === 1, from }))
    .filter(({ words }) => words !== '');
