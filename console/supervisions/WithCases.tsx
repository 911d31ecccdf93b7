import { Link } from 'wouter';
import { partsOf } from './case-codes.ts';

/** A sentence in which each case that it names can be opened. */
export function WithCases({ children }: { children: string }) {
  return partsOf(children).map(({ words, isCode, from }) =>
    isCode ? (
      <Link key={from} href={`/queue/${words}`} className="figures">
        {words}
      </Link>
    ) : (
      words
    ),
  );
}
