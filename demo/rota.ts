/** Who takes a break from the camera: one at a time, and not at the beginning. */
export class Rota {
  readonly #beganAt: number;
  #away: string | undefined;

  constructor(now: number) {
    this.#beganAt = now;
  }

  /** Whether this person may go off air at `now`; if so nobody else may until `back`. `staysMs`: on air at least so long. */
  mayLeave(person: string, staysMs: number, now: number): boolean {
    if (this.#away !== undefined || now - this.#beganAt < staysMs) return false;
    this.#away = person;
    return true;
  }

  back(person: string): void {
    if (this.#away === person) this.#away = undefined;
  }
}
