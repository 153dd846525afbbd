import { emoji, icons, latin, latinExt } from 'hearth:assets';
import { loadFonts } from '../../src/app/fonts.ts';
import { launch } from '../../src/app/launch.ts';
import { listenToPointer } from '../../src/app/pointer.ts';
import { FocusGroup, type Member } from '../../src/components/core/FocusGroup.ts';
import { type Looks, surround } from '../../src/components/core/surroundings.ts';
import { Atlas } from '../../src/components/paint/Atlas.ts';
import { WEB_KEYS } from '../../src/platform/web.ts';
import { EMOJI_GRID } from '../../src/theme/emoji.ts';
import { ICON_GRID } from '../../src/theme/icons.ts';
import { stage } from '../../src/theme/metrics.ts';
import type { Scene } from './Scene.ts';
import { scenes } from './scenes/scenes.ts';

/**
 * The parts, put together as the design's screens, for looking at: `?scene=02-home`, and `&focus=zone`, `&rtl`,
 * `&calm`, `&still`, `&low`, `&canvas2d`, `&720`. Without a scene the first one; GREEN goes on to the next.
 */

const asked = new URLSearchParams(location.search);
const names = Object.keys(scenes);
const surface = document.getElementById('stage') as HTMLElement;

class Gallery extends FocusGroup {
  private scene!: Scene;

  protected override get members(): readonly Member[] {
    return [this.scene];
  }

  override _setup(): void {
    const motion = asked.has('still') ? 'none' : asked.has('calm') ? 'calm' : 'full';
    const looks: Looks = { motion, shadows: !asked.has('low') };
    const { pointable } = surround(this.stage, {
      looks,
      icons: new Atlas(icons, ICON_GRID),
      emoji: new Atlas(emoji, EMOJI_GRID),
      underlay: surface,
    });
    this.rtl = asked.has('rtl');
    listenToPointer(surface, { pointable, reachable: () => [this], scroll: () => undefined });
    super._setup();
  }

  protected override build(): void {
    this.w = stage.width;
    this.h = stage.height;
    const name = asked.get('scene') ?? names[0] ?? '';
    const type = scenes[name] ?? scenes[names[0] ?? ''];
    if (!type) return;
    document.title = `Hearth parts: ${name}`;
    this.scene = this.put(type, {});
    const focus = asked.get('focus');
    if (focus) this.scene.goTo(focus);
  }

  override _handleGreen(): void {
    const next = names[(names.indexOf(asked.get('scene') ?? names[0] ?? '') + 1) % names.length] ?? '';
    asked.set('scene', next);
    location.search = asked.toString();
  }
}

launch({ app: Gallery, keys: WEB_KEYS, surface, fonts: () => loadFonts(latin, latinExt) });
