import { inPieces } from './pieces.ts';

export interface Speaking {
  language: string;
  words: readonly string[];
  /** done: all of it was said · failed: this phone has no voice for it. */
  onEnd: (why: 'done' | 'failed') => void;
}

/** Says words one after another; answers how to be silent. */
export function speak({ language, words, onEnd }: Speaking): () => void {
  const voice = globalThis.speechSynthesis;
  const pieces = words.flatMap(inPieces);
  let silent = false;
  const end = (why: 'done' | 'failed') => {
    if (silent) return;
    silent = true;
    voice.cancel();
    onEnd(why);
  };
  voice.cancel();
  for (const [place, piece] of pieces.entries()) {
    const spoken = new SpeechSynthesisUtterance(piece);
    spoken.lang = language;
    // A little slower than the news.
    spoken.rate = 0.9;
    spoken.onerror = () => end('failed');
    if (place === pieces.length - 1) spoken.onend = () => end('done');
    voice.speak(spoken);
  }
  if (pieces.length === 0) end('done');
  return () => {
    silent = true;
    voice.cancel();
  };
}
