import { emoji, icons, latin, latinExt } from 'hearth:assets';
import { App } from './app/App.ts';
import { loadFonts } from './app/fonts.ts';
import { english, loadLanguage } from './app/languages/languages.ts';
import { launch } from './app/launch.ts';
import type { AppOptions } from './app/options.ts';
import { screens } from './app/routes.ts';
import { Atlas } from './components/paint/Atlas.ts';
import { webPlatform } from './platform/web.ts';
import { EMOJI_GRID } from './theme/emoji.ts';
import { ICON_GRID } from './theme/icons.ts';

/** Marks that tests and the bench read (`performance.getEntriesByName`). */
const FIRST_FOCUS = 'hearth:first-focus';
const STARTED = 'hearth:started';

async function boot(): Promise<void> {
  performance.mark(STARTED);
  const surface = document.getElementById('stage');
  if (!surface) throw new Error('The page has no element "stage"');
  const platform = webPlatform();
  const asked = new URLSearchParams(location.search).get('language');
  const language = asked ? await loadLanguage(asked) : english;
  const emojiAtlas = new Atlas(emoji, EMOJI_GRID);
  const options: AppOptions = {
    platform,
    language,
    looks: { motion: 'full', shadows: true },
    screens,
    icons: new Atlas(icons, ICON_GRID),
    emoji: emojiAtlas,
    surface,
    start: (app) => {
      void app.navigation.reset('welcome');
    },
    ready: () => {
      performance.mark(FIRST_FOCUS);
      // Needed soon, but nothing waits for it.
      emojiAtlas.load().catch(() => undefined);
    },
  };
  class Hearth extends App {
    override readonly options = options;
  }
  launch({ app: Hearth, keys: platform.keys, surface, fonts: () => loadFonts(latin, latinExt) });
}

void boot();
