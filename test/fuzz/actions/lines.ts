import { type Action, atOnce, type Home, type Seat } from '../home.ts';

/** What happens to TVs and lines: hidden, cut, pulled, switched off. */
export function lines(home: Home, seat: Seat): Action[] {
  const { plug } = seat.tv;
  return [
    ['hides the app from', () => seat.tv.visible(false)],
    ['shows the app to', () => seat.tv.visible(true)],
    ['is cut off, not from', () => atOnce(() => plug.cut())],
    [
      'has the cable pulled, not',
      () =>
        atOnce(() => {
          home.counts.cuts += 1;
          plug.pull();
        }),
    ],
    ['has the cable in again, not', () => atOnce(() => plug.mend())],
    ['has the cable in again, not', () => atOnce(() => plug.mend())],
    ['switches the TV off, not', () => atOnce(() => home.switchOff(seat))],
  ];
}
