import Lightning from '@lightningjs/core';
import { type Curve, calmMs, easing } from '../../theme/motion.ts';
import { type Looks, type Surroundings, surroundingsOf } from './surroundings.ts';

type Types<S> = Lightning.Component.TypeConfig & { SignalMapType: S };

type IfEquals<X, Y, A, B> = (<T>() => T extends X ? 1 : 2) extends <T>() => T extends Y ? 1 : 2 ? A : B;
type Writable<T> = {
  [P in keyof T]-?: IfEquals<{ [Q in P]: T[P] }, { -readonly [Q in P]: T[P] }, P, never>;
}[keyof T];
type Data<T> = { [P in keyof T]: T[P] extends (...args: never[]) => unknown ? never : P }[keyof T];
type Plain = Pick<
  Lightning.Element,
  | 'x'
  | 'y'
  | 'w'
  | 'h'
  | 'alpha'
  | 'zIndex'
  | 'visible'
  | 'scale'
  | 'rotation'
  | 'color'
  | 'colorTop'
  | 'colorBottom'
  | 'rect'
  | 'clipping'
  | 'mount'
  | 'mountX'
  | 'mountY'
  | 'pivot'
  | 'pivotX'
  | 'pivotY'
  | 'boundsMargin'
  | 'forceZIndexContext'
>;

/** What may be said when a part is put somewhere: its own writable members, place and size, signals. */
export type PropsOf<T> = { [P in Exclude<Writable<T> & Data<T>, keyof Lightning.Component>]?: T[P] } & Partial<Plain> &
  (T extends { signalMap: infer M } ? { signals?: M } : object);

type Constructor<T> = new (stage: Lightning.Stage) => T;

/** What can be eased from one value to another. */
export type Eased = Partial<Record<'x' | 'y' | 'w' | 'h' | 'alpha' | 'scale' | 'rotation', number>>;

/**
 * What every part is made of. A part has props (accessors that call `changed()`), builds its children once
 * (`build()`), and brings them in line with its props whenever those change (`draw()`).
 * `S` maps the signals it fires to the shapes of their handlers.
 */
export class Part<S extends object = object> extends Lightning.Component<
  Lightning.Component.TemplateSpecLoose,
  Types<S>
> {
  /** The signals a parent may listen to, for the compiler only. */
  declare readonly signalMap: { [K in keyof S]?: S[K] };
  private settled = false;
  private turned = false;

  /** Makes a part or element with its props, adds it to `parent` (this part by default) and returns it. */
  put<T extends Lightning.Element>(type: Constructor<T>, props: PropsOf<T>, parent: Lightning.Element = this): T {
    const child = create(this.stage, type, props);
    parent.childList.add(child);
    return child;
  }

  /** A plain element to hold or clip others. Give it a width: mirroring needs one (see `docs/components.md`). */
  box(props: Partial<Plain>, parent: Lightning.Element = this): Lightning.Element {
    const child = this.stage.createElement(props);
    parent.childList.add(child);
    return child;
  }

  /** Children, once. Props are already there. */
  protected build(): void {}

  /** Brings the children in line with the props; called after `build()` and at each change. */
  protected draw(): void {}

  /** A prop has changed. */
  protected changed(): void {
    if (this.settled) this.draw();
  }

  /** Called when all props of a new part are set; before that, setters only remember. */
  settle(): void {
    if (this.settled) return;
    this.build();
    this.settled = true;
    this.draw();
  }

  override _setup(): void {
    this.settle();
  }

  /** Whether its children are there. */
  protected get isBuilt(): boolean {
    return this.settled;
  }

  /** Whether text runs from right to left here. Places mirror by themselves; what is drawn one-sided asks this. */
  protected get mirrored(): boolean {
    return this.turned;
  }

  /** Lightning's hook: the direction is known, or has changed. */
  _updateDirection(rtl: boolean): void {
    if (rtl === this.turned) return;
    this.turned = rtl;
    this.changed();
  }

  /** Gives the part another size and draws it again. */
  resize(w: number, h: number): void {
    if (this.w === w && this.h === h) return;
    this.w = w;
    this.h = h;
    this.changed();
  }

  protected get surroundings(): Surroundings {
    return surroundingsOf(this.stage);
  }

  protected get looks(): Looks {
    return this.surroundings.looks;
  }

  /** Moves values of an element in `ms`, within what the motion setting allows. */
  protected ease(element: Lightning.Element, to: Eased, ms: number, curve: Curve = easing.standard): void {
    const { motion } = this.looks;
    for (const key of Object.keys(to) as (keyof Eased)[]) {
      const value = to[key];
      if (value === undefined) continue;
      const still = motion === 'none' || ms <= 0 || !element.attached || (motion === 'calm' && key !== 'alpha');
      if (still) {
        element[key] = value;
        element.transition(key).reset(value, 1);
        continue;
      }
      const duration = (motion === 'calm' ? Math.min(ms, calmMs) : ms) / 1000;
      element.setSmooth(key, value, { duration, delay: 0, timingFunction: curve });
    }
  }
}

/** Makes a part without adding it anywhere. */
export function create<T extends Lightning.Element>(
  stage: Lightning.Stage,
  type: Constructor<T>,
  props: PropsOf<T>,
): T {
  const child = stage.createElement({ type, ...props }) as unknown as T & { settle?(): void };
  child.settle?.();
  return child;
}

/**
 * Adds what is whole already to a layer of its own depth. Lightning tells the direction in the midst of adding, and a
 * part that draws itself anew then would stand in that layer twice: it knows the direction before.
 */
export function adopt(layer: Lightning.Element, child: Lightning.Element): void {
  if (layer.rtl) child.rtl = true;
  layer.childList.add(child);
}
