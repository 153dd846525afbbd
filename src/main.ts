import './engine.ts';
import { emoji, icons, latin, latinExt, quiet, sofa } from 'hearth:assets';
import { App } from './app/App.ts';
import { direct } from './app/director/director.ts';
import { loadFonts } from './app/fonts.ts';
import { english, loadLanguage } from './app/languages/languages.ts';
import { launch } from './app/launch.ts';
import type { AppOptions } from './app/options.ts';
import { screens } from './app/routes.ts';
import { browserCameras } from './capture/browser-cameras.ts';
import { Atlas } from './components/paint/Atlas.ts';
import { StudioLater } from './model/studio-later.ts';
import { createTv, type TvOptions } from './model/tv.ts';
import { canConnectDirectly } from './net/direct/able.ts';
import { openWebSocket } from './net/socket.ts';
import type { KeyMap } from './platform/platform.ts';
import { soundCodecs } from './platform/sound-codecs.ts';
import { webPlatform } from './platform/web.ts';
import { systemClock } from './protocol/clock.ts';
import { EMOJI_GRID } from './theme/emoji.ts';
import { ICON_GRID } from './theme/icons.ts';

/** Marks that tests and the bench read (`performance.getEntriesByName`). */
const FIRST_FOCUS = 'hearth:first-focus';
const STARTED = 'hearth:started';

async function boot(): Promise<void> {
  performance.mark(STARTED);
  const surface = document.getElementById('stage');
  if (!surface) throw new Error('The page has no element "stage"');
  const query = new URLSearchParams(location.search);
  const platform = webPlatform();
  const asked = query.get('language');
  const language = asked ? await loadLanguage(asked) : english;
  const usual: TvOptions = {
    platform,
    clock: systemClock,
    random: Math.random,
    newKey: randomKey,
    openSocket: openWebSocket,
    camera: browserCameras(),
    microphones: () => import('./capture/user-microphone.ts').then(({ userMicrophones }) => userMicrophones()),
    encoderFor: (camera) =>
      import('./model/studio.ts').then(({ browserEncoder }) => browserEncoder('./encoder-worker.js')(camera)),
    studio: (options) =>
      new StudioLater(
        () => import('./model/studio.ts').then(({ CameraStudio }) => new CameraStudio(options)),
        options.cameraMoved,
      ),
    direct: () => import('./model/direct/engine.ts').then(({ browserDirect }) => browserDirect),
    sound: () => import('./model/sound.ts').then(({ browserSound }) => browserSound()),
    abilities: {
      microphone: false,
      sound: soundCodecs(),
      codecs: { show: ['jpeg', 'webp'], send: ['jpeg'] },
      videoMessages: true,
      direct: canConnectDirectly(),
      screen: { width: window.innerWidth, height: window.innerHeight },
    },
    shelf: () => import('./platform/shelf.ts').then(({ browserShelf }) => browserShelf('hearth.clips')),
    app: { name: 'hearth-tv', version: HEARTH_VERSION },
    language: language.code,
  };
  const emulated = query.has('emulator') ? await emulation(usual, platform.keys) : undefined;
  const tv = createTv(emulated?.options ?? usual);
  emulated?.attach(tv);
  const emojiAtlas = new Atlas(emoji, EMOJI_GRID);
  const options: AppOptions = {
    platform,
    tv,
    language,
    looks: { motion: 'full', shadows: true },
    screens,
    icons: new Atlas(icons, ICON_GRID),
    emoji: emojiAtlas,
    quietRoom: quiet,
    sofa,
    tones: () => import('./platform/tones.ts').then(({ webTones }) => webTones()),
    surface,
    start: (app) => {
      direct(app);
      tv.open();
    },
    ready: () => {
      performance.mark(FIRST_FOCUS);
      // Needed soon, but nothing waits for it.
      emojiAtlas.load().catch(() => undefined);
      import('./platform/line-probe.ts')
        .then(({ measureLine }) => measureLine(platform.assetUrl))
        .then((line) => line && platform.network.measured?.(line))
        .catch(() => undefined);
      // BACK must not need the line.
      import('./app/sheets/leave/leaving.ts').catch(() => undefined);
    },
  };
  class Hearth extends App {
    override readonly options = options;
  }
  launch({ app: Hearth, keys: platform.keys, surface, fonts: () => loadFonts(latin, latinExt) });
}

/** The emulator may look into a TV and press its keys, on this machine only. */
async function emulation(usual: TvOptions, keys: KeyMap) {
  const { emulate, isLocal } = await import('./emulator/agent.ts');
  return isLocal(location.hostname) ? emulate(usual, keys) : undefined;
}

/** A key nobody else makes: 96 bits. */
function randomKey(): string {
  const words = crypto.getRandomValues(new Uint32Array(3));
  return Array.from(words, (word) => word.toString(36)).join('-');
}

void boot();
