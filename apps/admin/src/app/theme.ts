import {
  createTheme,
  defaultVariantColorsResolver,
  getContrastColor,
  parseThemeColor,
  type MantineColorsTuple,
  type MantineTheme,
  type VariantColorsResolver,
} from '@mantine/core';

const fjord: MantineColorsTuple = [
  '#e8f4f2',
  '#d3e6e3',
  '#a6cdc7',
  '#75b3aa',
  '#4d9e93',
  '#339184',
  '#208a7c',
  '#0f766a',
  '#0f5b52',
  '#0a463f',
];
const amber: MantineColorsTuple = [
  '#fff6e6',
  '#fdeacc',
  '#fad39b',
  '#f6bb66',
  '#f3a63a',
  '#d98a1a',
  '#b97009',
  '#8a4b00',
  '#703d00',
  '#552e00',
];
/** Grey with a breath of green, dark enough that "dimmed" keeps 4.5 on paper. */
const stone: MantineColorsTuple = [
  '#f7f6f2',
  '#efede7',
  '#dedbd2',
  '#c7c4ba',
  '#a5a69c',
  '#7b8079',
  '#5b635e',
  '#47524d',
  '#313a36',
  '#1d2522',
];

/** Words on a filled ground: the grounds are light in the dark theme, and the library chooses by the light theme alone. */
const onFilled = (theme: MantineTheme, color = theme.primaryColor): string => {
  const on = (colorScheme: 'light' | 'dark'): string =>
    getContrastColor({ color, theme, colorScheme, autoContrast: true });
  return `light-dark(${on('light')}, ${on('dark')})`;
};
const variantColorResolver: VariantColorsResolver = (asked) => {
  const colors = defaultVariantColorsResolver(asked);
  const { color, theme, variant } = asked;
  const { isThemeColor, shade } = parseThemeColor({ color: color ?? theme.primaryColor, theme });
  return variant === 'filled' && isThemeColor && shade === undefined
    ? { ...colors, color: onFilled(theme, color) }
    : colors;
};

const STILL = { duration: 0 } as const;

export const theme = createTheme({
  primaryColor: 'fjord',
  primaryShade: { light: 8, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  variantColorResolver,
  colors: { fjord, amber, gray: stone },
  black: '#1d2522',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    // A dialog is not a page, so its header is not a banner landmark. Nothing moves unless someone moved it.
    Modal: { defaultProps: { attributes: { header: { role: 'presentation' } }, transitionProps: STILL } },
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } }, transitionProps: STILL } },
    ModalRoot: { defaultProps: { transitionProps: STILL } },
    DrawerRoot: { defaultProps: { transitionProps: STILL } },
    Menu: { defaultProps: { transitionProps: STILL } },
    Popover: { defaultProps: { transitionProps: STILL } },
    Accordion: { defaultProps: { transitionDuration: 0 } },
    SegmentedControl: { defaultProps: { transitionDuration: 0 } },
    Anchor: { defaultProps: { underline: 'always' } },
    Checkbox: { vars: (theme: MantineTheme) => ({ root: { '--checkbox-icon-color': onFilled(theme) } }) },
    Radio: { vars: (theme: MantineTheme) => ({ root: { '--radio-icon-color': onFilled(theme) } }) },
    Table: { defaultProps: { verticalSpacing: 'xs' } },
    Badge: { defaultProps: { tt: 'none', fw: 600 } },
  },
});
