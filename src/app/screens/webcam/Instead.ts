import { Button } from '../../../components/Button.ts';
import { LineOf } from '../../../components/core/Line.ts';
import { NoCameraArt } from '../../../components/NoCameraArt.ts';
import { Icon } from '../../../components/paint/Icon.ts';
import { Shape } from '../../../components/paint/Shape.ts';
import { frame, plate } from '../../../components/paint/shapes.ts';
import { Spinner } from '../../../components/Spinner.ts';
import { Label } from '../../../components/text/Label.ts';
import { color } from '../../../theme/color.ts';
import type { IconName } from '../../../theme/icons.ts';
import { radius, stage } from '../../../theme/metrics.ts';
import { type } from '../../../theme/type.ts';
import { SIDE } from './places.ts';

export interface InsteadAction {
  readonly icon: IconName;
  readonly label: string;
  readonly act: () => void;
}

/** What is said in the place of the own picture; words are in the reader's language already. */
export interface InsteadView {
  /** `plug`: the camera is not in; `camera`: something else is the matter with it */
  readonly art: 'plug' | 'camera';
  readonly title: string;
  readonly text: string;
  /** the first has the focus */
  readonly actions: readonly InsteadAction[];
  readonly help?: {
    readonly title: string;
    readonly notes: readonly { readonly icon: IconName; readonly text: string }[];
    /** something is being watched for; the line that says so */
    readonly watching: string;
  };
}

const PANEL = { x: 96, y: 150, w: 1104, h: 756 } as const;
const BUTTONS = [
  { y: 150, h: 104 },
  { y: 286, h: 92 },
] as const;
const HELP = { y: 410, h: 496, pad: 36, first: 112, step: 84, last: 420 } as const;

/** 15: no picture, why, and what one can do; also what is said while another TV is on air. */
export class Instead extends LineOf<{ moved(action: InsteadAction): void }> {
  private view: InsteadView | undefined;
  private art!: NoCameraArt;
  private title!: Label;
  private text_!: Label;
  private readonly buttons: Button[] = [];
  private ground!: Shape;
  private helpTitle!: Label;
  private readonly notes: { icon: Icon; label: Label }[] = [];
  private spinner!: Spinner;
  private watching!: Label;

  get instead(): InsteadView | undefined {
    return this.view;
  }
  set instead(view: InsteadView | undefined) {
    this.view = view;
    this.changed();
  }

  protected override build(): void {
    super.build();
    this.direction = 'column';
    this.w = stage.width;
    this.h = stage.height;
    const { x, y, w, h } = PANEL;
    this.put(Shape, { recipe: plate(w, h, radius.picture), ink: color.bg.panel, left: x, top: y });
    this.put(Shape, { recipe: frame(w, h, radius.picture, 2, [8, 6]), ink: color.surface[3], left: x, top: y });
    this.art = this.put(NoCameraArt, { x: x + (w - 340) / 2, y: 289 });
    this.title = this.put(Label, { style: type.display, width: w, align: 'center', x, y: 583 });
    this.text_ = this.put(Label, {
      style: type.largeLight,
      ink: color.text.secondary,
      width: w,
      maxLines: 2,
      align: 'center',
      x,
      y: 679,
    });
    BUTTONS.forEach((place, index) => {
      const pressed = (): void => this.view?.actions[index]?.act();
      const focused = (): void => this.tellPlace(index);
      this.buttons.push(this.put(Button, { ...SIDE, ...place, visible: false, signals: { pressed, focused } }));
    });
    this.buildHelp();
  }

  protected override draw(): void {
    super.draw();
    const { view } = this;
    if (!view) return;
    this.art.unplugged = view.art === 'plug';
    this.title.words = view.title;
    this.text_.words = view.text;
    this.buttons.forEach((button, index) => {
      const action = view.actions[index];
      button.visible = action !== undefined;
      if (!action) return;
      button.label = action.label;
      button.icon = action.icon;
    });
    this.refocus();
    this.drawHelp(view.help);
  }

  /** The focus begins at the first. */
  first(): void {
    const [first] = this.buttons;
    if (first) this.choose(first);
  }

  private tellPlace(index: number): void {
    const action = this.view?.actions[index];
    if (action) this.signal('moved', action);
  }

  private buildHelp(): void {
    const x = SIDE.x + HELP.pad;
    const ink = color.text.secondary;
    this.ground = this.put(Shape, {
      recipe: plate(SIDE.w, HELP.h, radius.picture),
      ink: color.surface[1],
      left: SIDE.x,
      top: HELP.y,
    });
    this.helpTitle = this.put(Label, { style: type.label, x, y: HELP.y + 32 });
    for (let index = 0; index < 3; index++) {
      const y = HELP.y + HELP.first + HELP.step * index;
      this.notes.push({
        icon: this.put(Icon, { size: 40, ink, x, y }),
        label: this.put(Label, { style: type.body, ink, x: x + 60, y, width: SIDE.w - HELP.pad * 2 - 60 }),
      });
    }
    const y = HELP.y + HELP.last;
    this.spinner = this.put(Spinner, { size: 31, stroke: 5, length: 0.34, x: x + 2, y });
    this.watching = this.put(Label, { style: type.caption, ink: color.text.tertiary, x: x + 48, y });
  }

  private drawHelp(help: InsteadView['help']): void {
    const shown = help !== undefined;
    this.ground.visible = shown;
    this.helpTitle.visible = shown;
    this.helpTitle.words = help?.title ?? '';
    this.notes.forEach(({ icon, label }, index) => {
      const note = help?.notes[index];
      icon.visible = note !== undefined;
      label.visible = note !== undefined;
      if (!note) return;
      icon.name = note.icon;
      label.words = note.text;
    });
    this.spinner.visible = (help?.watching ?? '') !== '';
    this.watching.visible = this.spinner.visible;
    this.watching.words = help?.watching ?? '';
  }
}
