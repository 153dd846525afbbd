/// <reference path="../../src/lightning.d.ts" />
import Lightning from '@lightningjs/core';
import { onTestFinished } from 'vitest';
import { FocusGroup, type Member } from '../../src/components/core/FocusGroup.ts';
import { create, type PropsOf } from '../../src/components/core/Part.ts';
import { type Looks, surround } from '../../src/components/core/surroundings.ts';
import type { Atlas } from '../../src/components/paint/Atlas.ts';
import { Label } from '../../src/components/text/Label.ts';

/** Codes of the keys tests press, by name; a single sign types it. */
const CODES: Record<string, number> = {
  Left: 37,
  Up: 38,
  Right: 39,
  Down: 40,
  Enter: 13,
  Back: 461,
  Backspace: 8,
  Red: 403,
  Green: 404,
  Yellow: 405,
  Blue: 406,
  Rewind: 412,
  Play: 415,
  Forward: 417,
};
const KEYS: Record<number, string> = {};
for (const name of Object.keys(CODES)) KEYS[CODES[name] ?? 0] = name;
// As `src/app/keys.ts` has it: all digits share a handler.
for (let code = 48; code <= 57; code += 1) KEYS[code] = 'Digit';
/** Keys of a keyboard that no remote has. */
const OTHERS: Record<string, number> = { F5: 116 };

export type KeyName = 'Left' | 'Up' | 'Right' | 'Down' | 'Enter' | 'Back' | 'Backspace' | 'Red' | 'Yellow' | string;

/** Letters are ten px wide whatever the font: measures are then easy to foresee. */
export const LETTER = 10;

/** A pen that draws nothing, but remembers what it is set to and measures. */
function penOf(canvas: HTMLCanvasElement): unknown {
  const kept: Record<string | symbol, unknown> = { canvas };
  return new Proxy(kept, {
    get(target, name) {
      if (name in target) return target[name];
      if (name === 'measureText') return (text: string) => ({ width: Array.from(text).length * LETTER });
      if (name === 'createLinearGradient' || name === 'createRadialGradient') {
        return () => ({ addColorStop: () => undefined });
      }
      return () => undefined;
    },
  });
}

const pens = new WeakMap<HTMLCanvasElement, unknown>();

/** happy-dom has no canvas; every one gets such a pen, no WebGL, and paths that lead nowhere. */
function fakeCanvas(): void {
  Object.assign(globalThis, { Path2D: class {} });
  HTMLCanvasElement.prototype.getContext = function getContext(this: HTMLCanvasElement, kind: string) {
    if (kind !== '2d') return null;
    if (!pens.has(this)) pens.set(this, penOf(this));
    return pens.get(this);
  } as unknown as HTMLCanvasElement['getContext'];
}

export interface MountOptions {
  readonly rtl?: boolean;
  readonly looks?: Partial<Looks>;
  /** Where emoji come from; without it none are drawn. */
  readonly emoji?: Atlas;
}

export interface Mounted<T extends Lightning.Element> {
  readonly subject: T;
  readonly stage: Lightning.Stage;
  /** Presses keys one after the other, each down and up again. */
  press(...keys: KeyName[]): void;
  /** Holds a key: down, and `repeats` times more. */
  hold(key: KeyName, repeats: number): void;
  /** Class names from the subject to what has the focus. */
  readonly focusPath: readonly string[];
  /** What has the focus. */
  readonly focused: Lightning.Component | undefined;
  /** Keys nobody took, in the order they came out. */
  readonly escaped: readonly string[];
  /** All words that can be seen, in the order they were put. */
  readonly words: readonly string[];
  /** Draws one frame. */
  frame(): void;
  /** Takes the stage away; happens by itself when the test ends. */
  destroy(): void;
}

/** The root of a test: gives the subject the focus and notes which keys come out of it. */
class Bench extends FocusGroup {
  readonly escaped: string[] = [];
  subject: Lightning.Element | undefined;

  protected override get members(): readonly Member[] {
    const { subject } = this;
    return subject && 'canFocus' in subject ? [subject as unknown as Member] : [];
  }

  override _handleUp(): void {
    this.escaped.push('Up');
  }
  override _handleDown(): void {
    this.escaped.push('Down');
  }
  override _handleLeft(): void {
    this.escaped.push('Left');
  }
  override _handleRight(): void {
    this.escaped.push('Right');
  }
  override _handleBack(): void {
    this.escaped.push('Back');
  }
  override _handleBackspace(): void {
    this.escaped.push('Backspace');
  }
}

/** Sends a key event as a TV does: with a code. */
export function sendKey(type: 'keydown' | 'keyup', key: KeyName, repeat = false): void {
  const code = CODES[key] ?? OTHERS[key] ?? (key.length === 1 ? key.toUpperCase().charCodeAt(0) : undefined);
  if (code === undefined) throw new Error(`No key is called ${key}`);
  const event = new KeyboardEvent(type, { key, repeat });
  Object.defineProperty(event, 'keyCode', { value: code });
  window.dispatchEvent(event);
}

/**
 * Puts a part on a stage without a screen and gives it the focus.
 * @example const { press, subject } = mount(Button, { label: 'Stop', w: 352, h: 100 })
 */
export function mount<T extends Lightning.Element>(
  type: new (stage: Lightning.Stage) => T,
  props: PropsOf<T>,
  { rtl = false, looks = {}, emoji }: MountOptions = {},
): Mounted<T> {
  fakeCanvas();
  const application = new Lightning.Application({
    stage: { w: 1920, h: 1080, canvas2d: true, useImageWorker: false, autostart: false },
    keys: KEYS,
    enablePointer: false,
    debug: false,
  });
  const { stage } = application;
  surround(stage, { looks: { motion: 'none', shadows: true, ...looks }, ...(emoji ? { emoji } : {}) });
  application.patch({ w: 1920, h: 1080 });
  application.rtl = rtl;
  const bench = create(stage, Bench, { w: 1920, h: 1080 });
  application.childList.add(bench);
  application._getFocused = () => bench;
  const subject = create(stage, type, props);
  bench.subject = subject;
  bench.childList.add(subject);
  const frame = () => stage.drawFrame();
  application.updateFocusPath();
  frame();
  let destroyed = false;
  const destroy = () => {
    if (!destroyed) application.destroy();
    destroyed = true;
  };
  onTestFinished(destroy);

  const path = (): readonly Lightning.Component[] => {
    application.updateFocusPath();
    return (application.focusPath ?? []).slice(2);
  };
  return {
    subject,
    stage,
    frame,
    press: (...keys) => {
      for (const key of keys) {
        sendKey('keydown', key);
        sendKey('keyup', key);
        frame();
      }
    },
    hold: (key, repeats) => {
      sendKey('keydown', key);
      for (let i = 0; i < repeats; i++) sendKey('keydown', key, true);
      sendKey('keyup', key);
      frame();
    },
    get focusPath() {
      return path().map((part) => part.constructor.name);
    },
    get focused() {
      const parts = path();
      return parts[parts.length - 1];
    },
    get escaped() {
      return bench.escaped;
    },
    get words() {
      return wordsOf(subject);
    },
    destroy,
  };
}

/** The words of all labels under an element that can be seen. */
export function wordsOf(element: Lightning.Element): string[] {
  if (!element.visible || element.alpha === 0) return [];
  const own = element instanceof Label && element.words ? [element.words] : [];
  return own.concat(...element.children.map((child: Lightning.Element) => wordsOf(child)));
}

/** What the texture of an element is called: parts that look the same share one. */
export function textureName(element: Lightning.Element | undefined): string {
  const texture = element?.texture as unknown as { _getLookupId(): string } | null | undefined;
  return texture?._getLookupId() ?? '';
}
