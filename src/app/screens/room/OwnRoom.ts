import type { Button } from '../../../components/Button.ts';
import type { Toggle } from '../../../components/Toggle.ts';
import type { Room } from '../../../model/room.ts';
import { codeOf } from '../../../net/failure.ts';
import type { AppContext } from '../../context.ts';
import { stopSending } from '../../director/own-webcam.ts';
import { letRoomWatch } from './letting.ts';
import { watchersIn, watchLine } from './words.ts';

/** One's own webcam in a room (19): whether the room may watch it, and whether it is on. */
export class OwnRoom {
  private readonly app: AppContext;
  private readonly room: Room;
  private readonly watch: Toggle;
  private readonly show: Button;

  constructor(app: AppContext, room: Room, { watch, show }: { watch: Toggle; show: Button }) {
    this.app = app;
    this.room = room;
    this.watch = watch;
    this.show = show;
  }

  /** Follows what it reads. */
  get onAir(): boolean {
    const { is } = this.app.tv.air.state.value;
    return is === 'on' || is === 'elsewhere';
  }

  /** Says how it stands. Follows what it reads. */
  update(): void {
    const { app, room, watch, show, onAir } = this;
    const { t, tv } = app;
    const { mayWatch } = room.own.value;
    const nobody = tv.settings.now.value.watchMode === 'nobody';
    watch.checked = mayWatch;
    watch.caption = watchLine(t, { count: watchersIn(app, room), on: mayWatch, onAir, nobody });
    watch.spoken = `${watch.label}, ${watch.caption}`;
    show.label = t(onAir ? 'inRoom.stop' : 'inRoom.show');
    show.icon = onAir ? 'stop-fill' : 'video-camera-fill';
    show.colourKey = onAir ? 'red' : 'green';
  }

  letWatch(mayWatch: boolean): void {
    const { app, room } = this;
    letRoomWatch(app, room, mayWatch, {
      kept: (done) => {
        done.catch((failure: unknown) => app.tv.notices.say({ is: 'failed', code: codeOf(failure) }));
      },
      unchanged: () => this.update(),
    });
  }

  showOrStop(): void {
    if (this.onAir) stopSending(this.app);
    else void this.app.navigation.push('myWebcam', {});
  }
}
