import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { CheckIcon, MicIcon } from '../../ui/icons.tsx';
import { useTexts } from '../texts/language.ts';
import styles from './Report.module.css';
import { listen, recogniserHere } from './speech.ts';

/** Speaking instead of typing, where the browser can do that; elsewhere there is nothing to see. */
export function Speak({ onWords }: { onWords: (words: string) => void }) {
  const recogniser = useRef(recogniserHere());
  const { t, language } = useTexts();
  const [state, setState] = useState<'idle' | 'listening' | 'refused' | 'failed'>('idle');
  const stop = useRef(() => {});
  const heard = useRef(onWords);
  heard.current = onWords;
  useEffect(() => () => stop.current(), []);
  const found = recogniser.current;
  if (found === undefined) return null;
  const start = () => {
    setState('listening');
    stop.current = listen(found, {
      language,
      onWords: (words) => heard.current(words),
      onEnd: (why) => setState(why === 'done' ? 'idle' : why),
    });
  };
  const listening = state === 'listening';
  return (
    <div className={styles.speak}>
      <Button
        kind={listening ? 'primary' : 'outline'}
        icon={listening ? <CheckIcon size={20} /> : <MicIcon size={20} />}
        onClick={() => (listening ? stop.current() : start())}
      >
        {t(listening ? 'report.stopSpeaking' : 'report.speak')}
      </Button>
      <p className={styles.quiet} role="status">
        {listening && t('report.listening')}
        {state === 'idle' && t('report.speakNote')}
        {state === 'refused' && t('report.speakRefused')}
        {state === 'failed' && t('report.speakFailed')}
      </p>
    </div>
  );
}
