import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { CameraFault } from '../capture/camera.ts';
import { findInput, type Input } from '../capture/inputs.ts';
import type { Storage } from '../platform/platform.ts';

export interface InputsPorts {
  list(): Promise<readonly Input[]>;
  /** another one is wanted, at once if one is open; says why it did not open */
  change(wanted: Input): Promise<CameraFault | undefined>;
}

/** Which camera (or microphone) this TV uses. That is the TV's own: they are plugged into it, whoever is signed in. */
export class Inputs {
  private readonly ports: InputsPorts;
  private readonly storage: Storage;
  private readonly key: string;
  private readonly all_ = signal<readonly Input[]>([]);
  private readonly chosen_ = signal<Input | undefined>(undefined);

  /** @param key where the choice is kept */
  constructor(ports: InputsPorts, storage: Storage, key: 'camera' | 'microphone') {
    this.ports = ports;
    this.storage = storage;
    this.key = key;
    this.chosen_.value = inputFrom(storage.get(key));
  }

  /** Those plugged in, as far as the engine tells. */
  get all(): ReadonlySignal<readonly Input[]> {
    return this.all_;
  }

  /** The one somebody chose here, plugged in or not. */
  get chosen(): ReadonlySignal<Input | undefined> {
    return this.chosen_;
  }

  /** Looks again; names are known once one was opened. */
  async look(): Promise<void> {
    this.all_.value = await this.ports.list();
  }

  /** @returns why it did not open; the choice is what it was then */
  async choose(input: Input): Promise<CameraFault | undefined> {
    const fault = await this.ports.change(input);
    if (fault) return fault;
    this.chosen_.value = input;
    this.storage.set(this.key, JSON.stringify(input));
    return undefined;
  }
}

/** Which of those plugged in is used: the one that is open, else the chosen one, else the first. */
export function inputInUse(
  inputs: readonly Input[],
  chosen: Input | undefined,
  open: { readonly id?: string; readonly label: string } | undefined,
): Input | undefined {
  if (open) {
    const opened = { id: open.id ?? '', label: open.label };
    return findInput(inputs, opened) ?? opened;
  }
  return (chosen && findInput(inputs, chosen)) ?? inputs[0];
}

/** What was kept, if it is what we keep. */
function inputFrom(text: string | undefined): Input | undefined {
  if (text === undefined) return undefined;
  try {
    const { id, label } = JSON.parse(text) as Partial<Input>;
    return typeof id === 'string' && typeof label === 'string' ? { id, label } : undefined;
  } catch {
    return undefined;
  }
}
