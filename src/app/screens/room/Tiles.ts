import { FocusGroup, type Member } from '../../../components/core/FocusGroup.ts';
import { Grid } from '../../../components/core/Grid.ts';
import { RoomTile } from '../../../components/RoomTile.ts';
import { keepOrder } from '../../../model/order.ts';
import type { Room } from '../../../model/room.ts';
import type { InRoom } from '../../../protocol/words.ts';
import type { AppContext } from '../../context.ts';
import { Thumbnails } from '../home/Thumbnails.ts';
import { TILE, tilesPlan } from './places.ts';
import { onCamera, tileOf } from './words.ts';

/** Those who are on camera in a room (19); it shows nothing, and takes no room, while nobody is. */
export class Tiles extends FocusGroup<{
  /** A picture stands still, goes on or is over: `show` again. */
  changed(): void;
}> {
  app!: AppContext;
  private grid!: Grid<InRoom, RoomTile>;
  private thumbnails!: Thumbnails;
  private room: Room | undefined;

  protected override get members(): readonly Member[] {
    return [this.grid];
  }

  override get position(): undefined {
    return undefined;
  }

  /** What OK does on the tile with the focus. */
  get access(): 'open' | 'ask' {
    return this.grid.item?.onAir ?? 'ask';
  }

  protected override build(): void {
    const { app } = this;
    this.visible = false;
    this.thumbnails = new Thumbnails(app.tv.viewings, () => this.signal('changed'));
    this.grid = this.put(Grid<InRoom, RoomTile>, {
      w: this.w,
      h: this.h,
      plan: tilesPlan,
      cells: {
        key: ({ person }) => person,
        make: (parent) => this.put(RoomTile, TILE, parent),
        bind: (tile, one) => {
          if (this.room) tile.tile = tileOf(app, this.room, one, this.thumbnails.isPaused(one.person));
          tile.signals = {
            pressed: () => void app.navigation.push('watch', { person: one.person }),
            focused: () => this.signal('changed'),
          };
        },
      },
    });
  }

  /** Follows what it reads. */
  show(room: Room): void {
    this.room = room;
    const now = onCamera(this.app, room);
    const hasFocus = this.grid.current?.hasFocus() === true;
    this.grid.items = hasFocus ? keepOrder(this.grid.items, now) : now;
    this.visible = now.length > 0;
    // Thumbnails are too much for the slowest class of line ("Settled" 11).
    const isSlow = this.app.platform.network.line === 'slow';
    this.thumbnails.show(isSlow ? [] : this.grid.seen);
  }

  /** The screen is covered or left. */
  close(): void {
    this.thumbnails.close();
  }
}
