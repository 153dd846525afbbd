import { Choice } from '../../components/Choice.ts';
import { Radio } from '../../components/Radio.ts';
import { Sheet } from '../../components/Sheet.ts';
import { Toggle } from '../../components/Toggle.ts';
import { Label } from '../../components/text/Label.ts';
import type { Settings } from '../../protocol/words.ts';
import { color } from '../../theme/color.ts';
import { radius, stage } from '../../theme/metrics.ts';
import { type } from '../../theme/type.ts';

/** What happened to what was chosen. `warns`: something did not work. */
export interface CameraRemark {
  readonly words: string;
  readonly warns: boolean;
}

/** One camera to choose. */
export interface CameraRow {
  readonly label: string;
  readonly chosen: boolean;
}

export interface CameraSheetView {
  readonly heading: string;
  readonly mirror: { readonly label: string; readonly caption: string };
  readonly rotate: { readonly label: string; readonly options: readonly string[] };
  /** The own picture stands beside the sheet and stays bright. */
  readonly besidePicture: boolean;
}

/** What is done on the sheet. */
export interface CameraSheetActs {
  chose(index: number): void;
  set(changes: Partial<Pick<Settings, 'mirror' | 'rotate'>>): void;
}

const TURNS: readonly Settings['rotate'][] = [0, 90, 180, 270];
const PANEL = { x: 1264, y: 134, w: 560, end: 20 };
const HEAD = { x: 1320, y: 162 } as const;
const ROW = { x: 1296, y: 214, w: 496, h: 72, gap: 12 } as const;
const SETTING = { h: 88, pad: 28 } as const;
const REMARK = { x: 1320, w: 448, h: 72, lines: 2 } as const;
/** More than a TV has ports for. */
const MOST = 5;

/** Which camera this TV uses, and how its picture is turned; what is chosen holds at once and shows in the picture. */
export class CameraSheet extends Sheet {
  /** Fixed when it is made, all three. */
  view!: CameraSheetView;
  acts!: CameraSheetActs;
  /** How many cameras there are. */
  count = 0;
  private rows: readonly Radio[] = [];
  private mirror!: Toggle;
  private turn!: Choice;
  private remark_!: Label;

  /** As many as were said when the sheet was made. */
  set cameras(cameras: readonly CameraRow[]) {
    this.rows.forEach((row, index) => {
      row.label = cameras[index]?.label ?? '';
      row.chosen = cameras[index]?.chosen ?? false;
    });
  }

  set settings({ mirror, rotate }: Pick<Settings, 'mirror' | 'rotate'>) {
    this.mirror.checked = mirror;
    this.turn.index = Math.max(0, TURNS.indexOf(rotate));
  }

  set remark(remark: CameraRemark | undefined) {
    this.remark_.words = remark?.words ?? '';
    this.remark_.ink = remark?.warns ? color.state.warn : color.text.secondary;
  }

  protected override build(): void {
    const shown = Math.min(MOST, this.count);
    const settingsY = ROW.y + (ROW.h + ROW.gap) * shown + (shown > 0 ? ROW.gap : 0);
    const remarkY = settingsY + (SETTING.h + ROW.gap) * 2;
    this.panel = { ...PANEL, h: remarkY + REMARK.h + PANEL.end - PANEL.y };
    super.build();
    const { heading, mirror, rotate } = this.view;
    this.heading = heading;
    this.answers.direction = 'column';
    this.putOn(Label, { words: heading, style: type.captionStrong, ink: color.text.secondary, ...HEAD });
    const { gap, ...place } = ROW;
    this.rows = Array.from({ length: shown }, (_, index) =>
      this.answers.put(Radio, {
        ...place,
        y: ROW.y + (ROW.h + gap) * index,
        corners: radius.button,
        signals: { pressed: () => this.acts.chose(index) },
      }),
    );
    const setting = { x: ROW.x, w: ROW.w, h: SETTING.h, pad: SETTING.pad, corners: radius.button };
    this.mirror = this.answers.put(Toggle, {
      ...mirror,
      ...setting,
      y: settingsY,
      signals: { flipped: (on) => this.acts.set({ mirror: on }) },
    });
    this.turn = this.answers.put(Choice, {
      ...rotate,
      ...setting,
      y: settingsY + SETTING.h + gap,
      signals: { chose: (index) => this.acts.set({ rotate: TURNS[index] ?? 0 }) },
    });
    this.remark_ = this.putOn(Label, {
      style: type.caption,
      x: REMARK.x,
      y: remarkY,
      width: REMARK.w,
      maxLines: REMARK.lines,
    });
  }

  /** The focus begins at the camera in use. */
  first(): void {
    const chosen = this.rows.filter((row) => row.chosen)[0];
    this.answers.choose(chosen ?? this.mirror);
  }

  protected override darken(): void {
    if (!this.view.besidePicture) return super.darken();
    const x = PANEL.x - 40;
    // Below the top bar, where one's own state stays bright.
    const y = PANEL.y - 14;
    this.box({ rect: true, x, y, w: stage.width - x, h: this.h - y, color: color.scrim.modal });
  }
}
