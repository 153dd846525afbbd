import { expect } from 'vitest';
import type { Settings } from '../../src/protocol/words.ts';
import { Household, type HouseholdOptions, TestCamera, type TestTv } from './household.ts';

/** Noa with two TVs that are on, of which the living room's has a camera, and Maya, a friend (W25). */
export class TwoRooms {
  readonly household: Household;
  readonly living: TestTv;
  readonly bedroom: TestTv;
  readonly maya: TestTv;

  private constructor(household: Household, tvs: { living: TestTv; bedroom: TestTv; maya: TestTv }) {
    this.household = household;
    this.living = tvs.living;
    this.bedroom = tvs.bedroom;
    this.maya = tvs.maya;
  }

  static async open(options: HouseholdOptions = {}): Promise<TwoRooms> {
    const household = await Household.open(options);
    const living = await household.signedIn('noa', { camera: new TestCamera(7) });
    const bedroom = await household.signedIn('noa');
    return new TwoRooms(household, { living, bedroom, maya: await household.signedIn('maya') });
  }

  /** Noa sets something in the bedroom. */
  async set(changes: Partial<Settings>): Promise<void> {
    await this.bedroom.tv.settings.set(changes);
    await this.household.pass(200);
  }

  /** Both of Noa's TVs leave; she comes back on one that knows nothing. */
  async elsewhere(): Promise<TestTv> {
    const { living, bedroom, household } = this;
    if (living.tv.air.state.peek().is === 'on') await living.tv.air.stop();
    living.tv.close();
    bedroom.tv.close();
    await household.pass(1_000);
    return household.signedIn('noa', { camera: new TestCamera(9) });
  }

  async close(): Promise<void> {
    await this.household.close();
    expect(this.household.errors).toEqual([]);
  }
}
