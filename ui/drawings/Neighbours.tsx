import { Drawing, Lit } from './Drawing.tsx';

/** Better together: two people and the paper between them. */
export function Neighbours() {
  return (
    <Drawing width={160} height={100}>
      <path d="M3 94h152" />
      <path d="M37 22a12.5 12.5 0 1 0 25 0 12.5 12.5 0 1 0-25 0M30 94V63c0-12 8-20 19.5-20S69 51 69 63v31M43 94V73M56 94V73" />
      <path d="M99 29a11.5 11.5 0 1 0 23 0 11.5 11.5 0 1 0-23 0M93 94V67c0-10 7-17 17.5-17S128 57 128 67v27M104 94V76M117 94V76" />
      <Lit d="M78 64l14 1v19H78z" />
      <path d="M78 64l14 1v19H78zM69 63l9 3M93 65h-1" />
      <path d="M138 94V46M133 46l2.5-13h7l2.5 13z" />
    </Drawing>
  );
}
