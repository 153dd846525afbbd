/** What the worker is asked; `id` is an encoder's or a decoder's. */
export type Ask =
  | { do: 'encoder'; id: number; kbps: number; packetMs: number; sampleRate: number }
  | { do: 'encode'; id: number; samples: Float32Array; at: number }
  | { do: 'decoder'; id: number }
  | { do: 'decode'; id: number; payload: Uint8Array; mark: number }
  | { do: 'close'; id: number }
  | { do: 'measure' };

/** What it says. */
export type Answer =
  | { is: 'packet'; id: number; bytes: Uint8Array; at: number }
  | { is: 'sound'; id: number; samples: Float32Array; sampleRate: number; mark: number }
  /** encoding took so much of the time that was encoded, 0 … */
  | { is: 'measured'; share: number };
