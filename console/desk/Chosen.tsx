import { useState } from 'react';
import { Redirect } from 'wouter';
import { keepChoice } from '../kept-choice.ts';
import { isShow } from '../queue/queue-filter.ts';
import { keepShow } from '../queue/use-queue.ts';
import { Gone } from '../states/Failed.tsx';

const keeps: Record<string, (show: string) => void> = {
  queue: (show) => {
    if (isShow(show)) keepShow(show);
  },
  mediations: (show) => keepChoice('mediations', show),
  settlements: (show) => keepChoice('settlements', show),
  staff: (show) => keepChoice('staff', show),
};

/** An address that leads to a part of a list: it is chosen there, and can be changed there. */
export function Chosen({ list, show }: { list: string; show: string }) {
  const keep = Object.hasOwn(keeps, list) ? keeps[list] : undefined;
  useState(() => keep?.(show));
  return keep === undefined ? <Gone /> : <Redirect to={`/${list}`} replace />;
}
