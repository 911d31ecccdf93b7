/** As much of the Shape Detection API as is used; TypeScript's own types do not know it. */
interface BarcodeDetector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface BarcodeDetectorClass {
  new (options: { formats: string[] }): BarcodeDetector;
}

const detectorClass = (globalThis as { BarcodeDetector?: BarcodeDetectorClass }).BarcodeDetector;

/** Whether this device reads QR codes with its camera; where it does not, codes are typed. */
export const canScan = (): boolean =>
  detectorClass !== undefined && typeof navigator.mediaDevices?.getUserMedia === 'function';

const everyMs = 180;

/**
 * Reads codes off a camera until it is stopped. @throws where the camera is not given
 * @returns how to stop
 */
export async function scan(
  video: HTMLVideoElement,
  onCode: (text: string) => void,
): Promise<() => void> {
  if (detectorClass === undefined) throw new Error('no detector');
  const detector = new detectorClass({ formats: ['qr_code'] });
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment' },
    audio: false,
  });
  video.srcObject = stream;
  await video.play();
  let stopped = false;
  const look = async () => {
    const codes = await detector.detect(video).catch(() => []);
    const text = codes[0]?.rawValue;
    if (!stopped && text) onCode(text);
    if (!stopped) setTimeout(() => void look(), everyMs);
  };
  void look();
  return () => {
    stopped = true;
    for (const track of stream.getTracks()) track.stop();
  };
}
