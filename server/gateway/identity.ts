import type { Request, Start } from '../../src/protocol/words.ts';

export type Hello = Request<'hello'>;

/** Who somebody turned out to be, and what their TV gets to keep. */
export interface Identity {
  person: string;
  device: Start['device'];
  token?: Start['token'];
  stay?: Start['stay'];
  /** friends are to see this person as offline */
  invisible: boolean;
  /** for a guest on somebody's TV */
  guest?: Visit;
}

/** Somebody is a guest on a TV. */
export interface Visit {
  /** who lives there, as far as is known */
  host: string | undefined;
  since: number;
  until: number;
}

/** How a hello's auth is checked; the accounts part answers, the gateway asks. Every no is a Refusal. */
export interface Authenticator {
  byToken(hello: Hello, token: string, pin: string | undefined): Promise<Identity>;
  byStay(hello: Hello, stay: string, wish: { invisible: boolean; pin: string | undefined }): Promise<Identity>;
  /** Whether this device ID and secret belong together and to `person`. */
  isDevice(device: string, secret: string, person: string): Promise<boolean>;
}
