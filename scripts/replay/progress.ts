import type { WriteStream } from 'node:tty';

export interface Progress {
  show: (done: number) => void;
  end: () => void;
}

/** One line that is written over on a terminal, a plain line at every tenth anywhere else. */
export function showProgress(
  stream: Pick<WriteStream, 'write'> & { isTTY?: boolean },
  rows: number,
): Progress {
  const onTerminal = stream.isTTY === true;
  const every = Math.max(1, Math.ceil(rows / (onTerminal ? 500 : 10)));
  let shown = false;
  return {
    show: (done) => {
      if (done % every !== 0 && done !== rows) return;
      shown = true;
      const line = `${done} / ${rows}  ${Math.floor((100 * done) / Math.max(rows, 1))} %`;
      stream.write(onTerminal ? `\r${line}` : `${line}\n`);
    },
    end: () => {
      if (onTerminal && shown) stream.write('\n');
    },
  };
}
