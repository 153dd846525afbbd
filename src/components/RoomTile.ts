import { size } from '../theme/metrics.ts';
import { LiveTile, type TileView } from './LiveTile.ts';
import { Pill } from './Pill.ts';

const EDGE = 16;
const FACE = { d: size.avatar.l, y: 32 } as const;

/** Somebody who is on camera in a room (19): 341×192, with the name alone. */
export class RoomTile extends LiveTile {
  private name!: Pill;

  protected override buildWords(): void {
    this.face_.size = FACE.d;
    this.face_.x = (this.w - FACE.d) / 2;
    this.face_.y = FACE.y;
    this.live_.x = EDGE;
    this.live_.y = EDGE;
    this.name = this.put(Pill, { kind: 'name', x: EDGE });
  }

  protected override drawWords({ name, access }: TileView): void {
    this.name.icon = access === 'ask' ? 'hand-palm-fill' : undefined;
    this.name.label = name;
    this.name.y = this.h - EDGE - this.name.h;
  }
}
