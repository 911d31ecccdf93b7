import { useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { CloseIcon, SpeakerIcon } from '../../ui/icons.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { aloudEn } from '../texts/aloud.en.ts';
import { aloudZh } from '../texts/aloud.zh-CN.ts';
import { useTexts } from '../texts/language.ts';
import { textsOfPart, usePartTexts } from '../texts/part.ts';
import { wordsOn } from './pieces.ts';
import styles from './ReadAloud.module.css';
import { speak } from './speak.ts';

const texts = textsOfPart('aloud', { 'zh-CN': aloudZh, en: aloudEn });

/** Reads the page to whoever would rather listen, and is silent as soon as they go on. */
export default function ReadAloud() {
  const a = usePartTexts(texts);
  const { language } = useTexts();
  const here = useRef<HTMLDivElement>(null);
  const silence = useRef<(() => void) | undefined>(undefined);
  const [state, setState] = useState<'silent' | 'speaking' | 'failed'>('silent');
  useEffect(() => () => silence.current?.(), []);
  const begin = () => {
    const page = here.current?.closest('main');
    if (!page) return;
    setState('speaking');
    silence.current = speak({
      language,
      words: wordsOn(page),
      onEnd: (why) => setState(why === 'failed' ? 'failed' : 'silent'),
    });
  };
  const stop = () => {
    silence.current?.();
    setState('silent');
  };
  const isSpeaking = state === 'speaking';
  return (
    <div ref={here} className={styles.aloud} data-silent>
      <Button
        kind="outline"
        icon={isSpeaking ? <CloseIcon size={22} /> : <SpeakerIcon size={22} />}
        onClick={isSpeaking ? stop : begin}
      >
        {a(isSpeaking ? 'stop' : 'read')}
      </Button>
      {state === 'failed' && <Refusal why={a('failed')} />}
    </div>
  );
}
