/** As much of the Web Speech API as is used; the types of pages know it not. */
interface Heard {
  readonly results: ArrayLike<ArrayLike<{ transcript: string }> & { isFinal: boolean }>;
  readonly resultIndex: number;
}
interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  start(): void;
  stop(): void;
  abort(): void;
}
type Recogniser = new () => Recognition;

/** What recognises speech in this browser, undefined where nothing does. */
export function recogniserHere(): Recogniser | undefined {
  const page = globalThis as unknown as {
    SpeechRecognition?: Recogniser;
    webkitSpeechRecognition?: Recogniser;
  };
  return page.SpeechRecognition ?? page.webkitSpeechRecognition;
}

export interface Listening {
  language: string;
  /** Words that are settled, one piece after the other. */
  onWords: (words: string) => void;
  /** refused: the microphone may not be used · failed: nothing was understood, or no service was reached. */
  onEnd: (why: 'done' | 'refused' | 'failed') => void;
}

/** Listens until it is told to stop or hears nothing more; answers how to stop. */
export function listen(
  recogniser: Recogniser,
  { language, onWords, onEnd }: Listening,
): () => void {
  const recognition = new recogniser();
  let why: 'done' | 'refused' | 'failed' = 'done';
  recognition.lang = language;
  recognition.continuous = true;
  recognition.interimResults = false;
  recognition.addEventListener('result', (event) => {
    const { results, resultIndex } = event as Event & Heard;
    for (const result of Array.from(results).slice(resultIndex))
      if (result.isFinal) onWords(result[0]?.transcript ?? '');
  });
  recognition.addEventListener('error', (event) => {
    const { error } = event as Event & { error?: string };
    if (error === 'aborted') return;
    why = error === 'not-allowed' || error === 'service-not-allowed' ? 'refused' : 'failed';
  });
  recognition.addEventListener('end', () => onEnd(why));
  recognition.start();
  return () => recognition.stop();
}

/** What was said behind what is written, without a sign too many between them. */
export function said(before: string, words: string, most: number): string {
  const piece = words.trim();
  const between = /[a-z0-9,.]$/i.test(before) && /^[a-z0-9]/i.test(piece) ? ' ' : '';
  return `${before}${between}${piece}`.slice(0, most);
}
