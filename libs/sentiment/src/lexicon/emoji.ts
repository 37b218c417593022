/** Emoji and faces that carry a feeling; the `sentiment` package's own list counts boxes, flags and office supplies. */
const GROUPS = `
3: 😍 🥰 😘 🤩 🎉 🥳 🏆 💖 💕 💗 💓 💞 💝 ❤ ♥ 🧡 💛 💚 💙 💜 🤍 💯
2: 😀 😃 😄 😁 😆 😂 🤣 😊 ☺ 🙂 😇 😋 😎 🤗 👍 👏 🙌 👌 💪 🙏 ⭐ 🌟 🌞 🌈 😻 🫶 ✨ 🤝
1: 😉 😌 😜 😛 🤭 👋 ✅ ✔ 🌸 💐 🌻 🍀 ☀
-1: 😐 😑 😶 🙄 😬 😕 🤨 🥱 😴 🤷 ⚠ 😓
-2: 🙁 ☹ 😞 😔 😟 😣 😖 😫 😩 😢 😥 😰 😧 😦 😨 😒 😠 👎 💔 😱 🤦 😪 ❌
-3: 😡 🤬 😤 😭 🤮 🤢 💩 🖕 😾
`;

export const EMOJI: ReadonlyMap<string, number> = new Map(
  GROUPS.trim()
    .split('\n')
    .flatMap((line) => {
      const [value = '0', ...faces] = line.replace(':', '').split(' ');
      return faces.map((face) => [String.fromCodePoint(face.codePointAt(0) ?? 0), Number(value)] as const);
    }),
);
