/** Told apart on paper by lightness and hue; each keeps 4.5 against the paper, as names may be set in them. */
export const CODE_COLOURS = [
  '#0b5394',
  '#1d6b3a',
  '#7a3e9d',
  '#b3123d',
  '#7d3300',
  '#00736b',
  '#b0227e',
  '#5c6b00',
  '#35508c',
  '#8a5a00',
  '#54316b',
  '#5f5550',
] as const;
