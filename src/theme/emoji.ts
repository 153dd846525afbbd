import { type AtlasGrid, cellAt } from './icons.ts';

/**
 * The emoji the app can draw (Noto, Apache-2.0), in the order of the keyboard's pages. TVs have no colour font for
 * them, so `scripts/assets.mjs` draws them into an atlas in this order; it is fetched after the first focus.
 */
export const EMOJI: readonly string[] = [
  // The design's own, first on the first page.
  '👍 ❤️ 😂 😄 👋 🍵',
  '😀 😃 😁 😆 😅 🤣 🙂 😉 😊 😇 🥰 😍 🤩 😘 😋 😜 🤪 🤗 🤭 🤔 🤐 😐 😏 🙄 😬 😌 😴 😪 😷 🤒 🥳 😎 🤓 😕 😟 😮',
  '😲 🥺 😢 😭 😱 😤 😡 🤯 😳 🙃 🤠 👻 💩 🤖',
  '👎 👌 ✌️ 🤞 🤟 🤙 👏 🙌 🙏 🤝 💪 👀 🫶 👉 👈 👆 👇 ✋ ✍️',
  '👶 👧 👦 👩 👨 👵 👴 🧑 💃 🕺 🙋 🤷 🤦 🧓',
  '🧡 💛 💚 💙 💜 🖤 🤍 💕 💖 💔 💋 💯 ✨ ⭐ 🌟 🔥 🎉 🎊 🎈 🎁 🎂',
  '🐶 🐱 🐭 🐰 🦊 🐻 🐼 🐨 🦁 🐮 🐷 🐸 🐵 🐔 🐧 🐦 🦄 🦋 🐢 🐟 🐬',
  '🌸 🌹 🌻 🌷 🌲 🌴 🍀 🍁 🌈 ☀️ ☁️ 🌧️ ⛄ ❄️ 🌙 🌍',
  '🍎 🍌 🍓 🍉 🍋 🥑 🥕 🍞 🧀 🍕 🍔 🍟 🍝 🍜 🍣 🥗 🍲 🍪 🍫 🍰 🍦 ☕ 🍷 🍺 🥂 🍾 🍿',
  '📺 📷 🎥 📞 📱 💡 🛋️ 🏠 🚗 ✈️ 🚲 ⏰ 📅 ✅ ❌ ❓ ❗ ⚽ 🏀 🎾 🎮 🎵 🎶 🎸 📚 ✏️ 💤 🛁 🕯️',
]
  .join(' ')
  .split(' ');

export const EMOJI_GRID: AtlasGrid = { cell: 72, gap: 4, columns: 16 };

/** Asks for the coloured form of a sign that also exists as text; people type it with and without. */
const VARIATION = '\ufe0f';

const places = new Map<string, number>();
/** First code unit of each emoji → the emoji beginning with it, longest first. */
const byFirst = new Map<string, string[]>();
EMOJI.forEach((emoji, index) => {
  for (const form of new Set([emoji, emoji.replace(VARIATION, ''), emoji + VARIATION])) {
    if (places.has(form) || form.endsWith(VARIATION + VARIATION)) continue;
    places.set(form, index);
    const first = form.charAt(0);
    const list = byFirst.get(first) ?? [];
    list.push(form);
    list.sort((a, b) => b.length - a.length);
    byFirst.set(first, list);
  }
});

/** The emoji of the atlas that begins at `index` of `text`, or null. */
export function emojiAt(text: string, index: number): string | null {
  const candidates = byFirst.get(text.charAt(index));
  if (candidates) for (const form of candidates) if (text.startsWith(form, index)) return form;
  return null;
}

/** Where an emoji lies in the emoji atlas. */
export function emojiCell(emoji: string): { readonly x: number; readonly y: number } {
  return cellAt(EMOJI_GRID, places.get(emoji) ?? 0);
}
