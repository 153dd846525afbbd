import { type Arrival, FocusGroup, type Member } from '../../../components/core/FocusGroup.ts';
import { Grid } from '../../../components/core/Grid.ts';
import { RoomDoor } from '../../../components/RoomDoor.ts';
import { keepOrderBy } from '../../../model/order.ts';
import { safeArea, stage } from '../../../theme/metrics.ts';
import type { AppContext } from '../../context.ts';
import { Head } from '../home/Head.ts';
import type { Door } from './doors.ts';
import { columnX, DOOR, DOORS, DOORS_PLAN, HEADS, SEEN } from './layout.ts';
import { Note } from './Note.ts';
import { doorView } from './views.ts';

const roomOf = ({ card }: Door): string => card.room;

/** *Friends are here*: the doors of rooms one is not one of the people of, and a word about rooms beside the last. */
export class DoorRow extends FocusGroup<{ pressed(door: Door): void }> {
  app!: AppContext;
  private head!: Head;
  private grid!: Grid<Door, RoomDoor>;
  private note!: Note;

  /** The one that has the focus, or had it last. */
  get item(): Door | undefined {
    return this.grid.item;
  }

  /** @param stays somebody moves among them: nothing changes places */
  show(doors: readonly Door[], stays: boolean): void {
    this.grid.items = stays ? keepOrderBy(roomOf, this.grid.items, doors) : doors;
    this.head.visible = doors.length > 0;
    this.head.count = String(doors.length);
    this.note.visible = doors.length < SEEN;
    this.note.x = columnX(doors.length);
  }

  /** Gives the door of a room the focus (when the row has it). False where there is none. */
  focusOn(room: string): boolean {
    const at = this.grid.items.map(roomOf).indexOf(room);
    this.grid.focusOn(at);
    return at >= 0;
  }

  override arrive(from: Arrival): void {
    this.grid.arrive(from);
  }

  protected override get members(): readonly Member[] {
    return [this.grid];
  }

  override get position(): undefined {
    return undefined;
  }

  protected override build(): void {
    const { app } = this;
    const { t } = app;
    this.w = stage.width;
    this.head = this.put(Head, { words: t('rooms.around'), x: safeArea.x, y: HEADS.around });
    this.note = this.put(Note, { words: t('rooms.info'), ...DOOR, y: DOORS.y });
    this.grid = this.put(Grid<Door, RoomDoor>, {
      ...DOORS,
      arrival: 'nearest',
      plan: DOORS_PLAN,
      cells: {
        key: roomOf,
        make: (parent) => this.put(RoomDoor, DOOR, parent),
        bind: (part, door) => {
          part.door = doorView(app, door);
          part.signals = { pressed: () => this.signal('pressed', door) };
        },
      },
    });
  }
}
