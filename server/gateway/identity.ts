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
}

/** How a hello's auth is checked; the accounts part answers, the gateway asks. Every no is a Refusal. */
export interface Authenticator {
  byToken(hello: Hello, token: string): Promise<Identity>;
  byStay(hello: Hello, stay: string, invisible: boolean): Promise<Identity>;
  /** Whether this device ID and secret belong together and to `person`. */
  isDevice(device: string, secret: string, person: string): Promise<boolean>;
}
