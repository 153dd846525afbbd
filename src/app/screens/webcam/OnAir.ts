import { Button } from '../../../components/Button.ts';
import { ConnectionCard, type ConnectionView } from '../../../components/ConnectionCard.ts';
import { Grid } from '../../../components/core/Grid.ts';
import { Line } from '../../../components/core/Line.ts';
import { Zones } from '../../../components/core/Zones.ts';
import { Label } from '../../../components/text/Label.ts';
import { ViewerRow, type ViewerView } from '../../../components/ViewerRow.ts';
import type { Settings } from '../../../protocol/words.ts';
import { color } from '../../../theme/color.ts';
import { safeArea, stage } from '../../../theme/metrics.ts';
import { ms } from '../../../theme/motion.ts';
import { type } from '../../../theme/type.ts';
import type { AppContext } from '../../context.ts';
import { AdjustSide } from './AdjustSide.ts';
import { DirectSide, type DirectView } from './DirectSide.ts';
import { SIDE } from './places.ts';

const BUTTON = { x: 96, y: 806, w: 352, narrow: 258, lent: 24, h: 100, gap: 24 } as const;
const ROW = { y: 222, h: 116, gap: 12, seen: 3 } as const;
const CARD = { y: 650, h: 256 } as const;

/** Where the focus is, for the hints. */
export type OnAirPlace =
  | { readonly button: string }
  | { readonly offer: string }
  | 'adjust'
  | { readonly viewer: string };

/** What is around the picture of 05: the buttons under it, who is watching, and what leaves this TV. */
export class OnAir extends Zones<
  'buttons' | 'viewers' | 'adjust' | 'direct',
  {
    stop(): void;
    /** muted, or heard again */
    mute(): void;
    invite(): void;
    set(changes: Partial<Settings>): void;
    remove(person: string): void;
    block(person: string): void;
    adjusts(open: boolean): void;
    /** to the cameras of this TV */
    camera(): void;
    moved(place: OnAirPlace): void;
  }
> {
  app!: AppContext;
  /** What is done about a direct connection; set before anything is said about one. */
  own!: { answer(yes: boolean, always?: boolean): void; press(): void };
  private buttons!: Line;
  private picture!: Button;
  private stop!: Button;
  /** Where this TV can send sound. */
  private mute: Button | undefined;
  private count!: Label;
  private list!: Grid<ViewerView, ViewerRow>;
  private nobody!: Label;
  private card!: ConnectionCard;
  private direct!: DirectSide;
  private adjust!: AdjustSide;

  /** Who is watching, in the order they came. */
  set viewers(viewers: readonly ViewerView[]) {
    this.list.items = viewers;
    this.nobody.visible = viewers.length === 0;
    this.count.words = String(viewers.length);
    this.refocus();
  }

  /** What is said while nobody watches. */
  set empty(words: string) {
    this.nobody.words = words;
  }

  set connection(view: ConnectionView) {
    this.card.connection = view;
  }

  set settings({ picture, width }: Pick<Settings, 'picture' | 'width'>) {
    this.picture.label = this.app.t('webcam.pictureAt', { value: picture });
    this.adjust.settings = { picture, width };
  }

  /** Whether whoever watches may hear this room. */
  set speaks(speaks: boolean) {
    if (!this.mute) return;
    this.mute.label = this.app.t(speaks ? 'sound.mute' : 'sound.unmute');
    this.mute.icon = speaks ? 'microphone-fill' : 'microphone-slash-fill';
    // What OK does there is another thing now.
    if (this.mute.hasFocus()) this.signal('moved', { button: this.mute.label });
  }

  /** What the camera in use is called. */
  set cameraName(name: string) {
    this.adjust.cameraName = name;
  }

  /** The focus is on the offer of a direct connection. */
  get offering(): boolean {
    return this.zoneNow === 'direct' && this.direct.isOffer;
  }

  /** Whether the slider is open in the place of the connection. */
  get adjusting(): boolean {
    return this.adjust.visible;
  }

  /** The focus begins at the first who watches; with nobody at *Stop*. */
  first(): void {
    this.close();
    this.buttons.choose(this.stop);
    this.list.focusOn(0);
    this.goTo(this.direct.isOffer ? 'direct' : this.list.items.length > 0 ? 'viewers' : 'buttons');
  }

  /** What is said about a direct connection. An offer takes the focus only from the one it is about. */
  directIs(view: DirectView): void {
    const opens = view.is === 'offer' && !this.direct.isOffer;
    const last = this.direct.direct;
    this.direct.direct = view;
    if (opens) {
      this.close();
      this.direct.first();
      if (this.zoneNow === 'viewers') this.goTo('direct');
    }
    this.settleSide();
    // What OK does there is another thing now.
    if (this.zoneNow === 'direct' && view.is === 'button' && last !== view)
      this.signal('moved', { button: view.label });
  }

  /** The slider goes away again. */
  close(): void {
    if (!this.adjust.visible) return;
    const had = this.zoneNow === 'adjust';
    this.showAdjust(false);
    if (had) this.goTo('buttons');
    this.refocus();
  }

  protected override build(): void {
    super.build();
    this.w = stage.width;
    this.h = stage.height;
    this.buildButtons();
    this.buildViewers();
    this.card = this.put(ConnectionCard, { ...SIDE, ...CARD });
    this.buildDirect();
    this.buildAdjust();
    this.zone('buttons', this.buttons, { right: ['adjust', 'direct', 'viewers'] });
    this.zone('viewers', this.list, { left: 'buttons', down: ['adjust', 'direct'] });
    this.zone('direct', this.direct, { up: 'viewers', left: 'buttons' });
    this.zone('adjust', this.adjust, { up: 'viewers' });
  }

  private buildButtons(): void {
    const say = this.app.t;
    const { sends } = this.app.tv.sound;
    const { gap, h, x, y } = BUTTON;
    const w = sends ? BUTTON.narrow : BUTTON.w;
    // Where four stand in a row, one has less to say than another.
    const lent = sends ? BUTTON.lent : 0;
    this.buttons = this.put(Line, { direction: 'row', gap, x, y, h, w: BUTTON.w * 3 + gap * 2 });
    const moved = (button: string): void => this.signal('moved', { button });
    this.stop = this.buttons.put(Button, {
      label: say('webcam.stop'),
      icon: 'stop-fill',
      colourKey: 'red',
      w,
      h,
      signals: { pressed: () => this.signal('stop'), focused: () => moved(say('webcam.stop')) },
    });
    if (sends)
      this.mute = this.buttons.put(Button, {
        kind: 'secondary',
        w,
        h,
        signals: { pressed: () => this.signal('mute'), focused: () => moved(this.mute?.label ?? '') },
      });
    this.buttons.put(Button, {
      label: say('webcam.invite'),
      icon: 'hand-waving-fill',
      kind: 'secondary',
      w: w - lent,
      h,
      signals: { pressed: () => this.signal('invite'), focused: () => moved(say('webcam.invite')) },
    });
    this.picture = this.buttons.put(Button, {
      icon: 'sliders-horizontal-bold',
      kind: 'secondary',
      disabled: this.app.tv.household.visit.peek() !== undefined,
      w: w + lent,
      h,
      signals: { pressed: () => this.openAdjust(), focused: () => moved(say('webcam.picture')) },
    });
  }

  private buildViewers(): void {
    this.put(Label, { words: this.app.t('webcam.watching'), style: type.head, x: SIDE.x, y: 150 });
    this.count = this.put(Label, { style: type.head, x: safeArea.right, mountX: 1, y: 150 });
    this.nobody = this.put(Label, {
      style: type.body,
      ink: color.text.secondary,
      width: SIDE.w,
      maxLines: 3,
      x: SIDE.x,
      y: ROW.y + 8,
    });
    const { h, gap, seen } = ROW;
    this.list = this.put(Grid<ViewerView, ViewerRow>, {
      ...SIDE,
      y: ROW.y,
      h: (h + gap) * seen - gap,
      plan: {
        scrolls: 'down',
        lanes: 1,
        cell: { w: SIDE.w, h },
        gap: { x: 0, y: gap },
        lines: seen,
        keep: seen,
        moves: ms.crossfade,
      },
      cells: {
        key: ({ person }) => person,
        make: (parent) => this.put(ViewerRow, { w: SIDE.w, h }, parent),
        bind: (row, viewer) => {
          row.viewer = viewer;
          row.signals = {
            removed: () => this.signal('remove', viewer.person),
            blocked: () => this.signal('block', viewer.person),
            focused: () => this.signal('moved', { viewer: viewer.name }),
          };
        },
      },
    });
  }

  private buildDirect(): void {
    this.direct = this.put(DirectSide, {
      app: this.app,
      signals: {
        use: (always) => this.own.answer(true, always),
        stay: () => this.own.answer(false),
        pressed: () => this.own.press(),
        moved: (label) => this.signal('moved', this.direct.isOffer ? { offer: label } : { button: label }),
      },
    });
  }

  private buildAdjust(): void {
    this.adjust = this.put(AdjustSide, {
      app: this.app,
      visible: false,
      signals: {
        set: (changes) => this.signal('set', changes),
        done: () => this.close(),
        camera: () => this.signal('camera'),
        moved: (button) => this.signal('moved', button === undefined ? 'adjust' : { button }),
      },
    });
  }

  private openAdjust(): void {
    this.showAdjust(true);
    this.adjust.first();
    this.goTo('adjust');
  }

  private showAdjust(open: boolean): void {
    this.adjust.visible = open;
    this.settleSide();
    this.signal('adjusts', open);
  }

  /** One of three lies there: the slider, the offer, or the connection. */
  private settleSide(): void {
    const { visible } = this.adjust;
    this.direct.visible = !visible;
    this.card.visible = !visible && !this.direct.isOffer;
    this.refocus();
  }

  /** From the list LEFT leads to *Picture*, which is nearest. */
  override _handleLeft(): boolean {
    if (this.zoneNow === 'viewers') this.buttons.choose(this.picture);
    return super._handleLeft();
  }
}
