import { TestCamera } from '../../support/household.ts';
import { type Clip, jpegsOf } from './footage.ts';

/** The camera of a TV without a screen, with pictures of real footage (160 × 90 whatever is asked for). */
export class FootageCamera extends TestCamera {
  readonly #pictures: Uint8Array[];
  #next = 0;

  constructor(clip: Clip) {
    super();
    this.#pictures = jpegsOf(clip);
  }

  override encode(): { codec: 'jpeg'; bytes: Uint8Array<ArrayBuffer> } {
    this.#next += 1;
    return { codec: 'jpeg', bytes: Uint8Array.from(this.#pictures[this.#next % this.#pictures.length] ?? []) };
  }
}
