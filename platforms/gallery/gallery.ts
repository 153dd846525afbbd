import { emoji, icons, latin, latinExt } from 'hearth:assets';
import { loadFonts } from '../../src/app/fonts.ts';
import { launch } from '../../src/app/launch.ts';
import { listenToPointer } from '../../src/app/pointer.ts';
import { FocusGroup, type Member } from '../../src/components/core/FocusGroup.ts';
import { type Looks, surround } from '../../src/components/core/surroundings.ts';
import { HintStrip } from '../../src/components/HintStrip.ts';
import { Atlas } from '../../src/components/paint/Atlas.ts';
import { WEB_KEYS } from '../../src/platform/web.ts';
import { EMOJI_GRID } from '../../src/theme/emoji.ts';
import { ICON_GRID } from '../../src/theme/icons.ts';
import { stage, z } from '../../src/theme/metrics.ts';
import { families } from './families.ts';
import { Page } from './Page.ts';

/**
 * Every part in every state, a page for each family: `?page=people`, and `&rtl`, `&calm`, `&still`, `&low`,
 * `&canvas2d`, `&720`. Without a page the first one; GREEN goes on to the next.
 */

const asked = new URLSearchParams(location.search);
const names = Object.keys(families);
const at = Math.max(0, names.indexOf(asked.get('page') ?? ''));
const surface = document.getElementById('stage') as HTMLElement;

class Gallery extends FocusGroup {
  private page!: Page;
  private hints!: HintStrip;

  protected override get members(): readonly Member[] {
    return [this.page];
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
    const heading = names[at] ?? '';
    const next = names[(at + 1) % names.length] ?? '';
    document.title = `Hearth parts: ${heading}`;
    const place = `${at + 1} of ${names.length}`;
    this.page = this.put(Page, { heading, place, rows: families[heading] ?? [] });
    this.hints = this.put(HintStrip, { zIndex: z.hints });
    this.hints.hints = [{ key: { kind: 'colour', colour: 'green' }, label: `Next page: ${next}` }];
  }

  override _captureKey(): boolean {
    this.hints.wake();
    return false;
  }

  override _handleGreen(): void {
    asked.set('page', names[(at + 1) % names.length] ?? '');
    location.search = asked.toString();
  }
}

launch({ app: Gallery, keys: WEB_KEYS, surface, fonts: () => loadFonts(latin, latinExt) });
