/** Why somebody is off air who was on. */
export type AirEnd = 'stopped' | 'taken_over' | 'lost' | 'account' | 'unplugged';

/**
 * off: nobody can see this room. starting: the server is being asked. on: people may watch. again: a cut was too
 * long to go on by itself, the TV asks. elsewhere: another TV of the same person is on air.
 */
export type AirState =
  | { is: 'off'; ended?: AirEnd }
  | { is: 'starting' }
  | { is: 'on'; broadcast: string; since: number; hidden: boolean; cut: boolean }
  | { is: 'again' }
  | { is: 'elsewhere'; device: string; watching: number };
