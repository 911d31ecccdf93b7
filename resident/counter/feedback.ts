/** Two tones that rise, and a short shake: heard and felt where nobody looks at the screen. */
const tones = [660, 990] as const;
const toneSeconds = 0.14;
const shake = [80, 50, 120];

let sound: AudioContext | undefined;

/** Browsers let a page sound only after a finger was on it: called by the press that hands over. */
export function prepareSound(): void {
  try {
    sound ??= new AudioContext();
    void sound.resume();
  } catch {
    // A device without sound still shows and shakes.
  }
}

export function tellSuccess(): void {
  if (typeof navigator.vibrate === 'function') navigator.vibrate(shake);
  for (const [place, tone] of tones.entries()) play(tone, place * toneSeconds);
}

function play(tone: number, after: number): void {
  if (sound === undefined) return;
  const source = sound.createOscillator();
  const volume = sound.createGain();
  const begin = sound.currentTime + after;
  source.frequency.value = tone;
  volume.gain.setValueAtTime(0.25, begin);
  volume.gain.exponentialRampToValueAtTime(0.01, begin + toneSeconds);
  source.connect(volume).connect(sound.destination);
  source.start(begin);
  source.stop(begin + toneSeconds);
}
