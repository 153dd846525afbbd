import type { Cancel } from '../../../protocol/clock.ts';

/** Calls back when a pointer was moved: browsers also tell of a move when the page moved under one that was not. */
export function onPointerMove(moved: () => void): Cancel {
  let at = '';
  const told = ({ clientX, clientY }: MouseEvent): void => {
    const now = `${clientX} ${clientY}`;
    if (now === at) return;
    at = now;
    moved();
  };
  window.addEventListener('mousemove', told);
  return () => window.removeEventListener('mousemove', told);
}
