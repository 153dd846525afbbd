import { Part } from '../../../components/core/Part.ts';
import { LivePicture } from '../../../components/LivePicture/LivePicture.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { pictureScrim } from '../../../components/paint/shapes.ts';
import { ScrubLine } from '../../../components/ScrubLine.ts';
import { Label } from '../../../components/text/Label.ts';
import type { ClipPlayer } from '../../../playback/clip/player.ts';
import { readClip } from '../../../protocol/clip/reader.ts';
import type { SealedClip } from '../../../protocol/clip/writer.ts';
import { color } from '../../../theme/color.ts';
import { radius, stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import { prepareReplay, replayOn } from '../../replay.ts';
import { duration } from '../../texts.ts';
import { PICTURE } from './places.ts';

const SCRIM_H = 180;
const LINE = { inset: 36, bottom: 28, h: 48 } as const;
const ICON = { size: 44, room: 68 } as const;
const TIMES_W = 176;
const NOTE = { y: 849, icon: 30, gap: 12 } as const;
const STEP_MS = 1_000;

/** The take on 11: it plays once by itself, and can be paused and gone through. */
export class TakeView extends Part<{ focused(): void }> {
  app!: AppContext;
  line!: ScrubLine;
  private picture!: LivePicture;
  private icon!: Icon;
  private note_!: Label;
  private player: ClipPlayer | undefined;

  set note(note: string) {
    this.note_.words = note;
  }

  /** Shows it from the beginning; undefined: nothing. */
  set take(take: SealedClip | undefined) {
    this.player?.stop();
    this.player = undefined;
    this.picture.clear();
    const reader = take && readClip(take.bytes);
    if (!reader) return;
    const player = replayOn(this.picture, reader, () => this.tick());
    this.player = player;
    player.came();
    player.play();
  }

  /** Plays, or pauses. */
  flip(): void {
    const { player } = this;
    if (!player) return;
    if (player.state === 'playing' || player.state === 'waiting') player.pause();
    else player.play();
  }

  pause(): void {
    this.player?.pause();
  }

  /** Goes back or on, ms. */
  skip(ms: number): void {
    const { player } = this;
    player?.seek(player.position + ms);
    this.tick();
  }

  /** Says where it stands; call it a few times a second. */
  tick(): void {
    const { player } = this;
    if (!player) return;
    const runs = player.state === 'playing' || player.state === 'waiting';
    this.icon.name = runs ? 'pause-fill' : 'play-fill';
    this.line.share = player.ms > 0 ? player.position / player.ms : 0;
    this.line.times = { before: '', after: `${duration(player.position)} / ${duration(player.ms)}` };
  }

  protected override build(): void {
    const { x, y, w, h } = PICTURE;
    prepareReplay();
    this.w = stage.width;
    this.h = stage.height;
    this.picture = this.put(LivePicture, { x, y, w, h });
    const top = y + h - SCRIM_H;
    const recipe = pictureScrim(w, SCRIM_H, [0, 0, radius.picture, radius.picture]);
    this.put(Shape, { recipe, left: x, top });
    const lineY = y + h - LINE.bottom - LINE.h;
    this.icon = this.put(Icon, {
      name: 'pause-fill',
      size: ICON.size,
      x: x + LINE.inset,
      y: lineY + (LINE.h - ICON.size) / 2,
    });
    this.line = this.put(ScrubLine, {
      label: this.app.t('video.place'),
      x: x + LINE.inset,
      y: lineY,
      w: w - LINE.inset * 2,
      h: LINE.h,
      room: { before: ICON.room, after: TIMES_W },
      bare: true,
      signals: {
        moved: (by) => this.skip(by * STEP_MS),
        pressed: () => this.flip(),
        focused: () => this.signal('focused'),
      },
    });
    const ink = color.text.tertiary;
    this.put(Icon, { name: 'eye-slash-fill', size: NOTE.icon, ink, x, y: NOTE.y });
    const noteX = NOTE.icon + NOTE.gap;
    this.note_ = this.put(Label, { style: type.caption, ink, x: x + noteX, y: NOTE.y - 1, width: w - noteX });
  }

  override _detach(): void {
    this.player?.stop();
  }
}
